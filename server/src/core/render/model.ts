/** A report as its author means it, without any syntax: what the renderers write and `cleanReport` makes. */
export interface ReportModel {
  readonly title: string;
  /** Paragraphs before the first heading. */
  readonly intro: readonly string[];
  readonly sections: readonly SectionModel[];
  /** Lines at the end: agency, date. */
  readonly signature: readonly string[];
}

export interface SectionModel {
  /** Id of the form's section. */
  readonly id: string;
  /** As written, with its ordinal: `一、总体情况`. */
  readonly heading: string;
  /** Prose directly under the heading. */
  readonly paragraphs: readonly string[];
  readonly matters: readonly MatterModel[];
  readonly table: TableModel | null;
}

export interface MatterModel {
  readonly id: string;
  /** As written, with its ordinal: `（一）主动公开`. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A table of the form with what its author wrote into it. */
export interface TableModel {
  /** Id of the form's table. */
  readonly id: string;
  readonly edition: string;
  /** Ids of rows and columns that stand in it, in the order in which they stand. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `row/column` → what the cell says; nothing: blank. */
  readonly cells: Readonly<Record<string, string>>;
  /** Labels written otherwise than the form has them, by row id, `/column` id, group id or `note`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Rows that the form does not have. */
  readonly foreign: readonly ForeignRow[];
}

export interface ForeignRow {
  /** Id of the form's row that it stands behind. */
  readonly after: string;
  readonly label: string;
  readonly cells: readonly string[];
}
