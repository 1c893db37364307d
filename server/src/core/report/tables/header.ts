import type { HeadOrder } from '../../form/head-order.js';
import type { TableWords } from '../../form/table-words.js';
import type { Range } from '../../text/range.js';

/** One cell of a header row: a column, a head that spans columns, or a name that the form does not have. */
export class HeadCell {
  /** Index of the column, -1 none. */
  readonly column: number;
  /** Index of the column group, -1 none. */
  readonly group: number;
  readonly cell: number;
  /** Position in its row. */
  readonly at: number;
  readonly item: number;
  /** A blank or foreign cell between names. */
  readonly foreign: 'blank' | 'name' | null;

  constructor(
    column: number,
    group: number,
    cell: number,
    at: number,
    item: number,
    foreign: HeadCell['foreign'],
  ) {
    this.column = column;
    this.group = group;
    this.cell = cell;
    this.at = at;
    this.item = item;
    this.foreign = foreign;
  }
}

export interface HeadRow {
  readonly item: number;
  /** Cells; 0 where only blanks part the names, and blank cells left nothing. */
  readonly width: number;
  readonly cells: readonly HeadCell[];
}

export interface HeaderRead {
  readonly rows: HeadRow[];
  /** One name a line. */
  linear: boolean;
  range: Range;
}

export interface ColumnSequence {
  /** Columns in the order in which values stand; -1 for one that the form does not have. */
  readonly columns: readonly number[];
  readonly understood: boolean;
  /** Cells of foreign or repeated names. */
  readonly foreign: readonly number[];
  /** Where each name stands above its column: position of the first, and the rows' width; else -1. */
  readonly at: number;
  readonly width: number;
}

const notUnderstood = (foreign: readonly number[]): ColumnSequence => ({
  columns: [],
  understood: false,
  foreign,
  at: -1,
  width: -1,
});

/** The sequence of columns that a header gives. Positions say nothing: in real reports they do not align. */
export function columnSequence(header: HeaderRead, words: TableWords): ColumnSequence {
  const columnCount = words.order.length;
  const least = columnCount <= 4 ? columnCount : Math.ceil(columnCount * 0.7);
  const foreign: number[] = [];
  const flat = flatRow(header, columnCount);
  const cells = flat !== null ? named(flat.cells) : inOrder(header, words);
  if (cells === null) return notUnderstood(foreign);
  const columns: number[] = [];
  const seen = new Set<number>();
  for (const cell of cells) {
    if (cell.foreign === 'name') foreign.push(cell.cell);
    if (cell.foreign !== null) {
      columns.push(-1);
      continue;
    }
    if (seen.has(cell.column)) return notUnderstood([...foreign, cell.cell]);
    seen.add(cell.column);
    columns.push(cell.column);
  }
  if (seen.size < least || (header.linear && foreign.length > 0)) return notUnderstood(foreign);
  const width = flat?.width ?? usualWidth(header);
  const at = flat !== null || (width > 0 && areAligned(cells)) ? cells[0]!.at : -1;
  return { columns, understood: true, foreign, at, width };
}

/** Width of header rows that are all of one; -1 where they differ. */
function usualWidth({ rows, linear }: HeaderRead): number {
  const width = rows[0]!.width;
  return !linear && rows.every((row) => row.width === width) ? width : -1;
}

/** Names of several rows stand side by side, each above its own column. */
const areAligned = (cells: readonly HeadCell[]): boolean =>
  cells.every((cell, i) => cell.at === cells[0]!.at + i);

/** Names of several rows, or of one that says heads and what they span one after the other. */
function inOrder(header: HeaderRead, words: TableWords): readonly HeadCell[] | null {
  if (header.linear)
    return linear(
      header.rows.flatMap((row) => row.cells),
      words,
    );
  const joined = header.rows.find(
    (row) => row.cells.filter((cell) => cell.column >= 0).length >= words.order.length,
  );
  if (joined === undefined) return expanded(header, words.order.length);
  const above = header.rows
    .filter((row) => row !== joined)
    .flatMap((row) => row.cells.filter((cell) => cell.group >= 0));
  return linear([...above, ...joined.cells.filter((cell) => cell.foreign !== 'blank')], words);
}

/** The row that holds every name by itself, or the only row with names; never one with heads among them. */
function flatRow(header: HeaderRead, columnCount: number): HeadRow | null {
  if (header.linear) return null;
  let found: HeadRow | null = null;
  let rows = 0;
  for (const row of header.rows) {
    let columns = 0;
    let groups = 0;
    for (const cell of row.cells) {
      if (cell.column >= 0) columns++;
      if (cell.group >= 0) groups++;
    }
    if (columns === 0) continue;
    if (groups === 0 && columns >= columnCount) return row;
    rows++;
    found = groups === 0 && row === header.rows[header.rows.length - 1] ? row : null;
  }
  return rows === 1 ? found : null;
}

/** From the first known name to the last: what stands outside is the label column or padding. */
function named(cells: readonly HeadCell[]): readonly HeadCell[] {
  let first = 0;
  while (first < cells.length && cells[first]!.column < 0) first++;
  let last = cells.length;
  while (last > first && cells[last - 1]!.foreign === 'blank') last--;
  return cells.slice(first, last).filter((cell) => cell.column >= 0 || cell.foreign !== null);
}

/** The row names nothing behind it. */
const isLast = (row: HeadRow, cell: HeadCell): boolean =>
  row.cells.every((other) => other.at <= cell.at || other.foreign === 'blank');

/** A spanning head stands for the names of the row below it. Null where a row is under no head. */
function expanded(header: HeaderRead, columnCount: number): readonly HeadCell[] | null {
  const out: HeadCell[] = [];
  const rows = header.rows.filter((row) => row.cells.some((cell) => cell.column >= 0 || cell.group >= 0));
  const lowestForeign = rows[rows.length - 1]?.cells.some((cell) => cell.foreign === 'name') ?? false;
  let next = 0;
  let own = false;
  const take = (): boolean => {
    const index = next++;
    const row = rows[index];
    if (row === undefined) return false;
    const lowest = index === rows.length - 1;
    let lastGroup = -1;
    for (const cell of lowest ? named(row.cells) : row.cells) {
      if (cell.foreign === 'name' && !lowest && out.length > 0) {
        // Behind the last name it is a column of the author's own, a remark perhaps; its cells stand behind the figures.
        if (!isLast(row, cell) || lowestForeign) return false;
        own = true;
        continue;
      }
      if (cell.group >= 0) {
        // Converters repeat a spanning head over all that it spans.
        if (cell.group !== lastGroup && !take()) return false;
        lastGroup = cell.group;
      } else if (cell.column >= 0 || (lowest && cell.foreign !== null)) {
        lastGroup = -1;
        out.push(cell);
      }
    }
    return true;
  };
  if (!take() || next < rows.length) return null;
  const cells = dropRepeats(out);
  // With a column of the form missing, the foreign name may stand for it.
  return own && new Set(cells.map(({ column }) => column)).size < columnCount ? null : cells;
}

/** Converters repeat a spanning cell in every row: the same name again, from another row, is no second column. */
const dropRepeats = (cells: readonly HeadCell[]): readonly HeadCell[] =>
  cells.filter((cell, i) => {
    const before = cells[i - 1];
    return (
      before === undefined || cell.column < 0 || before.column !== cell.column || before.item === cell.item
    );
  });

/**
 * Names one after the other, without rows: only in the form's own order of heads can it be told which head spans
 * what. Under one head the columns may stand in any order.
 */
function linear(cells: readonly HeadCell[], words: TableWords): readonly HeadCell[] | null {
  if (cells.every((cell) => cell.column >= 0))
    return cells.every((cell, i) => i === 0 || cells[i - 1]!.column < cell.column) ? cells : null;
  for (const order of words.headOrders) {
    const out = follow(order, cells, words);
    if (out !== null) return out;
  }
  return null;
}

/** The cells as the places of an order of heads; some columns may be left out, each head must be there. */
function follow(order: HeadOrder, cells: readonly HeadCell[], words: TableWords): readonly HeadCell[] | null {
  const { tokens, leaf } = order;
  const out: { readonly leaf: number; readonly cell: HeadCell }[] = [];
  let next = 0;
  for (const [i, token] of tokens.entries()) {
    const cell = cells[next];
    if (token.kind === 'group') {
      if (cell?.group !== token.index) return null;
      next++;
    } else if (
      cell !== undefined &&
      cell.column >= 0 &&
      words.innermost[cell.column] === words.innermost[token.index]
    ) {
      out.push({ leaf: leaf[i]!, cell });
      next++;
    }
  }
  if (next < cells.length) return null;
  return out.sort((a, b) => a.leaf - b.leaf).map(({ cell }) => cell);
}
