/** The clean report of a pack, as its `cases/base.yaml` has it; placeholders `{{year}}` not yet filled in. */
export interface BaseReport {
  readonly year: number;
  readonly place: string;
  readonly agency: string;
  readonly contact: Contact;
  readonly title: string;
  readonly intro: readonly string[];
  readonly prose: readonly BaseProse[];
  readonly signature: readonly string[];
  readonly cells: Readonly<Record<string, string | number>>;
  readonly editions: Readonly<Record<string, BaseEdition>>;
}

export interface Contact {
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
}

export interface BaseProse {
  /** Name that cases use. Without `section` it is the id of a matter. */
  readonly key: string;
  readonly section?: string | undefined;
  readonly text: readonly string[];
}

export interface BaseEdition {
  readonly intro?: readonly string[] | undefined;
  readonly prose?: readonly BaseProse[] | undefined;
  readonly cells?: Readonly<Record<string, string | number>> | undefined;
}
