import type { Sense } from '../../form/lexicon.js';
import { ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import type { HeadCell, HeaderRead } from './header.js';
import type { RowRecord } from './records.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';

/** A word of more than this is no value of a cell-a-line table but a label that nobody knows. */
const LONGEST_VALUE_WORD = 4;

/** Rows and headers of a grid, in reading order. */
export interface GridRead {
  readonly records: readonly RowRecord[];
  readonly headers: readonly HeaderRead[];
  /** Items that are the table's. */
  readonly items: readonly number[];
}

/** Reads the candidates of a grid into rows with labels; nothing is bound yet. */
export class GridReader {
  readonly #sheet: Sheet;
  readonly #words: CellWords;
  readonly #records: RowRecord[] = [];
  readonly #headers: HeaderRead[] = [];
  readonly #items: number[] = [];
  readonly #columns: number;
  /** A header was begun and no row has come since. */
  #open = false;
  #run: RowRecord | null = null;
  #lastRow = -1;

  constructor(sheet: Sheet, words: CellWords) {
    this.#sheet = sheet;
    this.#words = words;
    this.#columns = sheet.template.columns.length;
  }

  read(candidates: readonly number[]): GridRead {
    const { items } = this.#sheet.source;
    for (const item of candidates)
      if (items.kind[item] === ItemKind.row) this.#row(item);
      else this.#line(item);
    return { records: this.#records, headers: this.#headers, items: this.#items };
  }

  #sense(cell: number): Sense | null {
    return this.#words.sense(cell, this.#sheet.index);
  }

  #row(item: number): void {
    this.#run = null;
    const { items } = this.#sheet.source;
    const from = items.cell[item]!;
    const to = items.cell[item + 1]!;
    let columns = 0;
    let heads = 0;
    let rowLabels = 0;
    let numbers = 0;
    let other = 0;
    for (let cell = from; cell < to; cell++) {
      const kind = items.cellKind[cell]!;
      if (kind === CellKind.number || kind === CellKind.marker) numbers++;
      if (kind !== CellKind.text) continue;
      const sense = this.#sense(cell);
      if (sense === null) {
        other++;
        continue;
      }
      if (sense.note) this.#note(cell);
      if (sense.note || sense.head || sense.banner >= 0) heads++;
      else if (this.#asRow(sense, cell) >= 0) rowLabels++;
      else if (sense.column >= 0 || sense.columnGroup >= 0) columns++;
      else heads++;
    }
    if (columns + heads + rowLabels > 0) this.#sheet.seen = true;
    if (rowLabels === 0 && columns > 0) this.#headerRow(item, from, to);
    else if (rowLabels > 0) this.#dataRow(item, from, to);
    else if (numbers > 0) this.#nameless(item, from, to, other);
    else if (heads > 0) this.#items.push(item);
    // Words alone: no row of figures, perhaps a caption.
  }

  /** The row that a cell's words mean, -1 none. Words that are a column's too are a row only by their place. */
  #asRow(sense: Sense, cell: number): number {
    if (sense.rows !== null) return this.#choose(sense.rows);
    if (sense.row < 0) return -1;
    if (sense.column < 0) return sense.row;
    const word = this.#words.word(cell)!;
    if (word.ordinal !== 0) return sense.row;
    if (this.#open) return -1;
    return this.#follows(sense.row) ? sense.row : -1;
  }

  /** The row before belongs to the same group, or to a group inside of it. */
  #follows(row: number): boolean {
    const { rows, groups } = this.#sheet.template;
    const group = rows[row]!.group;
    if (this.#lastRow < 0 || group === null || this.#lastRow >= row) return false;
    const members = rows.filter((of) => of.group === group).length;
    for (let at: string | null = rows[this.#lastRow]!.group, depth = 0; at !== null && depth < 8; depth++) {
      if (at === group) return members > 0;
      const parent: string = at;
      at = groups.find((of) => of.id === parent)?.group ?? null;
    }
    return false;
  }

  #choose(rows: readonly number[]): number {
    const fits = rows.filter((row) => this.#follows(row));
    return fits.length === 1 ? fits[0]! : -1;
  }

  #headerRow(item: number, from: number, to: number): void {
    const { items } = this.#sheet.source;
    const cells: HeadCell[] = [];
    for (let cell = from; cell < to; cell++) {
      const kind = items.cellKind[cell]!;
      const sense = kind === CellKind.text ? this.#sense(cell) : null;
      const at = cell - from;
      if (sense !== null && (sense.note || sense.head)) continue;
      if (sense !== null && (sense.column >= 0 || sense.columnGroup >= 0))
        cells.push({
          column: sense.column,
          group: sense.column >= 0 ? -1 : sense.columnGroup,
          cell,
          at,
          item,
          foreign: null,
        });
      else
        cells.push({
          column: -1,
          group: -1,
          cell,
          at,
          item,
          foreign: kind === CellKind.blank ? 'blank' : 'name',
        });
    }
    this.#header(item, to - from, cells, false);
  }

  /** A name seen again begins a new header. */
  #header(item: number, width: number, cells: readonly HeadCell[], linear: boolean): void {
    const { items } = this.#sheet.source;
    const start = items.start[item]!;
    const end = items.end[item]!;
    if (!this.#open) {
      this.#headers.push({ rows: [], linear, range: { start, end } });
      this.#open = true;
    }
    const header = this.#headers[this.#headers.length - 1]!;
    header.rows.push({ item, width, cells });
    header.range = { start: header.range.start, end };
    header.linear ||= linear;
    this.#items.push(item);
  }

  #dataRow(item: number, from: number, to: number): void {
    const { items } = this.#sheet.source;
    let labelCell = -1;
    let row = -1;
    let labels = 0;
    let group = -1;
    let dual = false;
    let fault: RowRecord['fault'] = null;
    for (let cell = from; cell < to; cell++) {
      if (items.cellKind[cell] !== CellKind.text) continue;
      const sense = this.#sense(cell);
      if (sense === null) continue;
      const meant = this.#asRow(sense, cell);
      if (meant < 0) {
        if (sense.group >= 0) group = sense.group;
        continue;
      }
      if (labels > 0 && !(dual && this.#inGroup(meant, group))) fault = 'two-labels';
      labels++;
      dual = sense.group >= 0;
      if (dual) group = sense.group;
      row = meant;
      labelCell = cell;
    }
    for (let cell = from; cell < labelCell; cell++)
      if (items.cellKind[cell] === CellKind.number && items.cellEnd[cell]! - items.cellStart[cell]! > 2)
        fault = 'two-labels';
    const cells: number[] = [];
    for (let cell = labelCell + 1; cell < to; cell++) cells.push(cell);
    // A label with nothing behind it but blanks may head the rows below.
    if (dual && cells.every((cell) => items.cellKind[cell] === CellKind.blank)) {
      this.#items.push(item);
      return;
    }
    this.#push({
      item,
      row,
      labelCell,
      labelAt: labelCell - from,
      width: to - from,
      cells,
      linear: false,
      dual,
      fault,
    });
  }

  #inGroup(row: number, group: number): boolean {
    return group >= 0 && this.#sheet.template.rows[row]!.group === this.#sheet.template.groups[group]!.id;
  }

  /** Figures without a label that the form knows. */
  #nameless(item: number, from: number, to: number, words: number): void {
    const { items } = this.#sheet.source;
    let labelCell = -1;
    if (words > 0)
      for (let cell = from; cell < to; cell++) {
        const kind = items.cellKind[cell]!;
        if (kind === CellKind.text && this.#sense(cell) === null) labelCell = cell;
        else if (labelCell >= 0 && kind !== CellKind.blank) break;
      }
    const cells: number[] = [];
    for (let cell = Math.max(labelCell + 1, from); cell < to; cell++) cells.push(cell);
    const labelAt = labelCell < 0 ? -1 : labelCell - from;
    const fault = 'label-unknown' as const;
    this.#push({
      item,
      row: -1,
      labelCell,
      labelAt,
      width: to - from,
      cells,
      linear: false,
      dual: false,
      fault,
    });
  }

  #push(record: Omit<RowRecord, 'header' | 'first' | 'filled' | 'solid'>): RowRecord {
    const full = { ...record, header: this.#headers.length - 1, first: -1, filled: 0, solid: false };
    this.#open = false;
    if (record.row >= 0) this.#lastRow = record.row;
    this.#records.push(full);
    this.#items.push(record.item);
    return full;
  }

  #line(item: number): void {
    const { items } = this.#sheet.source;
    const cell = items.cell[item]!;
    const kind = items.cellKind[cell]!;
    if (kind !== CellKind.text) {
      if (this.#run === null) return;
      this.#run.cells.push(cell);
      this.#items.push(item);
      return;
    }
    const sense = this.#sense(cell);
    if (sense === null) {
      this.#unknownLine(item, cell);
      return;
    }
    this.#sheet.seen = true;
    if (sense.note) {
      this.#note(cell);
      this.#items.push(item);
      return;
    }
    const row = this.#asRow(sense, cell);
    if (row >= 0) {
      this.#run = this.#push({
        ...{ item, row, labelCell: cell, labelAt: 0, width: 0, cells: [], linear: true },
        ...{ dual: sense.group >= 0, fault: null },
      });
      return;
    }
    this.#run = null;
    if (sense.column >= 0 || sense.columnGroup >= 0) {
      const group = sense.column >= 0 ? -1 : sense.columnGroup;
      this.#header(item, 1, [{ column: sense.column, group, cell, at: 0, item, foreign: null }], true);
      return;
    }
    this.#items.push(item);
  }

  #unknownLine(item: number, cell: number): void {
    const { items } = this.#sheet.source;
    const length = items.cellEnd[cell]! - items.cellStart[cell]!;
    if (this.#run !== null && this.#run.cells.length < this.#columns && length <= LONGEST_VALUE_WORD) {
      this.#run.cells.push(cell);
      this.#items.push(item);
      return;
    }
    if (this.#run !== null && this.#run.cells.length > 0 && length <= 40) {
      this.#run = this.#push({
        ...{ item, row: -1, labelCell: cell, labelAt: 0, width: 0, cells: [], linear: true, dual: false },
        fault: 'label-unknown',
      });
      return;
    }
    this.#run = null;
    if (this.#open && this.#headers[this.#headers.length - 1]!.linear)
      this.#header(item, 1, [{ column: -1, group: -1, cell, at: 0, item, foreign: 'name' }], true);
  }

  #note(cell: number): void {
    this.#sheet.note ??= this.#sheet.rangeOf(cell);
  }
}
