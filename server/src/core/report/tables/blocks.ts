import { ItemFlag, type Items } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { type BlockHeader, BlockReader, type BlockRow } from './blocks-read.js';
import type { RowRecord } from './records.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';

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

function bindRows(sheet: Sheet, rows: readonly BlockRow[]): void {
  const first = new Map<number, BlockRow>();
  const editions = new Set(sheet.evidence.map((evidence) => evidence.edition));
  for (const { record } of rows) record.measure(sheet.source.items);
  for (const row of rows) {
    const { record } = row;
    sheet.label(record.row, record.labelCell);
    sheet.witnessEdition(sheet.template.rows[record.row]!.editions, record.labelCell);
    const range = sheet.recordRange(record);
    const before = first.get(record.row);
    if (before !== undefined) {
      if (sheet.figures(before.record) !== sheet.figures(record)) {
        sheet.refuse(sheet.recordRange(before.record), 'row-twice', record.row);
        sheet.refuse(range, 'row-twice', record.row);
      }
      continue;
    }
    first.set(record.row, row);
    if (record.fault !== null) {
      sheet.refuse(range, record.fault, record.row);
      continue;
    }
    const columns = columnsOf(sheet, row, rows, editions);
    if (columns === null) {
      sheet.refuse(range, 'header-not-understood', record.row);
      continue;
    }
    const spread = spreadCells(sheet, row, columns);
    if (spread === NONE) {
      sheet.refuse(range, 'cells-ambiguous', record.row);
      continue;
    }
    if (spread !== null) {
      for (const [i, cell] of spread.entries())
        if (columns[i]! >= 0) sheet.put(record.row, columns[i]!, cell);
      continue;
    }
    const at = startOf(sheet, row, columns.length, rows);
    if (at < 0) {
      sheet.refuse(range, record.filled > columns.length ? 'count-mismatch' : 'cells-ambiguous', record.row);
      continue;
    }
    sheet.bind(record, columns, at);
  }
}

/**
 * Columns of a row: those of its header, which must be legal for it. Where the header is lost, one column is
 * enough if only one edition's words stand in the table and the row has one column in it.
 */
function columnsOf(
  sheet: Sheet,
  row: BlockRow,
  rows: readonly BlockRow[],
  editions: ReadonlySet<string>,
): readonly number[] | null {
  const { columns } = sheet.template;
  const names = row.header?.columns ?? [];
  if (row.header?.torn || (row.header !== null && isRefuted(row.header, rows, sheet.source.items)))
    return null;
  let known = 0;
  let fitting = 0;
  for (let i = 0; i < names.length; i++) {
    const column = names[i]!;
    if (column < 0) continue;
    if (names.indexOf(column) !== i) return null;
    known++;
    fitting += sheet.words.legal[row.record.row * columns.length + column]!;
  }
  if (known > 0 && fitting === known) return names;
  if (fitting > 0 || (known === 0 && names.length > 0) || editions.size !== 1) return null;
  const own = sheet.template.rows[row.record.row]!.columns[[...editions][0]!];
  return own?.length === 1 ? [sheet.template.columnIndex.get(own[0]!)!] : null;
}

const NONE: readonly number[] = [];

/**
 * The cell of each column where the header says its names once for every cell that they span: as many figures as it
 * has cells, or the places themselves in a row of its width. None where that cannot be told; null for other headers.
 */
function spreadCells(
  sheet: Sheet,
  { record, header }: BlockRow,
  columns: readonly number[],
): readonly number[] | null {
  if (header === null || columns !== header.columns || cellsOf(header) === columns.length) return null;
  const { items } = sheet.source;
  const cells = cellsOf(header);
  const inPlace = record.run === null && record.width === header.width && header.at === record.labelAt + 1;
  let at = isSpread(header, record, items) ? record.first : inPlace ? 0 : -1;
  if (at < 0 || record.count < at + cells || !record.isBlankAround(items, at, cells))
    return columns.length === 1 ? null : NONE;
  const out: number[] = [];
  for (const span of header.spans) {
    const own = record.cell(at);
    for (let i = at + 1; i < at + span; i++) {
      const cell = record.cell(i);
      if (items.cellKind[cell] !== CellKind.blank && sheet.textOf(cell) !== sheet.textOf(own)) return NONE;
    }
    out.push(own);
    at += span;
  }
  return out;
}

/** Cells that the names of a header take. */
const cellsOf = ({ spans }: BlockHeader): number => spans.reduce((sum, span) => sum + span, 0);

/** The row has a figure for each cell of a header with repeated names. */
function isSpread(header: BlockHeader, record: RowRecord, items: Items): boolean {
  const cells = cellsOf(header);
  return (
    cells > header.columns.length &&
    record.filled === cells &&
    record.isBlankAround(items, record.first, cells)
  );
}

/** More figures in a row than the header has names, and not fewer such rows than ones that fit. */
function isRefuted(header: BlockHeader, rows: readonly BlockRow[], items: Items): boolean {
  const k = header.columns.length;
  if (k === 0) return false;
  let full = 0;
  let against = 0;
  for (const row of rows) {
    if (row.header !== header) continue;
    if (row.record.isFull(k) || isSpread(header, row.record, items)) full++;
    else if (row.record.filled > k) against++;
  }
  return against > 0 && against >= full;
}

/** Values adjoin the label; with one column a lone value counts wherever it stands. */
function startOf(sheet: Sheet, row: BlockRow, k: number, rows: readonly BlockRow[]): number {
  const { record, header } = row;
  if (record.filled === k && record.solid) return record.first;
  if (record.filled === 1 && k === 1 && record.run === null) return record.first;
  if (record.run !== null) {
    if (record.count === k) return k === 1 || record.filled === k || linearWitness(rows, row, k) ? 0 : -1;
    // A bar that begins each row stands behind the cells of the row before.
    const spans = record.count > k && siblingAdjoins(rows, row, k);
    return spans && record.isBlankAround(sheet.source.items, 0, k) ? 0 : -1;
  }
  if (record.filled > k || record.count < k || !record.isBlankAround(sheet.source.items, 0, k)) return -1;
  // A lost cell and an added TAB look like a blank at the end.
  const { items } = sheet.source;
  const tab = (items.flags[record.item]! & ItemFlag.tab) !== 0;
  if (tab && k > 1 && record.filled > 0 && items.cellKind[record.cell(k - 1)] === CellKind.blank) return -1;
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
      record.width === row.record.width &&
      (record.run === null || record.count === row.record.count),
  );

const linearWitness = (rows: readonly BlockRow[], row: BlockRow, k: number): boolean =>
  rows.some(
    ({ record, header }) =>
      header === row.header && record !== row.record && record.run !== null && record.count === k,
  );

/**
 * Columns that a block's header lacks of the smallest set of the form that holds what it has. Where foreign names
 * stand in it, only if there are as many as columns are lacking.
 */
function missing(sheet: Sheet, headers: readonly BlockHeader[]): readonly number[] {
  const out = new Set<number>();
  for (const { columns, torn, lost } of headers) {
    const known = columns.filter((column) => column >= 0);
    if (known.length === 0 || torn || lost) continue;
    let least: readonly number[] | null = null;
    for (const set of sheet.words.columnSets)
      if (known.every((column) => set.includes(column)) && (least === null || set.length < least.length))
        least = set;
    if (known.length < columns.length && least?.length !== columns.length) continue;
    for (const column of least ?? []) if (!columns.includes(column)) out.add(column);
  }
  return [...out];
}
