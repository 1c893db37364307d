import type { Sense } from '../../form/lexicon.js';
import { ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { hull } from '../../text/range.js';
import { measure } from './measure.js';
import type { RowRecord } from './records.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';

/** Header of one block: its columns in order, -1 for a foreign name. */
interface BlockHeader {
  readonly columns: number[];
  readonly width: number;
  /** Position of the first column in its row; -1 where the names stand one a line. */
  at: number;
  torn: boolean;
}

interface BlockRow {
  readonly record: RowRecord;
  readonly header: BlockHeader | null;
}

const LONGEST_VALUE_WORD = 4;

/** Binds a table in which each block of rows has its own header. */
export function bindBlocks(sheet: Sheet, words: CellWords, candidates: readonly number[]): readonly number[] {
  const reader = new BlockReader(sheet, words);
  for (const item of candidates) reader.item(item);
  if (!sheet.seen) return [];
  for (const item of reader.items) sheet.cover(item);
  bindRows(sheet, reader.rows);
  sheet.missingColumns = missing(sheet, reader.headers);
  return reader.items;
}

class BlockReader {
  readonly items: number[] = [];
  readonly rows: BlockRow[] = [];
  readonly headers: BlockHeader[] = [];
  readonly #sheet: Sheet;
  readonly #words: CellWords;
  #header: BlockHeader | null = null;
  /** Names may still follow, one a line. */
  #open = false;
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
      this.#run.cells.push(from);
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
        rowCell = cell;
        rowLabels++;
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
    this.#open = false;
    this.#run = null;
    this.#sheet.witnessEdition(this.#sheet.template.banners[sense.banner]!.editions, cell);
  }

  #headRow(item: number, from: number, to: number, line: boolean): void {
    const { items } = this.#sheet.source;
    this.#run = null;
    if (!line || !this.#open || this.#header === null || this.#sense(from)?.head) {
      this.#header = { columns: [], width: to - from, at: -1, torn: false };
      this.headers.push(this.#header);
      this.#open = line;
      const range = { start: items.start[item]!, end: items.end[item]! };
      this.#sheet.header ??= range;
    }
    const header = this.#header;
    for (let cell = from; cell < to; cell++) {
      const kind = items.cellKind[cell]!;
      const sense = this.#sense(cell);
      if (sense?.head && sense.column < 0) continue;
      if (sense?.torn) header.torn = true;
      if (sense !== null && sense.column >= 0) {
        if (header.at < 0 && !line) header.at = cell - from;
        header.columns.push(sense.column);
        this.#sheet.witnessEdition(this.#sheet.template.columns[sense.column]!.editions, cell);
      } else if (header.columns.length > 0 && kind !== CellKind.blank && sense?.banner === undefined) {
        header.columns.push(-1);
        this.#sheet.foreignColumns.push({ range: this.#sheet.rangeOf(cell), text: this.#sheet.textOf(cell) });
      } else if (kind === CellKind.text && sense === null) {
        // A name that nobody knows stands where the first column should.
        if (cell > from) header.columns.push(-1);
      } else if (kind === CellKind.blank && header.columns.length > 0 && this.#namesFollow(cell, to))
        header.columns.push(-1);
    }
  }

  #namesFollow(cell: number, to: number): boolean {
    for (let at = cell + 1; at < to; at++) if (this.#sense(at) !== null) return true;
    return false;
  }

  #row(item: number, from: number, to: number, labelCell: number, labels: number, line: boolean): void {
    const { items } = this.#sheet.source;
    this.#open = false;
    let fault: RowRecord['fault'] = labels > 1 ? 'two-labels' : null;
    for (let cell = from; cell < labelCell; cell++)
      if (items.cellKind[cell] === CellKind.number && items.cellEnd[cell]! - items.cellStart[cell]! > 2)
        fault = 'two-labels';
    const cells: number[] = [];
    for (let cell = labelCell + 1; cell < to; cell++) cells.push(cell);
    const record: RowRecord = {
      ...{
        item,
        row: this.#sense(labelCell)!.row,
        labelCell,
        labelAt: labelCell - from,
        width: to - from,
        cells,
      },
      ...{ linear: line, header: -1, dual: false, fault, first: -1, filled: 0, solid: false },
    };
    this.rows.push({ record, header: this.#header });
    this.#run = line ? record : null;
  }

  #unknown(item: number, from: number, to: number, line: boolean): void {
    const { items } = this.#sheet.source;
    if (line) {
      const short = items.cellEnd[from]! - items.cellStart[from]! <= LONGEST_VALUE_WORD;
      if (this.#run !== null && short && this.#run.cells.length < (this.#header?.columns.length ?? 1)) {
        this.#run.cells.push(from);
        this.items.push(item);
        return;
      }
      this.#run = null;
      if (this.#open && this.#header !== null && items.cellEnd[from]! - items.cellStart[from]! <= 20) {
        this.#header.columns.push(-1);
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
    if (label >= 0 && this.#header !== null && values === this.#header.columns.length)
      this.#sheet.foreignRows.push({ range: this.#sheet.rangeOf(label), text: this.#sheet.textOf(label) });
    else this.#sheet.refuse({ start: items.start[item]!, end: items.end[item]! }, 'label-unknown', -1);
  }
}

function bindRows(sheet: Sheet, rows: readonly BlockRow[]): void {
  const first = new Map<number, BlockRow>();
  const editions = new Set(sheet.evidence.map((evidence) => evidence.edition));
  for (const row of rows) {
    const { record } = row;
    measure(record, sheet.source.items);
    sheet.label(record.row, record.labelCell);
    sheet.witnessEdition(sheet.template.rows[record.row]!.editions, record.labelCell);
    const range = rangeOf(sheet, record);
    const before = first.get(record.row);
    if (before !== undefined) {
      if (figures(sheet, before.record) !== figures(sheet, record)) {
        sheet.refuse(
          hull(rangeOf(sheet, before.record), rangeOf(sheet, before.record)),
          'row-twice',
          record.row,
        );
        sheet.refuse(range, 'row-twice', record.row);
      }
      continue;
    }
    first.set(record.row, row);
    if (record.fault !== null) {
      sheet.refuse(range, record.fault, record.row);
      continue;
    }
    const columns = columnsOf(sheet, row, editions);
    if (columns === null) {
      sheet.refuse(range, 'header-not-understood', record.row);
      continue;
    }
    const at = startOf(sheet, row, columns.length, rows);
    if (at < 0) {
      sheet.refuse(range, record.filled > columns.length ? 'count-mismatch' : 'cells-ambiguous', record.row);
      continue;
    }
    for (const [i, column] of columns.entries())
      if (column >= 0) sheet.put(record.row, column, record.cells[at + i]!);
  }
}

/**
 * Columns of a row: those of its header, which must be legal for it. Where the header is lost, one column is
 * enough if only one edition's words stand in the table and the row has one column in it.
 */
function columnsOf(sheet: Sheet, row: BlockRow, editions: ReadonlySet<string>): readonly number[] | null {
  const { columns, rows } = sheet.template;
  const template = rows[row.record.row]!;
  const names = row.header?.columns ?? [];
  if (row.header?.torn || new Set(names.filter((c) => c >= 0)).size !== names.filter((c) => c >= 0).length)
    return null;
  const legal = (column: number) =>
    Object.values(template.columns).some((ids) => ids.includes(columns[column]!.id));
  const known = names.filter((column) => column >= 0);
  const fitting = known.filter(legal).length;
  if (known.length > 0 && fitting === known.length) return names;
  if (fitting > 0 || (row.header !== null && known.length === 0 && names.length > 0)) return null;
  if (editions.size !== 1) return null;
  const own = template.columns[[...editions][0]!];
  return own?.length === 1 ? [sheet.template.columnIndex.get(own[0]!)!] : null;
}

/** Values adjoin the label; with one column a lone value counts wherever it stands. */
function startOf(sheet: Sheet, row: BlockRow, k: number, rows: readonly BlockRow[]): number {
  const { record, header } = row;
  const { items } = sheet.source;
  if (record.filled === k && record.solid) return record.first;
  if (record.filled === 1 && k === 1 && !record.linear) return record.first;
  if (record.linear) return record.cells.length === k && (k === 1 || linearWitness(rows, row, k)) ? 0 : -1;
  if (record.filled > k || record.cells.length < k) return -1;
  for (let i = k; i < record.cells.length; i++)
    if (items.cellKind[record.cells[i]!] !== CellKind.blank) return -1;
  if (record.cells.length === k) return 0;
  const sameWidth = header !== null && header.width === record.width && header.at === record.labelAt + 1;
  return sameWidth || siblingAdjoins(rows, row, k) ? 0 : -1;
}

/** Another row of the block is full, of the same width, and begins beside its label. */
const siblingAdjoins = (rows: readonly BlockRow[], row: BlockRow, k: number): boolean =>
  rows.some(
    ({ record, header }) =>
      header === row.header &&
      record !== row.record &&
      record.solid &&
      record.filled === k &&
      record.first === 0 &&
      record.width === row.record.width,
  );

const linearWitness = (rows: readonly BlockRow[], row: BlockRow, k: number): boolean =>
  rows.some(
    ({ record, header }) =>
      header === row.header && record !== row.record && record.linear && record.cells.length === k,
  );

function rangeOf(sheet: Sheet, record: RowRecord): { start: number; end: number } {
  const { items } = sheet.source;
  const own = { start: items.start[record.item]!, end: items.end[record.item]! };
  const last = record.cells[record.cells.length - 1];
  return record.linear && last !== undefined ? hull(own, sheet.rangeOf(last)) : own;
}

const figures = (sheet: Sheet, record: RowRecord): string =>
  record.cells
    .filter((cell) => sheet.source.items.cellKind[cell] !== CellKind.blank)
    .map((cell) => sheet.textOf(cell))
    .join('\t');

/** Columns that a block's header lacks of those that its edition wants: of the edition most of its names have. */
function missing(sheet: Sheet, headers: readonly BlockHeader[]): readonly number[] {
  const { rows, columns } = sheet.template;
  const out = new Set<number>();
  for (const header of headers) {
    const known = header.columns.filter((column) => column >= 0);
    if (known.length === 0 || header.torn || header.columns.includes(-1)) continue;
    const sets = rows.flatMap((row) => Object.values(row.columns));
    const ids = known.map((column) => columns[column]!.id);
    if (sets.some((set) => set.length === ids.length && ids.every((id) => set.includes(id)))) continue;
    const wanted = sets.filter((set) => ids.every((id) => set.includes(id)));
    const least = wanted.sort((a, b) => a.length - b.length)[0];
    for (const id of least ?? []) if (!ids.includes(id)) out.add(sheet.template.columnIndex.get(id)!);
  }
  return [...out];
}
