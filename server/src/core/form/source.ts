import type { Localized } from './form.js';

/** `form/form.yaml` as parsed; `pack/form-schema.ts` has checked it. */
export interface FormSource {
  readonly id: string;
  readonly name: Localized;
  readonly editions: readonly { id: string; from: number; to?: number | undefined; name: Localized }[];
  readonly title: {
    readonly suffix: string;
    readonly variants?: readonly string[] | undefined;
    readonly news?: readonly string[] | undefined;
  };
  readonly sections: readonly SectionSource[];
  readonly noise?: readonly string[] | undefined;
}

export interface SectionSource {
  readonly id: string;
  readonly ordinal: number;
  readonly title: string;
  readonly variants?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly content: 'prose' | 'table';
  readonly table?: string | undefined;
  readonly matters?:
    | readonly { id: string; title: string; variants?: readonly string[] | undefined }[]
    | undefined;
}

interface LabelSource {
  readonly label: string;
  readonly aliases?: readonly string[] | undefined;
}

interface DatedSource {
  readonly editions?: readonly string[] | undefined;
}

/** One file of `form/tables/` as parsed. */
export interface TableSource {
  readonly id: string;
  readonly name: Localized;
  readonly section: string;
  readonly layout: 'grid' | 'blocks' | 'row-of-groups';
  readonly note?: string | undefined;
  readonly heads?: readonly string[] | undefined;
  readonly columns: readonly (LabelSource &
    DatedSource & {
      readonly id: string;
      readonly labels?: Readonly<Record<string, string>> | undefined;
      readonly name: Localized;
      readonly keys?: readonly string[] | undefined;
      readonly unit?: string | undefined;
      readonly decimal?: boolean | undefined;
      readonly signed?: boolean | undefined;
    })[];
  readonly columnGroups?: readonly (LabelSource & { readonly of: readonly string[] })[] | undefined;
  readonly groups?:
    | readonly (LabelSource &
        DatedSource & {
          readonly id: string;
          readonly name: Localized;
          readonly group?: string | undefined;
        })[]
    | undefined;
  readonly banners?:
    | readonly (LabelSource & DatedSource & { readonly rows: readonly string[] })[]
    | undefined;
  readonly rows: readonly (LabelSource &
    DatedSource & {
      readonly id: string;
      readonly labels?: Readonly<Record<string, string>> | undefined;
      readonly name: Localized;
      readonly meaning?: Localized | undefined;
      readonly group?: string | undefined;
      readonly kind?: 'leaf' | 'total' | undefined;
      readonly columns?: Readonly<Record<string, readonly string[]>> | undefined;
      readonly units?: Readonly<Record<string, string>> | undefined;
    })[];
}
