import type { Items } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import type { RowRecord } from './records.js';

/** Fills in which of the record's cells are filled and whether they are numbers side by side. */
export function measure(record: RowRecord, items: Items): void {
  const { cells } = record;
  let first = -1;
  let last = -1;
  let filled = 0;
  let numbers = true;
  for (let i = 0; i < cells.length; i++) {
    const kind = items.cellKind[cells[i]!]!;
    if (kind === CellKind.blank) continue;
    if (first < 0) first = i;
    last = i;
    filled++;
    if (kind === CellKind.text) numbers = false;
  }
  record.first = first;
  record.filled = filled;
  record.solid = numbers && filled > 0 && last - first + 1 === filled;
}

/** Exactly `k` numbers or markers side by side, all else blank: it binds wherever it stands. */
export const isFull = (record: RowRecord, k: number): boolean =>
  record.solid && record.filled === k && record.fault === null && record.row >= 0;

/** Position of the first filled cell in the row, label cells counted. */
export const startAt = (record: RowRecord): number => record.labelAt + 1 + record.first;

/** Depth of the row under its group headings, which decides how many label cells stand before its values. */
export function levelOf(group: string | null, parents: ReadonlyMap<string, string | null>): number {
  let level = 0;
  for (let at = group; at !== null && level < 8; at = parents.get(at) ?? null) level++;
  return level;
}
