import type { TableTemplate } from '../../form/form.js';
import { cellName } from '../../form/naming.js';
import type { ReportSummary } from '../../report/summary.js';
import { type BoundTable, cellIndex, cellRange, figureAt } from '../../report/table.js';
import {
  add,
  compare,
  type Decimal,
  formatDecimal,
  fromInteger,
  parseDecimal,
  subtract,
} from '../../text/decimal.js';
import { defineCheck, NO_PROSE, RuleError } from '../define.js';

/** Differences listed with one finding; the rest are counted. */
const LISTED = 20;

/** A parent's table is the sum of its declared children's; silent unless every child's figures are known. */
export const check = defineCheck({
  summary: "A parent's table is the sum of its children's tables.",
  params: (z) =>
    z.strictObject({
      tables: z
        .array(
          z.strictObject({
            table: z.string(),
            rows: z.array(z.string()).optional().meta({ description: 'Only these rows; default all' }),
          }),
        )
        .min(1),
    }),
  messages: ['differs', 'also', 'child'],
  prepare(params, form) {
    return params.tables.map(({ table: id, rows }, i) => {
      const template = form.tables.find((t) => t.id === id);
      if (!template)
        throw new RuleError({ zh: `没有表“${id}”。`, en: `There is no table “${id}”.` }, [
          'tables',
          i,
          'table',
        ]);
      rows?.forEach((row, k) => {
        if (!template.rowIndex.has(row))
          throw new RuleError({ zh: `没有行“${row}”。`, en: `There is no row “${row}”.` }, [
            'tables',
            i,
            'rows',
            k,
          ]);
      });
      let cells: readonly WantedCell[] | null = null;
      return {
        id,
        cells() {
          cells ??= cellsOf(template, rows ?? template.rows.map((row) => row.id));
          return cells;
        },
      };
    });
  },
  reads: (tables) => tables.flatMap(({ cells }) => cells().map(({ address }) => address)),
  concerns: NO_PROSE,
  run({ report, neighbours, emit }, tables) {
    const { children, absentChildren } = neighbours;
    if (children.length === 0 || absentChildren.length > 0) return;
    for (const { id, cells } of tables) {
      const table = report.tables.get(id);
      if (!table) continue;
      const differing = cells().flatMap(({ row, column, address }) => {
        const index = cellIndex(table.template, row, column);
        return compareCell(table, index, address, children) ?? [];
      });
      const [first, ...others] = differing;
      if (!first) continue;
      emit({
        message: 'differs',
        range: cellRange(table, first.index),
        cell: first.address,
        data: { ...describe(table, first), count: differing.length, children: children.length },
        related: [
          ...others.slice(0, LISTED).map((other) => ({
            range: cellRange(table, other.index),
            message: 'also',
            data: describe(table, other),
          })),
          ...children.flatMap((child) => {
            const cell = child.cells[first.address];
            if (!cell) return [];
            return {
              path: child.path,
              range: cell.range,
              message: 'child',
              data: { agency: child.agency ?? '', value: cell.value },
            };
          }),
        ],
      });
    }
  },
});

interface WantedCell {
  readonly row: string;
  readonly column: string;
  readonly address: string;
}

const cellsOf = ({ id, columns }: TableTemplate, rows: readonly string[]): WantedCell[] =>
  rows.flatMap((row) =>
    columns.map((column) => ({ row, column: column.id, address: `${id}/${row}/${column.id}` })),
  );

interface Difference {
  readonly index: number;
  readonly address: string;
  readonly own: Decimal;
  readonly sum: Decimal;
}

function compareCell(
  table: BoundTable,
  index: number,
  address: string,
  children: readonly ReportSummary[],
): Difference | null {
  const own = figureAt(table, index);
  if (own === null) return null;
  let sum = fromInteger(0);
  for (const child of children) {
    const value = parseDecimal(child.cells[address]?.value ?? '');
    if (value === null) return null;
    sum = add(sum, value);
  }
  return compare(own, sum) === 0 ? null : { index, address, own, sum };
}

function describe(table: BoundTable, { index, own, sum }: Difference) {
  const width = table.template.columns.length;
  return {
    cell: cellName(table.template, Math.floor(index / width), index % width),
    own: formatDecimal(own),
    sum: formatDecimal(sum),
    difference: formatDecimal(subtract(own, sum)),
  };
}
