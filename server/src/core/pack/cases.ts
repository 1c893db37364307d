import type * as zod from 'zod';
import type { Form } from '../form/form.js';
import type { BaseReport } from '../render/base-report.js';
import { type CleanOptions, cleanReport, editionOf, filledTable } from '../render/clean-report.js';
import type { ReportModel, SectionModel, TableModel } from '../render/model.js';
import { TABLE_SYNTAXES, type TableSyntax } from '../render/syntax.js';
import type { caseSchema } from './schema/case-schema.js';

export type RuleCase = zod.output<ReturnType<typeof caseSchema>>;
export type ExpectedFinding = RuleCase['expect'][number];

type Cells = Readonly<Record<string, string | number>>;
type Prose = Readonly<Partial<Record<string, string>>>;

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** The report that a case describes. */
export function caseReport(form: Form, base: BaseReport, one: RuleCase): ReportModel {
  const clean = cleanReport(form, base, {
    year: one.year,
    agency: one.agency,
    contact: one.contact,
  } as CleanOptions);
  const left = new Set(one.omit ?? []);
  const sections = clean.sections
    .filter((section) => !left.has(section.id))
    .map((section) => changeSection(form, base, section, one, left));
  const ordered = one.order?.flatMap((id) => sections.filter((section) => section.id === id));
  return {
    title: one.title ?? clean.title,
    intro: one.intro === undefined ? clean.intro : lines(one.intro),
    sections: ordered ?? sections,
    signature: one.signature === undefined ? clean.signature : lines(one.signature),
  };
}

function changeSection(
  form: Form,
  base: BaseReport,
  section: SectionModel,
  one: RuleCase,
  left: ReadonlySet<string>,
): SectionModel {
  const own = base.prose.find((entry) => entry.section === section.id)?.key ?? '';
  const table = section.table && !left.has(section.table.id) ? section.table : null;
  return {
    id: section.id,
    heading: one.headings?.[section.id] ?? section.heading,
    paragraphs: reworded(section.paragraphs, own, one.paragraphs),
    matters: section.matters
      .filter((matter) => !left.has(matter.id))
      .map((matter) => ({
        id: matter.id,
        heading: one.headings?.[matter.id] ?? matter.heading,
        paragraphs: reworded(matter.paragraphs, matter.id, one.paragraphs),
      })),
    table: table && changeTable(form, table, one, left),
  };
}

const reworded = (own: readonly string[], key: string, by: Prose | undefined): readonly string[] =>
  by?.[key] === undefined ? own : lines(by[key]);

function changeTable(form: Form, clean: TableModel, one: RuleCase, left: ReadonlySet<string>): TableModel {
  const { id } = clean;
  const edition = one.editions?.[id];
  const template = form.tables.find((table) => table.id === id)!;
  const figures = Object.fromEntries(
    Object.entries(clean.cells).map(([key, text]) => [`${id}/${key}`, text]),
  );
  const table = edition === undefined ? clean : filledTable(template, edition, figures);
  return {
    ...table,
    rows: (one.rows?.[id] ?? table.rows).filter((row) => !left.has(`${id}/${row}`)),
    columns: (one.columns?.[id] ?? table.columns).filter((column) => !left.has(`${id}//${column}`)),
    cells: { ...table.cells, ...ofTable(id, one.cells) },
    labels: ofTable(id, one.labels),
    foreign: (one.foreign ?? [])
      .filter(({ after }) => after.startsWith(`${id}/`))
      .map(({ after, label, cells }) => ({
        after: after.slice(id.length + 1),
        label,
        cells: cells.map(String),
      })),
  };
}

/** Entries of a table, their keys without its id: `t3/A/person` → `A/person`. */
const ofTable = (table: string, entries: Cells | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries ?? {})
      .filter(([key]) => key.startsWith(`${table}/`))
      .map(([key, value]) => [key.slice(table.length + 1), String(value)]),
  );

/** Last year's report of a case, if it has one. Prose that it does not name is left out. */
export function previousReport(form: Form, base: BaseReport, one: RuleCase): ReportModel | null {
  if (!one.previous) return null;
  const { cells, paragraphs, agency = one.agency } = one.previous;
  const silent: Record<string, string> = Object.fromEntries(base.prose.map(({ key }) => [key, '']));
  const year = (one.year ?? base.year) - 1;
  const like = { name: '', year, agency, cells, paragraphs: { ...silent, ...paragraphs }, expect: [] };
  return caseReport(form, base, like as RuleCase);
}

/** Reports of the declared children of a case; cells that it does not name are blank. */
export function childReports(form: Form, base: BaseReport, one: RuleCase): ReportModel[] {
  const year = one.year ?? base.year;
  const edition = editionOf(form, year);
  return (one.children ?? []).map(({ agency, cells }) => {
    const clean = cleanReport(form, base, { year, agency });
    const blank = (table: TableModel): TableModel => ({
      ...table,
      edition,
      cells: { ...emptied(table.cells), ...ofTable(table.id, cells) },
    });
    const sections = clean.sections.map((section) => ({
      ...section,
      table: section.table && blank(section.table),
    }));
    return { ...clean, sections };
  });
}

const emptied = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.keys(cells).map((key) => [key, '']));

/** The renderings in which a case means something: a blank cell leaves no trace in one cell a paragraph. */
export function caseSyntaxes(one: RuleCase, model: ReportModel): readonly TableSyntax[] {
  if (one.syntaxes) return one.syntaxes;
  const blank = model.sections.some(({ table }) => table !== null && hasBlank(table));
  return blank ? TABLE_SYNTAXES.filter((syntax) => syntax !== 'cell-paragraphs') : TABLE_SYNTAXES;
}

const hasBlank = (table: TableModel): boolean =>
  table.rows.some((row) => table.columns.some((column) => table.cells[`${row}/${column}`]?.trim() === ''));
