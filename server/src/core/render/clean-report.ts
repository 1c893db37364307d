import type { Form, TableTemplate } from '../form/form.js';
import type { BaseProse, BaseReport, Contact } from './base-report.js';
import type { MatterModel, ReportModel, SectionModel, TableModel } from './model.js';

export interface CleanOptions {
  /** Default: the base report's. Its edition follows from it. */
  readonly year?: number | undefined;
  readonly agency?: string | undefined;
  readonly place?: string | undefined;
  readonly contact?: Partial<Contact> | undefined;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** The edition of the form that a report year has; the newest where none covers it. */
export function editionOf(form: Form, year: number): string {
  const found = form.editions.find(({ from, to }) => from <= year && (to === null || year <= to));
  return (found ?? form.editions.at(-1))?.id ?? '';
}

/** A realistic report in which every rule finds nothing: consistent figures, contact data, five matters. */
export function cleanReport(form: Form, base: BaseReport, options: CleanOptions = {}): ReportModel {
  const year = options.year ?? base.year;
  const edition = editionOf(form, year);
  const special = base.editions[edition] ?? {};
  const place = options.place ?? (options.agency === undefined ? base.place : '');
  const values: Record<string, string> = { year: String(year), next: String(year + 1), place };
  const fill = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole);
  values.agency = options.agency ?? fill(base.agency);
  for (const [key, text] of Object.entries({ ...base.contact, ...options.contact })) values[key] = fill(text);

  const own = special.prose ?? [];
  const prose = base.prose.map((entry) => own.find(({ key }) => key === entry.key) ?? entry);
  const cells: Record<string, string> = {};
  for (const [address, figure] of Object.entries({ ...base.cells, ...special.cells }))
    cells[address] = String(figure);
  return {
    title: fill(base.title),
    intro: (special.intro ?? base.intro).map(fill),
    sections: form.sections.map((section): SectionModel => {
      const template = form.tables.find((table) => table.id === section.table);
      return {
        id: section.id,
        heading: `${NUMERALS[section.ordinal - 1]}、${section.title}`,
        paragraphs: textOf(prose, (entry) => entry.section === section.id).map(fill),
        matters: section.matters.map((matter, index): MatterModel => {
          const paragraphs = textOf(prose, (entry) => !entry.section && entry.key === matter.id).map(fill);
          return { id: matter.id, heading: `（${NUMERALS[index]}）${matter.title}`, paragraphs };
        }),
        table: template ? filledTable(template, edition, cells) : null,
      };
    }),
    signature: base.signature.map(fill),
  };
}

const textOf = (prose: readonly BaseProse[], wanted: (entry: BaseProse) => boolean): readonly string[] =>
  prose.find(wanted)?.text ?? [];

/** A table of an edition with every row and column; cells without a figure are 0. */
export function filledTable(
  template: TableTemplate,
  edition: string,
  figures: Readonly<Record<string, string>>,
): TableModel {
  const rows = template.rows.filter((row) => row.editions.includes(edition));
  const columns = template.columns.filter((column) => column.editions.includes(edition)).map(({ id }) => id);
  const cells: Record<string, string> = {};
  for (const row of rows) {
    for (const column of row.columns[edition] ?? []) {
      const key = `${row.id}/${column}`;
      cells[key] = figures[`${template.id}/${key}`] ?? '0';
    }
  }
  return {
    id: template.id,
    edition,
    rows: rows.map(({ id }) => id),
    columns,
    cells,
    labels: {},
    foreign: [],
  };
}
