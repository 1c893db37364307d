import type { Localized } from '../../core/form/form.js';
import { cellName } from '../../core/form/naming.js';
import type { Report } from '../../core/report/model.js';
import { cellIndex, figureAt } from '../../core/report/table.js';
import { formatDecimal } from '../../core/text/decimal.js';

/** Last year's figures that this year begins with, and the rows of the same table that they go into. */
const ROWS: readonly {
  table: string;
  from: string;
  to: readonly string[];
  columns: readonly string[] | null;
}[] = [
  // Last year's 结转下年度 is this year's 上年结转; until something is done, it is also carried on.
  { table: 't3', from: 'D', to: ['B', 'D'], columns: null },
  // What was in force is, until something is issued or repealed.
  { table: 't2', from: 'rules', to: ['rules'], columns: ['valid'] },
  { table: 't2', from: 'norm', to: ['norm'], columns: ['valid'] },
];

/** Figures of a fresh report that follow from last year's. */
export interface CarriedOver {
  readonly cells: Readonly<Record<string, string>>;
  /** Cells of last year's report that could not be read; what follows from them stays 0. */
  readonly unknown: readonly Localized[];
}

export function carriedOver(previous: Report): CarriedOver {
  const cells: Record<string, string> = {};
  const unknown: Localized[] = [];
  for (const { table: id, from, to, columns } of ROWS) {
    const table = previous.tables.get(id);
    if (table === undefined) continue;
    const { template } = table;
    for (const [c, column] of template.columns.entries()) {
      if (columns?.includes(column.id) === false) continue;
      const index = cellIndex(template, from, column.id);
      if (index < 0) continue;
      const value = figureAt(table, index);
      if (value === null) unknown.push(cellName(template, template.rowIndex.get(from)!, c));
      else for (const row of to) cells[`${id}/${row}/${column.id}`] = formatDecimal(value);
    }
  }
  return { cells, unknown };
}
