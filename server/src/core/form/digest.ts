import type { Form, TableTemplate } from './form.js';
import type { Sense } from './sense.js';
import type { RowEntry, TableWords } from './table-words.js';

/** What a look-up makes of a label as the form prints it; of each sense only what it says. */
export type LabelDigest = readonly [
  words: string,
  ordinal: number,
  key: string,
  senses: readonly (Partial<Sense> | null)[],
];

/** Words of one table as plain data: maps as their entries. */
export interface TableDigest
  extends Pick<
    TableWords,
    'keys' | 'note' | 'near' | 'prefixes' | 'around' | 'columnSets' | 'members' | 'innermost' | 'order'
  > {
  readonly rows: readonly (readonly [string, readonly RowEntry[]])[];
  readonly columns: readonly (readonly [string, number])[];
  readonly groups: readonly (readonly [string, number])[];
  readonly columnGroups: readonly (readonly [string, number])[];
  readonly banners: readonly (readonly [string, number])[];
  readonly heads: readonly string[];
  readonly levels: readonly number[];
  readonly legal: readonly number[];
  readonly headOrders: TableWords['headOrders'];
}

/** What reading makes of a form's labels, made when its pack was compiled: a process need not do it at its start. */
export interface FormDigest {
  readonly tables: readonly TableDigest[];
  readonly labels: readonly LabelDigest[];
}

const known = new WeakMap<Form, FormDigest>();

/** Hands over the digest of exactly this form; a form made of it with other labels has none. */
export const keepFormDigest = (form: Form, digest: FormDigest): void => {
  known.set(form, digest);
};

export const formDigestOf = (form: Form): FormDigest | null => known.get(form) ?? null;

export const hydrateWords = (template: TableTemplate, digest: TableDigest): TableWords => ({
  ...digest,
  template,
  rows: new Map(digest.rows),
  columns: new Map(digest.columns),
  groups: new Map(digest.groups),
  columnGroups: new Map(digest.columnGroups),
  banners: new Map(digest.banners),
  heads: new Set(digest.heads),
  levels: Uint8Array.from(digest.levels),
  legal: Uint8Array.from(digest.legal),
});
