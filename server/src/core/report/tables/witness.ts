import { ItemFlag, type Items } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import type { ColumnSequence } from './header.js';
import type { RowRecord } from './records.js';

/**
 * Where the values of a row with blanks begin. A row says so itself only when it is full; else others of its
 * make must say it. Order and sums are never evidence: sums are what is checked.
 */
export class Witness {
  readonly #k: number;
  readonly #levels: Uint8Array;
  readonly #items: Items;
  readonly #text: string;
  readonly #sequence: ColumnSequence | null;
  readonly #full: readonly RowRecord[];
  readonly #records: readonly RowRecord[];
  readonly #compact: boolean;
  readonly #most: boolean;
  #stacked: number | null = null;

  constructor(
    records: readonly RowRecord[],
    k: number,
    levels: Uint8Array,
    sequence: ColumnSequence | null,
    items: Items,
    text: string,
  ) {
    this.#k = k;
    this.#levels = levels;
    this.#items = items;
    this.#text = text;
    this.#sequence = sequence;
    this.#records = records.filter((record) => record.row >= 0 && record.fault === null);
    this.#full = this.#records.filter((record) => record.isFull(k));
    const twoLevels = (of: readonly RowRecord[]) =>
      new Set(of.map((r) => levels[r.row])).size > 1 || this.#flat();
    this.#compact = this.#full.length >= 2 && twoLevels(this.#full) && this.#full.every((r) => r.count === k);
    this.#most =
      this.#full.length === 0 &&
      this.#records.every((r) => r.count <= k) &&
      twoLevels(this.#records.filter((r) => r.count === k));
  }

  /** A form without groups has one level only; then rows of it must do. */
  #flat(): boolean {
    return this.#levels.every((level) => level === this.#levels[0]) && this.#records.length > 1;
  }

  /** Index into the record's cells at which its values begin; -1 where nothing tells. */
  startOf(record: RowRecord): number {
    if (record.isFull(this.#k)) return record.first;
    const k = this.#k;
    if (record.run !== null) {
      if (this.#compact && record.count === k) return 0;
      return this.#isStacked(record.count) && !this.#maySpan(record) ? 0 : -1;
    }
    const start =
      this.#siblings(record) ??
      this.#majority(record) ??
      this.#exact(record) ??
      this.#aligned(record) ??
      this.#adjoining(record);
    if (start === null || start < 0 || start + k > record.count) return -1;
    if (!record.isBlankAround(this.#items, start, k)) return -1;
    if (start + k === record.count && this.#hidesBlank(record)) return -1;
    return this.#endsBlank(record, start) && !this.#trustsEnd(record, start) ? -1 : start;
  }

  /**
   * One cell a line, blanks among them: most rows, over two levels, have as many cells, and none has a figure behind its
   * own. What a wide label spans may leave a bar there; a bar that opens each row stands behind all cells of the one before.
   */
  #isStacked(count: number): boolean {
    this.#stacked ??= this.#stack();
    return this.#stacked > 0 && (count === this.#stacked || (count > this.#k && this.#stacked === this.#k));
  }

  /** Cells of most rows that are written one cell a line; 0 where that tells nothing. */
  #stack(): number {
    const k = this.#k;
    const rows = this.#records.filter(({ run }) => run !== null);
    for (const count of [k, k + 1]) {
      const whole = rows.filter((record) => record.count === count);
      if (whole.length * 2 <= this.#records.length) continue;
      const levels = new Set(whole.map(({ row }) => this.#levels[row])).size > 1 || this.#flat();
      return levels && this.#records.every((record) => record.isBlankAround(this.#items, 0, k)) ? count : 0;
    }
    return 0;
  }

  /** Where bars stand behind the cells of some rows, a bar behind too few of them is no blank at their end. */
  #maySpan(record: RowRecord): boolean {
    return (
      record.filled > 0 && this.#endsBlank(record, 0) && this.#records.some(({ count }) => count > this.#k)
    );
  }

  #endsBlank(record: RowRecord, start: number): boolean {
    return this.#items.cellKind[record.cell(start + this.#k - 1)] === CellKind.blank;
  }

  /**
   * A blank at the very end may be what a lost cell left: editors cut and add blanks there. It counts where cells
   * have tags, where all figures are the same anyhow, or where most rows of the level end so.
   */
  #trustsEnd(record: RowRecord, start: number): boolean {
    const flags = this.#items.flags[record.item]!;
    if ((flags & ItemFlag.html) !== 0 || this.#alike(record)) return true;
    if (this.#ragged(record)) return false;
    if ((flags & ItemFlag.tab) === 0) return true;
    let ending = 0;
    let rows = 0;
    for (const other of this.#records) {
      if (this.#levels[other.row] !== this.#levels[record.row] || other.run !== null) continue;
      rows++;
      if (other.width === record.width && other.count >= start + this.#k && this.#endsBlank(other, start))
        ending++;
    }
    return ending >= 3 && ending * 2 >= rows;
  }

  /** Full rows of the level end differently: cells were added or cut behind the values of some. */
  #ragged(record: RowRecord): boolean {
    let behind = -1;
    let width = -1;
    for (const other of this.#full) {
      if (other.run !== null || this.#levels[other.row] !== this.#levels[record.row]) continue;
      const own = other.count - other.first - this.#k;
      // A group's label before the row's own takes one of the bars that fill up the width.
      if (behind >= 0 && own !== behind && own + other.labelAt !== width) return true;
      behind = own;
      width = own + other.labelAt;
    }
    return false;
  }

  /** All filled cells say the same: a shift would change nothing. */
  #alike(record: RowRecord): boolean {
    let word: string | null = null;
    for (let i = 0; i < record.count; i++) {
      const cell = record.cell(i);
      if (this.#items.cellKind[cell] === CellKind.blank) continue;
      const own = this.#text.slice(this.#items.cellStart[cell]!, this.#items.cellEnd[cell]!);
      if (word !== null && own !== word) return false;
      word = own;
    }
    return true;
  }

  /** Two full rows of the same width, label place and level that begin alike, and none that begins otherwise. */
  #siblings(record: RowRecord): number | null {
    let start = -1;
    let count = 0;
    for (const other of this.#full) {
      if (other.run !== null || other.width !== record.width || other.labelAt !== record.labelAt) continue;
      if (this.#levels[other.row] !== this.#levels[record.row]) continue;
      if (start >= 0 && start !== other.first) return -1;
      start = other.first;
      count++;
    }
    return count >= 2 ? start : null;
  }

  /** Three full rows of the table's usual width, over two levels, that begin at the same place of the row. */
  #majority(record: RowRecord): number | null {
    const usual = this.#usualWidth();
    if (record.width !== usual) return null;
    let place = -1;
    const levels = new Set<number>();
    let count = 0;
    for (const other of this.#full) {
      if (other.run !== null || other.width !== usual) continue;
      const at = other.labelAt + 1 + other.first;
      if (place >= 0 && place !== at) return null;
      place = at;
      count++;
      levels.add(this.#levels[other.row]!);
    }
    if (count < 3 || (levels.size < 2 && !this.#flat())) return null;
    return place - record.labelAt - 1;
  }

  #usualWidth(): number {
    const widths = new Map<number, number>();
    for (const other of this.#records)
      if (other.run === null) widths.set(other.width, (widths.get(other.width) ?? 0) + 1);
    let usual = -1;
    for (const [width, count] of widths) if (count > (widths.get(usual) ?? 0)) usual = width;
    return usual;
  }

  /**
   * Three rows of the usual width, over two levels, whose first and last figures are as far apart as the columns and begin
   * behind the label; and no row has a figure further on. Then bars fill up the width behind, whatever the labels span.
   */
  #adjoining(record: RowRecord): number | null {
    const usual = this.#usualWidth();
    if (record.width !== usual) return null;
    const levels = new Set<number>();
    let count = 0;
    for (const other of this.#records) {
      if (other.run !== null || !other.isBlankAround(this.#items, 0, this.#k)) return null;
      if (other.width !== usual || other.first !== 0 || other.last !== this.#k - 1 || !other.numbers)
        continue;
      count++;
      levels.add(this.#levels[other.row]!);
    }
    return count >= 3 && (levels.size > 1 || this.#flat()) ? 0 : null;
  }

  #exact(record: RowRecord): number | null {
    return (this.#compact || this.#most) && record.count === this.#k ? 0 : null;
  }

  /** Where rows that end in a figure have no bar behind it, one at the end of a row is followed by a blank cell more. */
  #hidesBlank(record: RowRecord): boolean {
    if (!this.#endsInBar(record)) return false;
    let open = 0;
    for (const other of this.#records) {
      if (other.run !== null || other.count === 0 || other.last !== other.count - 1) continue;
      open += this.#endsInBar(other) ? -1 : 1;
    }
    return open > 0;
  }

  #endsInBar({ item }: RowRecord): boolean {
    return this.#text.charCodeAt(this.#items.end[item]! - 1) === 124;
  }

  /** A header of the same width whose names stand above their columns, and no row that contradicts it. */
  #aligned(record: RowRecord): number | null {
    const sequence = this.#sequence;
    if (sequence === null || sequence.at < 0 || sequence.width !== record.width) return null;
    for (const other of this.#records) {
      if (other.width !== sequence.width) return null;
      if (!other.isBlankAround(this.#items, sequence.at - other.labelAt - 1, this.#k)) return null;
    }
    return sequence.at - record.labelAt - 1;
  }
}
