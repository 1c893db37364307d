import type { Sense } from '../../form/sense.js';
import { isStartOfName } from '../../form/table-words.js';
import { ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { RowRecord } from './records.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';
import { isWrapped } from './wrapped.js';

/** Header of one block: its columns in order, -1 for a foreign name. */
export interface BlockHeader {
  readonly columns: number[];
  /** Cells that each of them takes: converters say a spanning name once for every cell that it spans. */
  readonly spans: number[];
  readonly width: number;
  /** Position of the first column in its row; -1 where the names stand one a line. */
  at: number;
  /** Two names were read in one cell. */
  torn: boolean;
  /** It holds beginnings of names: which of the form's columns it lacks is not known. */
  lost: boolean;
}

export interface BlockRow {
  readonly record: RowRecord;
  readonly header: BlockHeader | null;
}

const LONGEST_VALUE_WORD = 4;
const LONGEST_NAME = 20;

/** Reads the candidates of a table of blocks into headers and rows. */
export class BlockReader {
  readonly items: number[] = [];
  readonly rows: BlockRow[] = [];
  readonly headers: BlockHeader[] = [];
  readonly #sheet: Sheet;
  readonly #words: CellWords;
  #header: BlockHeader | null = null;
  /** Names may still follow, one a line. */
  #open = false;
  /** No row has come since the last names. */
  #fresh = false;
  #run: RowRecord | null = null;

  constructor(sheet: Sheet, words: CellWords) {
    this.#sheet = sheet;
    this.#words = words;
  }

  item(item: number): void {
    const { items } = this.#sheet.source;
    const from = items.cell[item]!;
    const to = items.cell[item + 1]!;
    const line = items.kind[item] !== ItemKind.row;
    if (line && items.cellKind[from] !== CellKind.text) {
      if (this.#run === null) return;
      this.#run.add(from);
      this.items.push(item);
      return;
    }
    let heads = 0;
    let rowCell = -1;
    let rowLabels = 0;
    let banner = -1;
    let known = 0;
    for (let cell = from; cell < to; cell++) {
      const sense = this.#sense(cell);
      if (sense === null) continue;
      known++;
      if (sense.banner >= 0) banner = cell;
      if (sense.head || sense.column >= 0 || sense.torn) heads++;
      if (sense.row >= 0 && sense.column < 0) {
        if (rowCell !== cell - 1 || !this.#sameWords(cell)) rowLabels++;
        rowCell = cell;
      }
    }
    if (known === 0) {
      this.#unknown(item, from, to, line);
      return;
    }
    this.#sheet.seen = true;
    this.items.push(item);
    if (banner >= 0) this.#banner(banner);
    if (rowLabels > 0) this.#row(item, from, to, rowCell, rowLabels, line);
    else if (heads > 0) this.#headRow(item, from, to, line);
    else this.#run = null;
  }

  #sense(cell: number): Sense | null {
    return this.#words.sense(cell, this.#sheet.index);
  }

  #banner(cell: number): void {
    const sense = this.#sense(cell)!;
    this.#header = null;
    this.#fresh = false;
    this.#open = false;
    this.#run = null;
    this.#sheet.opened = true;
    this.#sheet.witnessEdition(this.#sheet.template.banners[sense.banner]!.editions, cell);
  }

  #headRow(item: number, from: number, to: number, line: boolean): void {
    const { items } = this.#sheet.source;
    this.#run = null;
    let heads = false;
    for (let cell = from; cell < to; cell++) heads ||= this.#sense(cell)?.head ?? false;
    if (!line || !this.#open || this.#header === null || heads) {
      // Names after names, without rows or a new opening between: the header was cut in pieces.
      const torn = this.#fresh && !heads;
      this.#header = { columns: [], spans: [], width: to - from, at: -1, torn, lost: false };
      this.headers.push(this.#header);
      this.#open = line;
    }
    this.#fresh = true;
    const header = this.#header;
    for (let cell = from; cell < to; cell++) {
      const kind = items.cellKind[cell]!;
      const sense = this.#sense(cell);
      if (sense?.head && sense.column < 0) continue;
      if (sense?.torn) header.torn = true;
      if (sense !== null && sense.column >= 0) {
        if (header.at < 0 && !line) header.at = cell - from;
        const last = header.columns.length - 1;
        if (!line && header.columns[last] === sense.column && this.#sameWords(cell)) {
          header.spans[last]!++;
          continue;
        }
        header.columns.push(sense.column);
        header.spans.push(1);
        this.#sheet.head(sense.column, cell, this.#words.isJoined(cell));
      } else if (header.columns.length > 0 && kind !== CellKind.blank && sense?.banner === undefined) {
        this.#unknownHead(header, cell);
      } else if (kind === CellKind.text && sense === null) {
        // A name that nobody knows stands where the first column should.
        if (cell > from) this.#unknownHead(header, cell);
      } else if (kind === CellKind.blank && header.columns.length > 0 && this.#namesFollow(cell, to))
        this.#place(header);
    }
    if (header.columns.some((column) => column >= 0))
      this.#sheet.header ??= { start: items.start[item]!, end: items.end[item]! };
  }

  /** 本年新 of 本年新制作数量: a program lost the second line of the name, no author left the column out. */
  #unknownHead(header: BlockHeader, cell: number): void {
    const word = this.#words.word(cell);
    if (word === null || !isStartOfName(this.#sheet.words, word.key)) {
      this.#foreignHead(header, cell);
      return;
    }
    header.lost = true;
    this.#place(header);
    this.#sheet.refuse(this.#sheet.rangeOf(cell), 'header-not-understood', -1);
  }

  #foreignHead(header: BlockHeader, cell: number): void {
    this.#place(header);
    this.#sheet.foreignColumns.push({ range: this.#sheet.rangeOf(cell), text: this.#sheet.textOf(cell) });
  }

  /** A column that the form does not have. */
  #place(header: BlockHeader): void {
    header.columns.push(-1);
    header.spans.push(1);
  }

  /** The cell says what the one before it says. */
  #sameWords(cell: number): boolean {
    return this.#sheet.textOf(cell) === this.#sheet.textOf(cell - 1);
  }

  #namesFollow(cell: number, to: number): boolean {
    for (let at = cell + 1; at < to; at++) if (this.#sense(at) !== null) return true;
    return false;
  }

  #row(item: number, from: number, to: number, labelCell: number, labels: number, line: boolean): void {
    const { items } = this.#sheet.source;
    this.#open = false;
    this.#fresh = false;
    let fault: RowRecord['fault'] = labels > 1 ? 'two-labels' : null;
    for (let cell = from; cell < labelCell; cell++)
      if (items.cellKind[cell] === CellKind.number && items.cellEnd[cell]! - items.cellStart[cell]! > 2)
        fault = 'two-labels';
    const row = this.#sense(labelCell)!.row;
    const behind = labelCell + 1;
    const at = labelCell - from;
    const record = new RowRecord(
      item,
      row,
      labelCell,
      at,
      to - from,
      behind,
      to - behind,
      line,
      -1,
      -1,
      fault,
    );
    this.rows.push({ record, header: this.#header });
    this.#run = line ? record : null;
  }

  #unknown(item: number, from: number, to: number, line: boolean): void {
    const { items } = this.#sheet.source;
    if (line) {
      const length = items.cellEnd[from]! - items.cellStart[from]!;
      if (this.#run !== null && this.#run.count < (this.#header?.columns.length ?? 1)) {
        // A longer line stands between: a running title, a note.
        if (length > LONGEST_VALUE_WORD) return;
        this.#run.add(from);
        this.items.push(item);
        return;
      }
      this.#run = null;
      if (this.#open && this.#header !== null && length <= LONGEST_NAME) {
        this.#foreignHead(this.#header, from);
        this.items.push(item);
      }
      return;
    }
    this.#run = null;
    this.#foreign(item, from, to);
  }

  /** A label that the form does not have, with as many figures as the block has columns. */
  #foreign(item: number, from: number, to: number): void {
    const { items } = this.#sheet.source;
    let label = -1;
    let values = 0;
    for (let cell = from; cell < to; cell++) {
      const kind = items.cellKind[cell]!;
      if (kind === CellKind.text && values === 0) label = cell;
      else if (kind === CellKind.number || kind === CellKind.marker) values++;
    }
    if (values === 0) return;
    this.items.push(item);
    if (
      label >= 0 &&
      this.#header !== null &&
      values === this.#header.columns.length &&
      !isWrapped(this.#sheet, item, label)
    )
      this.#sheet.foreignRows.push({ range: this.#sheet.rangeOf(label), text: this.#sheet.textOf(label) });
    else this.#sheet.refuse({ start: items.start[item]!, end: items.end[item]! }, 'label-unknown', -1);
  }
}
