import type { Sense } from '../../form/sense.js';
import { ItemKind, type Items } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { blankNames } from './blank-names.js';
import { HeadCell, type HeaderRead } from './header.js';
import { LONGEST_VALUE_WORD, RowRecord } from './records.js';
import { rowMeant } from './row-place.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';

const LONGEST_LABEL_LINE = 40;

/** Rows and headers of a grid, in reading order, and the items that are the table's. */
export interface GridRead {
  readonly records: readonly RowRecord[];
  readonly headers: readonly HeaderRead[];
  readonly items: readonly number[];
}

/** Reads the candidates of a grid into rows with labels; nothing is bound yet. */
export class GridReader implements GridRead {
  readonly records: RowRecord[] = [];
  readonly headers: HeaderRead[] = [];
  readonly items: number[] = [];
  readonly #sheet: Sheet;
  readonly #words: CellWords;
  readonly #all: Items;
  readonly #columns: number;
  /** A header was begun and no row has come since. */
  #open = false;
  #run: RowRecord | null = null;
  #lastRow = -1;

  constructor(sheet: Sheet, words: CellWords) {
    this.#sheet = sheet;
    this.#words = words;
    this.#all = sheet.source.items;
    this.#columns = sheet.template.columns.length;
  }

  read(candidates: readonly number[]): GridRead {
    for (const item of candidates)
      if (this.#all.kind[item] === ItemKind.row) this.#row(item);
      else this.#line(item);
    return this;
  }

  #sense(cell: number): Sense | null {
    return this.#words.sense(cell, this.#sheet.index);
  }

  #asRow(sense: Sense, cell: number): number {
    if (sense.rows === null && (sense.row < 0 || sense.column < 0)) return sense.row;
    return rowMeant(sense, this.#words.word(cell)!.ordinal, this.#open, this.#lastRow, this.#sheet.words);
  }

  /** Counts what a row's cells are, then takes it as header, as row, or as figures without a name. */
  #row(item: number): void {
    this.#run = null;
    const { cell: cells, cellKind } = this.#all;
    const from = cells[item]!;
    const to = cells[item + 1]!;
    let columns = 0;
    let heads = 0;
    let rowLabels = 0;
    let rowsOrColumns = 0;
    let figures = 0;
    for (let cell = from; cell < to; cell++) {
      const kind = cellKind[cell]!;
      if (kind === CellKind.number || kind === CellKind.marker) figures++;
      if (kind !== CellKind.text) continue;
      const sense = this.#sense(cell);
      if (sense === null) continue;
      if (sense.note) this.#note(cell);
      if (sense.note || sense.head || sense.banner >= 0) heads++;
      else if (this.#asRow(sense, cell) >= 0) {
        if (sense.column >= 0 && this.#words.word(cell)!.ordinal === 0) rowsOrColumns++;
        rowLabels++;
      } else if (sense.column >= 0 || sense.columnGroup >= 0) columns++;
      else heads++;
    }
    if (columns + heads + rowLabels > 0) this.#sheet.seen = true;
    // Beside the note or other names of a header, and without figures, 总计 names a column: a header said again.
    if (rowLabels > rowsOrColumns || (rowLabels > 0 && (figures > 0 || columns + heads === 0)))
      this.#dataRow(item, from, to);
    else if (rowLabels > 0) this.#headerRow(item, from, to);
    else if (columns > 0) this.#headerRow(item, from, to);
    else if (figures > 0) this.#nameless(item, from, to);
    else if (heads > 0) this.items.push(item);
    // Words alone are no row of figures: a caption, perhaps.
  }

  #headerRow(item: number, from: number, to: number): void {
    const cells: HeadCell[] = [];
    for (let cell = from; cell < to; cell++) {
      const kind = this.#all.cellKind[cell]!;
      const sense = kind === CellKind.text ? this.#sense(cell) : null;
      if (sense !== null && (sense.note || sense.head)) continue;
      if (sense !== null && sense.column >= 0)
        cells.push(new HeadCell(sense.column, -1, cell, cell - from, item, null));
      else if (sense !== null && sense.columnGroup >= 0)
        cells.push(new HeadCell(-1, sense.columnGroup, cell, cell - from, item, null));
      else
        cells.push(new HeadCell(-1, -1, cell, cell - from, item, kind === CellKind.blank ? 'blank' : 'name'));
    }
    this.#header(item, to - from, cells, false);
  }

  #header(item: number, width: number, cells: readonly HeadCell[], linear: boolean): void {
    const end = this.#all.end[item]!;
    if (!this.#open) {
      this.headers.push({ rows: [], linear, range: { start: this.#all.start[item]!, end } });
      this.#open = true;
    }
    const header = this.headers[this.headers.length - 1]!;
    header.rows.push({ item, width, cells });
    header.range = { start: header.range.start, end };
    header.linear ||= linear;
    this.items.push(item);
  }

  #dataRow(item: number, from: number, to: number): void {
    const { cellKind } = this.#all;
    let labelCell = -1;
    let row = -1;
    let group = -1;
    let dual = false;
    let fault: RowRecord['fault'] = null;
    for (let cell = from; cell < to; cell++) {
      if (cellKind[cell] !== CellKind.text) continue;
      const sense = this.#sense(cell);
      if (sense === null) continue;
      const meant = this.#asRow(sense, cell);
      if (meant < 0) {
        if (sense.group >= 0) group = sense.group;
        continue;
      }
      // A label that heads a group in one edition may stand before a member of it.
      const repeated = meant === row && this.#sheet.textOf(cell) === this.#sheet.textOf(labelCell);
      if (row >= 0 && !repeated && !(dual && this.#sheet.words.around[meant]![0] === group))
        fault = 'two-labels';
      dual = sense.group >= 0;
      if (dual) group = sense.group;
      row = meant;
      labelCell = cell;
      if (this.#words.word(cell)!.ordinal !== 0 && !sense.fuzzy) this.#sheet.opened = true;
    }
    if (this.#figureBefore(from, labelCell)) fault = 'two-labels';
    const headed = dual ? group : -1;
    this.#push(item, row, labelCell, labelCell - from, to - from, labelCell + 1, to, false, headed, fault);
  }

  /** A number of more than two digits left of the label counts no rows. */
  #figureBefore(from: number, labelCell: number): boolean {
    const { cellKind, cellStart, cellEnd } = this.#all;
    for (let cell = from; cell < labelCell; cell++)
      if (cellKind[cell] === CellKind.number && cellEnd[cell]! - cellStart[cell]! > 2) return true;
    return false;
  }

  /** Figures without a label that the form knows: the last words before them are the label. */
  #nameless(item: number, from: number, to: number): void {
    let labelCell = -1;
    // A column before the labels may count the rows.
    const { cellKind } = this.#all;
    const numbered = cellKind[from] === CellKind.number && cellKind[from + 1] === CellKind.text;
    for (let cell = numbered ? from + 1 : from; cell < to; cell++) {
      const kind = cellKind[cell]!;
      if (kind === CellKind.number || kind === CellKind.marker) break;
      if (kind === CellKind.text && this.#sense(cell) === null) labelCell = cell;
    }
    const at = labelCell < 0 ? -1 : labelCell - from;
    this.#push(item, -1, labelCell, at, to - from, from + at + 1, to, false, -1, 'label-unknown');
  }

  #push(
    item: number,
    row: number,
    labelCell: number,
    labelAt: number,
    width: number,
    from: number,
    to: number,
    linear: boolean,
    group: number,
    fault: RowRecord['fault'],
  ): RowRecord {
    const header = this.headers.length - 1;
    const record = new RowRecord(
      item,
      row,
      labelCell,
      labelAt,
      width,
      from,
      to - from,
      linear,
      header,
      group,
      fault,
    );
    this.#open = false;
    if (row >= 0) this.#lastRow = row;
    this.records.push(record);
    this.items.push(item);
    return record;
  }

  #line(item: number): void {
    const cell = this.#all.cell[item]!;
    if (this.#all.cellKind[cell] !== CellKind.text) {
      if (this.#run === null) return;
      this.#run.add(cell);
      this.items.push(item);
      return;
    }
    const sense = this.#sense(cell);
    if (sense === null) {
      this.#unknownLine(item, cell);
      return;
    }
    this.#sheet.seen = true;
    const row = sense.note ? -1 : this.#asRow(sense, cell);
    if (row >= 0) {
      this.#run = this.#push(item, row, cell, 0, 0, cell, cell, true, sense.group, null);
      return;
    }
    this.#run = null;
    if (sense.note) this.#note(cell);
    else if (sense.column >= 0 || sense.columnGroup >= 0) {
      const group = sense.column >= 0 ? -1 : sense.columnGroup;
      this.#header(item, 1, [new HeadCell(sense.column, group, cell, 0, item, null)], true);
      return;
    }
    this.items.push(item);
  }

  /**
   * A short word in a run is a value that is no number; a longer one stands between (a running title). Behind as many
   * figures as a row has it is a label of no row.
   */
  #unknownLine(item: number, cell: number): void {
    const length = this.#all.cellEnd[cell]! - this.#all.cellStart[cell]!;
    if (this.#words.word(cell)!.key === '') {
      // An ordinal on a line of its own, before its label.
      this.items.push(item);
      return;
    }
    if (this.#namesLine(item, cell)) return;
    if (this.#run !== null && this.#run.count < this.#columns) {
      if (length > LONGEST_VALUE_WORD) return;
      this.#run.add(cell);
      this.items.push(item);
      return;
    }
    if (this.#run !== null && length <= LONGEST_LABEL_LINE) {
      this.#run = this.#push(item, -1, cell, 0, 0, cell, cell, true, -1, 'label-unknown');
      return;
    }
    this.#run = null;
    const header = this.headers[this.headers.length - 1];
    if (this.#open && header?.linear && length <= LONGEST_LABEL_LINE)
      this.#header(item, 1, [new HeadCell(-1, -1, cell, 0, item, 'name')], true);
  }

  /** Names of columns in one line, parted by blanks. */
  #namesLine(item: number, cell: number): boolean {
    const names = blankNames(this.#sheet.source, cell, this.#sheet.index);
    if (names === null) return false;
    const cells: HeadCell[] = [];
    for (const [at, { column, columnGroup }] of names.entries())
      if (column >= 0) cells.push(new HeadCell(column, -1, cell, at, item, null));
      else if (columnGroup >= 0) cells.push(new HeadCell(-1, columnGroup, cell, at, item, null));
    if (cells.length === 0) return false;
    this.#sheet.seen = true;
    this.#run = null;
    this.#header(item, 0, cells, false);
    return true;
  }

  #note(cell: number): void {
    this.#sheet.note ??= this.#sheet.rangeOf(cell);
  }
}
