import type { Facet, Report } from '../report/model.js';
import { type BoundTable, CellState, cellRange, NumberForm } from '../report/table.js';
import { type Decimal, fromInteger } from '../text/decimal.js';
import type { Range } from '../text/range.js';
import { type Layout, layoutOf, placeOf } from './layout.js';

/** The figures of a report's tables, slot by slot, as whole numbers of 10^-scale. NaN is unknown, never 0. */
export interface Sheet {
  readonly layout: Layout;
  readonly tables: readonly (BoundTable | undefined)[];
  readonly values: Float64Array;
  readonly scale: number;
}

/** More decimals than money has; cells with more are left to the check of cell values. */
const MAX_SCALE = 6;

export function sheetOf(report: Report, layout: Layout): Sheet {
  const values = new Float64Array(layout.size);
  const tables = layout.tables.map(({ id }) => report.tables.get(id));
  let scale = 0;
  tables.forEach((table, t) => {
    if (!table) {
      values.fill(Number.NaN, layout.offsets[t]!, layout.offsets[t + 1] ?? layout.size);
      return;
    }
    values.set(table.integer, layout.offsets[t]!);
    for (const { scale: digits } of table.decimals.values()) scale = Math.max(scale, digits);
  });
  scale = Math.min(scale, MAX_SCALE);
  const unit = 10 ** scale;
  if (scale > 0) for (let i = 0; i < values.length; i++) values[i]! *= unit;
  tables.forEach((table, t) => {
    if (table) correct(table, values, layout.offsets[t]!, scale);
  });
  return { layout, tables, values, scale };
}

/** The sheet that all checks of a report share. */
export const SHEET: Facet<Sheet> = { compute: (report) => sheetOf(report, layoutOf(report.form)) };

/** Puts decimals in, and takes out what the form allows no cell to say: that is another finding's matter. */
function correct(table: BoundTable, values: Float64Array, offset: number, scale: number): void {
  const { columns } = table.template;
  for (const [index, decimal] of table.decimals) {
    if (!columns[index % columns.length]!.decimal || decimal.scale > MAX_SCALE) continue;
    values[offset + index] = Number(decimal.units) * 10 ** (scale - decimal.scale);
  }
  const end = offset + table.integer.length;
  for (let slot = offset; slot < end; slot++) {
    const value = values[slot]!;
    if (
      (value < 0 && !columns[(slot - offset) % columns.length]!.signed) ||
      value === Number.POSITIVE_INFINITY ||
      (table.form[slot - offset]! & NumberForm.lookAlike) !== 0
    ) {
      values[slot] = Number.NaN;
    }
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
