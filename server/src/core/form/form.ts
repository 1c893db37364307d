/**
 * A form: what a report of one family looks like, as data. Nothing in the engine knows a section, a table or a
 * label by name; they all come from here (YAML under `rules/<pack>/form/`, compiled ahead of time).
 */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export interface Form {
  readonly id: string;
  readonly name: Localized;
  readonly editions: readonly Edition[];
  readonly title: TitleTemplate;
  readonly sections: readonly SectionTemplate[];
  readonly tables: readonly TableTemplate[];
}

/** A form's edition and the report years that it serves (inclusive; null: still in force). */
export interface Edition {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly name: Localized;
}

export interface TitleTemplate {
  /** `政府信息公开工作年度报告`: the words after agency and year. */
  readonly suffix: string;
  /** Other wordings that still are this form's title, most exact first. */
  readonly variants: readonly string[];
}

export interface SectionTemplate {
  readonly id: string;
  /** 1 for 一、 */
  readonly ordinal: number;
  readonly title: string;
  /** Accepted wordings besides the form's own. */
  readonly variants: readonly string[];
  /** `prose`: must have text; `table`: its content is the table of this id. */
  readonly content: 'prose' | 'table';
  readonly table: string | null;
  /** The matters that the section must treat (section one has five). */
  readonly matters: readonly MatterTemplate[];
}

export interface MatterTemplate {
  readonly id: string;
  readonly title: string;
  /** Words that name it in a sub-heading, most exact first. */
  readonly variants: readonly string[];
}

export interface TableTemplate {
  readonly id: string;
  readonly name: Localized;
  readonly section: string;
  readonly rows: readonly RowTemplate[];
  readonly columns: readonly ColumnTemplate[];
  readonly rowIndex: ReadonlyMap<string, number>;
  readonly columnIndex: ReadonlyMap<string, number>;
  /** Printed relation note of the form; null where it has none. */
  readonly note: string | null;
  /** How the binder reads it: one header over all rows, a header a block of rows, or one row of groups. */
  readonly layout: 'grid' | 'blocks' | 'row-of-groups';
}

export interface RowTemplate {
  readonly id: string;
  /** The form's label, with its ordinal: `（一）予以公开`. */
  readonly label: string;
  /** For messages: `予以公开`. */
  readonly name: Localized;
  readonly aliases: readonly string[];
  /** Id of the group heading above it (`C3`), null at the top. */
  readonly group: string | null;
  readonly kind: 'leaf' | 'total';
  /** Editions that have the row. */
  readonly editions: readonly string[];
  /** Columns that the row has, by edition. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export interface ColumnTemplate {
  readonly id: string;
  readonly label: string;
  readonly name: Localized;
  readonly aliases: readonly string[];
  readonly editions: readonly string[];
  readonly unit: string;
  /** Decimals are right (money); otherwise an integer is wanted. */
  readonly decimal: boolean;
  /** Negative values are right (增/减 of the 2019 form). */
  readonly signed: boolean;
}
