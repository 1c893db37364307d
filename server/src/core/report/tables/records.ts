import type { Items } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import type { UnboundReason } from '../model.js';

/** A word of more than this is no value but a label, or a remark. */
export const LONGEST_VALUE_WORD = 4;

/** A row of a table as read: its label and the cells behind it, not yet bound. */
export class RowRecord {
  readonly item: number;
  /** Index of the form's row; -1 where the label is none of the form's. */
  readonly row: number;
  /** Cell of the label, -1 where there is none. */
  readonly labelCell: number;
  /** Position of the label cell in its row, and the row's cells in all. */
  readonly labelAt: number;
  readonly width: number;
  /** Cells behind the label: from `from` on; in a run, those of `run`. */
  readonly from: number;
  count: number;
  /** Cells of a run of single cells, one below the other; null for a row. */
  readonly run: number[] | null;
  /** Index into the headers read; -1 where none stands above. */
  readonly header: number;
  /** Group that its label heads in another edition; -1 none. */
  readonly group: number;
  /** Why it cannot be bound whatever its cells are; null: it may. */
  fault: UnboundReason | null;
  /** Positions of the first and the last filled cell, and how many are filled. */
  first = -1;
  last = -1;
  filled = 0;
  /** Filled cells stand side by side and are all numbers or markers. */
  solid = false;
  /** All filled cells are numbers or markers. */
  numbers = false;

  constructor(
    item: number,
    row: number,
    labelCell: number,
    labelAt: number,
    width: number,
    from: number,
    count: number,
    linear: boolean,
    header: number,
    group: number,
    fault: UnboundReason | null,
  ) {
    this.item = item;
    this.row = row;
    this.labelCell = labelCell;
    this.labelAt = labelAt;
    this.width = width;
    this.from = from;
    this.count = count;
    this.run = linear ? [] : null;
    this.header = header;
    this.group = group;
    this.fault = fault;
  }

  /** Its label heads a group in another edition. */
  get dual(): boolean {
    return this.group >= 0;
  }

  /** The cell at position `i` behind the label. */
  cell(i: number): number {
    return this.run === null ? this.from + i : this.run[i]!;
  }

  /** Adds the next cell of a run. */
  add(cell: number): void {
    this.run?.push(cell);
    this.count++;
  }

  measure({ cellKind, cellStart, cellEnd }: Items): void {
    const { run, from } = this;
    let { count } = this;
    // Words behind the figures are the author's remark, in a column of its own; a short one may be a value.
    const end = run === null && count > 1 ? from + count - 1 : -1;
    if (end >= 0 && cellKind[end] === CellKind.text && cellEnd[end]! - cellStart[end]! > LONGEST_VALUE_WORD)
      if (cellKind[end - 1] !== CellKind.text) count--;
    let first = -1;
    let last = -1;
    let filled = 0;
    let numbers = true;
    for (let i = 0; i < count; i++) {
      const kind = cellKind[run === null ? from + i : run[i]!]!;
      if (kind === CellKind.blank) continue;
      if (first < 0) first = i;
      last = i;
      filled++;
      if (kind === CellKind.text) numbers = false;
    }
    this.first = first;
    this.last = last;
    this.filled = filled;
    this.numbers = numbers;
    this.solid = numbers && filled > 0 && last - first + 1 === filled;
  }

  /** Exactly `k` numbers or markers side by side, all else blank: it binds wherever it stands. */
  isFull(k: number): boolean {
    return this.solid && this.filled === k && this.fault === null && this.row >= 0;
  }

  /** Blank outside of [start, start + k). */
  isBlankAround(items: Items, start: number, k: number): boolean {
    for (let i = 0; i < this.count; i++)
      if ((i < start || i >= start + k) && items.cellKind[this.cell(i)] !== CellKind.blank) return false;
    return true;
  }
}
