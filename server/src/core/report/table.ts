import type { TableTemplate } from '../form/form.js';
import { type Decimal, fromInteger } from '../text/decimal.js';
import type { Range } from '../text/range.js';

/** What is known of a cell of the form. */
export const CellState = {
  /** Its row or column is not in the report, or the edition has no such cell. */
  absent: 0,
  /** Its row is there, but which text is this cell's could not be told; never the author's fault. */
  unbound: 1,
  blank: 2,
  /** `/` `-` `—` 无 */
  filler: 3,
  integer: 4,
  decimal: 5,
  /** Bound, but no number: words, two numbers. */
  invalid: 6,
} as const;

/** How a number that was read departs from plain ASCII digits, as bits. */
export const NumberForm = {
  unit: 1,
  separators: 2,
  fullWidth: 4,
  /** `3.00` where an integer is meant. */
  zeroFraction: 8,
  plusSign: 16,
  /** A look-alike (O, 〇, l) was taken for a digit: never silently. */
  lookAlike: 32,
} as const;

export const RowState = { absent: 0, bound: 1, partial: 2, unbound: 3 } as const;

/** A table of the form as found in a report: cells by address = row index × columns + column index. */
export interface BoundTable {
  readonly template: TableTemplate;
  /** Parts in reading order; more than one where page breaks cut it. */
  readonly fragments: readonly Range[];
  readonly range: Range;
  /** Trimmed range of each cell's words; start -1 where there is none. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `CellState` of each cell. */
  readonly state: Uint8Array;
  /** `NumberForm` bits. */
  readonly form: Uint8Array;
  /** Value of integer cells; NaN otherwise. */
  readonly integer: Float64Array;
  /** Value of decimal cells, by address. */
  readonly decimals: ReadonlyMap<number, Decimal>;
  /** `RowState` of each row of the template. */
  readonly rowState: Uint8Array;
  /** Label ranges of rows, start -1 where the row is absent. */
  readonly labelStart: Int32Array;
  readonly labelEnd: Int32Array;
  /** Row indexes in the order in which the report has them (bound, partial or unbound). */
  readonly rowOrder: readonly number[];
  /** Rows that have a label and cells like a row but are none of the form's. */
  readonly foreignRows: readonly { readonly range: Range; readonly text: string }[];
  /** Indexes of columns that the header (understood) does not have; empty where it was not understood. */
  readonly missingColumns: readonly number[];
  /** Foreign or repeated column heads in an understood header. */
  readonly foreignColumns: readonly { readonly range: Range; readonly text: string }[];
  /** Heads of known columns that are worded otherwise than in the form; only of tables whose blocks have their own. */
  readonly columnHeads: readonly { readonly column: number; readonly range: Range }[];
  readonly header: Range | null;
  /** Labels that only one edition of the form has, in reading order. */
  readonly evidence: readonly { readonly edition: string; readonly range: Range; readonly text: string }[];
  /** The form's printed relation note, as written. */
  readonly note: Range | null;
}

export interface CellAddress {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export const addressText = (table: TableTemplate, index: number): string => {
  const width = table.columns.length;
  return `${table.id}/${table.rows[Math.floor(index / width)]!.id}/${table.columns[index % width]!.id}`;
};

/** Index of a cell, or -1 where the template has no such row or column. */
export function cellIndex(table: TableTemplate, row: string, column: string): number {
  const r = table.rowIndex.get(row);
  const c = table.columnIndex.get(column);
  return r === undefined || c === undefined ? -1 : r * table.columns.length + c;
}

export const cellRange = (table: BoundTable, index: number): Range => ({
  start: table.start[index]!,
  end: table.end[index]!,
});

/** The cell's exact figure; null where it is unknown (absent, unbound, blank, filler, invalid). */
export function figureAt(
  table: Pick<BoundTable, 'state' | 'integer' | 'decimals'>,
  index: number,
): Decimal | null {
  const state = table.state[index];
  if (state === CellState.integer) return fromInteger(table.integer[index]!);
  return state === CellState.decimal ? (table.decimals.get(index) ?? null) : null;
}
