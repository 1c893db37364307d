import type { ContactLabels } from './contact.js';
import type { ProseVocabulary } from './vocabulary.js';

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
  /** Words that open a line which is a page's own (发布时间, 浏览次数, 打印本页), not the report's. */
  readonly noise: readonly string[];
  /** Words by which figures in prose are understood; absent: the pack has none, and prose is not read. */
  readonly prose?: ProseVocabulary;
  /** Labels of contact data; absent: contact data are not read. */
  readonly contact?: ContactLabels;
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
  /** Words that make a line with these words a message about a report: 发布 where the agency ends, 一图读懂 where the line begins. */
  readonly news?: readonly string[];
}

export interface SectionTemplate {
  readonly id: string;
  /** 1 for 一、 */
  readonly ordinal: number;
  readonly title: string;
  /** Accepted wordings besides the form's own. */
  readonly variants: readonly string[];
  /** Words of which one stands in any heading that, with the right ordinal, can be meant for this section. */
  readonly keys: readonly string[];
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
  /** Headings above rows (`（三）不予公开`), outermost first. */
  readonly groups: readonly GroupTemplate[];
  /** Heads that span columns (`法人或其他组织`), outermost first. */
  readonly columnGroups: readonly ColumnGroupTemplate[];
  /** Lines that open a block of rows (`第二十条第（一）项`). */
  readonly banners: readonly BannerTemplate[];
  /** Words over the label column (`信息内容`, 项目, 序号). */
  readonly heads: readonly string[];
}

export interface GroupTemplate {
  readonly id: string;
  readonly label: string;
  readonly name: Localized;
  readonly aliases: readonly string[];
  /** Id of the group around it, null at the top. */
  readonly group: string | null;
  readonly editions: readonly string[];
}

export interface ColumnGroupTemplate {
  readonly label: string;
  readonly aliases: readonly string[];
  /** Ids of the columns under it; in a row of groups, ids of the rows. */
  readonly of: readonly string[];
}

export interface BannerTemplate {
  readonly label: string;
  readonly aliases: readonly string[];
  readonly rows: readonly string[];
  readonly editions: readonly string[];
}

export interface RowTemplate {
  readonly id: string;
  /** The form's label, with its ordinal: `（一）予以公开`. */
  readonly label: string;
  /** Label of an edition that words it otherwise. */
  readonly labels: Readonly<Record<string, string>>;
  /** For messages: `予以公开`. */
  readonly name: Localized;
  /** What is counted in the row, with its article: for people who fill it in. */
  readonly meaning?: Localized;
  readonly aliases: readonly string[];
  /** Id of the group heading above it (`C3`), null at the top. */
  readonly group: string | null;
  readonly kind: 'leaf' | 'total';
  /** Editions that have the row. */
  readonly editions: readonly string[];
  /** Columns that the row has, by edition. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Column id → unit, where it is not the column's; empty: the cell carries its own. */
  readonly units: Readonly<Record<string, string>>;
}

export interface ColumnTemplate {
  readonly id: string;
  readonly label: string;
  /** Label of an edition that words it otherwise. */
  readonly labels: Readonly<Record<string, string>>;
  readonly name: Localized;
  readonly aliases: readonly string[];
  /** Words that name the column wherever they stand in a header cell (制发, 废止). */
  readonly keys: readonly string[];
  readonly editions: readonly string[];
  /** 件, 万元; empty where the cell carries its own. */
  readonly unit: string;
  /** Decimals are right (money); otherwise an integer is wanted. */
  readonly decimal: boolean;
  /** Negative values are right (增/减 of the 2019 form). */
  readonly signed: boolean;
}

/** The label that an edition prints. */
export const labelIn = (of: RowTemplate | ColumnTemplate, edition: string): string =>
  of.labels[edition] ?? of.label;
