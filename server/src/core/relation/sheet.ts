import type { Facet, Report } from '../report/model.js';
import { type BoundTable, CellState, cellRange, NumberForm } from '../report/table.js';
import { type Decimal, fromInteger } from '../text/decimal.js';
import type { Range } from '../text/range.js';
import { type Layout, layoutOf, placeOf } from './layout.js';

/** The figures of a report's tables, slot by slot, as whole numbers of 10^-scale. NaN is unknown, never 0. */
export interface Sheet {
  readonly layout: Layout;
  readonly tables: readonly (BoundTable | undefined)[];
  readonly values: readonly number[];
  readonly scale: number;
}

/** More decimals than money has; cells with more are left to the check of cell values. */
const MAX_SCALE = 6;

export function sheetOf(report: Report, layout: Layout): Sheet {
  const tables = layout.tables.map(({ id }) => report.tables.get(id));
  let scale = 0;
  for (const table of tables)
    if (table) for (const { scale: digits } of table.decimals.values()) scale = Math.max(scale, digits);
  scale = Math.min(scale, MAX_SCALE);
  // Copied, not filled: arrays of known numbers are quicker made than typed ones.
  const values = layout.unknown.slice();
  for (let t = 0; t < tables.length; t++) {
    const table = tables[t];
    if (table) fillIn(table, values, layout.offsets[t]!, scale);
  }
  return { layout, tables, values, scale };
}

/** The sheet that all checks of a report share. */
export const SHEET: Facet<Sheet> = { compute: (report) => sheetOf(report, layoutOf(report.form)) };

/** Puts the figures in, but none that the form allows no cell to say: that is another finding's matter. */
function fillIn(table: BoundTable, values: number[], offset: number, scale: number): void {
  const { integer, form, decimals } = table;
  const { columns } = table.template;
  const unit = 10 ** scale;
  for (let index = 0; index < integer.length; index++) {
    const value = integer[index]! * unit;
    // False for NaN, too: what is unknown stays so.
    if (
      value >= 0 ? value !== Number.POSITIVE_INFINITY : value < 0 && columns[index % columns.length]!.signed
    )
      if ((form[index]! & NumberForm.lookAlike) === 0) values[offset + index] = value;
  }
  for (const [index, decimal] of decimals) {
    const column = columns[index % columns.length]!;
    if (!column.decimal || decimal.scale > MAX_SCALE) continue;
    const value = Number(decimal.units) * 10 ** (scale - decimal.scale);
    const allowed =
      (value >= 0 || column.signed) &&
      value !== Number.POSITIVE_INFINITY &&
      (form[index]! & NumberForm.lookAlike) === 0;
    values[offset + index] = allowed ? value : Number.NaN;
  }
}

/** The figure of a slot, exactly as written; null where it is unknown. */
export function decimalAt(sheet: Sheet, slot: number): Decimal | null {
  if (Number.isNaN(sheet.values[slot])) return null;
  const { index, table } = placeOf(sheet.layout, slot);
  const bound = sheet.tables[sheet.layout.tables.indexOf(table)]!;
  return bound.state[index] === CellState.decimal
    ? (bound.decimals.get(index) ?? null)
    : fromInteger(bound.integer[index]!);
}

/** Where a slot stands in the source; null where the report has no such cell. */
export function rangeAt(sheet: Sheet, slot: number): Range | null {
  const { index, table } = placeOf(sheet.layout, slot);
  const bound = sheet.tables[sheet.layout.tables.indexOf(table)];
  return !bound || bound.start[index]! < 0 ? null : cellRange(bound, index);
}
