import type { Report } from '../core/report/model.js';
import { cellIndex, figureAt } from '../core/report/table.js';
import { formatDecimal } from '../core/text/decimal.js';

/** Last year's 结转下年度 is this year's 上年结转; until something is done, it is also carried on. */
const FROM = 'D';
const TO = ['B', 'D'] as const;
const TABLE = 't3';

/** Figures of a fresh report that follow from last year's; unknown cells stay 0. */
export function carriedOver(previous: Report): Record<string, string> {
  const table = previous.tables.get(TABLE);
  const cells: Record<string, string> = {};
  if (table === undefined) return cells;
  for (const { id } of table.template.columns) {
    const index = cellIndex(table.template, FROM, id);
    const value = index < 0 ? null : figureAt(table, index);
    if (value === null) continue;
    for (const row of TO) cells[`${TABLE}/${row}/${id}`] = formatDecimal(value);
  }
  return cells;
}
