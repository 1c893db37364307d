import { cellName } from '../../form/naming.js';
import { fitsInto } from '../../relation/fits.js';
import { layoutOf } from '../../relation/layout.js';
import { checkRelations, type RelationBook, relationBook } from '../../relation/linear.js';
import { relationParams } from '../../relation/spec.js';
import type { Report } from '../../report/model.js';
import type { ReportSummary } from '../../report/summary.js';
import { type BoundTable, cellIndex, cellRange, figureAt } from '../../report/table.js';
import { compare, formatDecimal, parseDecimal } from '../../text/decimal.js';
import { type CheckContext, defineCheck, NO_PROSE, RuleError } from '../define.js';

interface Carry {
  readonly table: string;
  readonly from: string;
  readonly to: string;
  readonly total: string;
  readonly columns: readonly string[];
  readonly keep: RelationBook;
}

/** What last year's report carried out is what this year's carried in, column by column. */
export const check = defineCheck({
  summary: "A row of this year's table equals another row of last year's.",
  params: (z) =>
    z.strictObject({
      table: z.string(),
      from: z.string().meta({ description: "Row of last year's report" }),
      to: z.string().meta({ description: "Row of this year's report" }),
      total: z.string().meta({ description: 'Column of the totals' }),
      keep: z
        .array(relationParams(z))
        .default([])
        .meta({ description: "Last year's figures are offered only where these relations then hold" }),
    }),
  messages: ['total-differs', 'column-differs', 'last-year', 'this-column', 'take-last-year'],
  prepare(params, form): Carry {
    const table = form.tables.find((t) => t.id === params.table);
    if (!table)
      throw new RuleError({ zh: `没有表“${params.table}”。`, en: `There is no table “${params.table}”.` }, [
        'table',
      ]);
    for (const key of ['from', 'to'] as const) {
      if (!table.rowIndex.has(params[key]))
        throw new RuleError({ zh: `没有行“${params[key]}”。`, en: `There is no row “${params[key]}”.` }, [
          key,
        ]);
    }
    if (!table.columnIndex.has(params.total))
      throw new RuleError({ zh: `没有列“${params.total}”。`, en: `There is no column “${params.total}”.` }, [
        'total',
      ]);
    const { keep, ...rows } = params;
    return {
      ...rows,
      columns: table.columns.map((column) => column.id),
      keep: relationBook(keep, form, layoutOf(form)),
    };
  },
  validate({ keep }, form) {
    checkRelations(keep, form, layoutOf(form), (error, index, key) => {
      throw new RuleError(error.words, ['keep', index, key], null, key === 'formula' ? error.at : null);
    });
  },
  reads: ({ table, from, columns }) => columns.map((column) => `${table}/${from}/${column}`),
  concerns: NO_PROSE,
  run(context, carry) {
    const { previous } = context.neighbours;
    if (previous === null || !isSameAgency(context.report, previous)) return;
    const table = context.report.tables.get(carry.table);
    if (!table) return;
    const differing = carry.columns.flatMap((column) => compareColumn(table, previous, carry, column) ?? []);
    const total = differing.find(({ column }) => column === carry.total);
    if (differing.length === 0) return;
    // All of the row or nothing: one cell alone would no longer fit its total. Where they do not fit into this year's
    // table, a figure is wrong elsewhere or last year's report is, and nobody but the author can tell.
    const figures = new Map(differing.map(({ index, before }) => [index, Number(before)]));
    const fixes = fitsInto(context.report, table, carry.keep, figures) ? differing : [];
    if (total) emitDifference(context, table, previous, total, differing, fixes);
    else for (const one of differing) emitDifference(context, table, previous, one, [], fixes);
  },
});

interface Difference {
  readonly column: string;
  readonly index: number;
  readonly address: string;
  readonly now: string;
  readonly before: string;
  readonly place: { readonly start: number; readonly end: number };
}

/** The two names are one agency's; a renamed or merged body starts anew. */
const isSameAgency = (report: Report, previous: ReportSummary): boolean =>
  report.agency !== null && report.agency.value === previous.agency;

function compareColumn(
  table: BoundTable,
  previous: ReportSummary,
  carry: Carry,
  column: string,
): Difference | null {
  const index = cellIndex(table.template, carry.to, column);
  const now = figureAt(table, index);
  const cell = previous.cells[`${carry.table}/${carry.from}/${column}`];
  const before = cell ? parseDecimal(cell.value) : null;
  if (now === null || before === null || compare(now, before) === 0) return null;
  return {
    column,
    index,
    address: `${carry.table}/${carry.to}/${column}`,
    now: formatDecimal(now),
    before: formatDecimal(before),
    place: cell!.range,
  };
}

function emitDifference(
  { emit, neighbours }: CheckContext,
  table: BoundTable,
  previous: ReportSummary,
  one: Difference,
  all: readonly Difference[],
  taken: readonly Difference[],
): void {
  const { template } = table;
  const width = template.columns.length;
  const name = cellName(template, Math.floor(one.index / width), one.index % width);
  const data = { cell: name, now: one.now, before: one.before, year: previous.year ?? '' };
  emit({
    message: all.length > 0 ? 'total-differs' : 'column-differs',
    range: cellRange(table, one.index),
    cell: one.address,
    data,
    related: [
      { path: neighbours.previous!.path, range: one.place, message: 'last-year', data },
      ...all
        .filter((other) => other !== one)
        .map((other) => ({
          range: cellRange(table, other.index),
          message: 'this-column',
          data: { column: template.columns[other.index % width]!.name, now: other.now, before: other.before },
        })),
    ],
    fixes:
      taken.length === 0
        ? []
        : [
            {
              title: 'take-last-year',
              data,
              kind: 'suggestion',
              edits: taken.map(({ index, before }) => ({ range: cellRange(table, index), newText: before })),
            },
          ],
  });
}
