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
  /** Where all names stand in one row: position of the first, and the row's width. */
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
export function columnSequence(
  header: HeaderRead,
  columnCount: number,
  members: readonly (readonly number[])[],
): ColumnSequence {
  const least = columnCount <= 4 ? columnCount : Math.ceil(columnCount * 0.7);
  const foreign: number[] = [];
  const flat = flatRow(header, columnCount);
  const cells =
    flat !== null ? named(flat.cells) : header.linear ? linear(header, members) : expanded(header);
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
  const at = flat !== null ? cells[0]!.at : -1;
  return { columns, understood: true, foreign, at, width: flat?.width ?? -1 };
}

/** The row that holds every name by itself, or the only row with names at all. */
function flatRow(header: HeaderRead, columnCount: number): HeadRow | null {
  if (header.linear) return null;
  let withColumns: HeadRow | null = null;
  let rows = 0;
  let groups = false;
  for (const row of header.rows) {
    let columns = 0;
    for (const cell of row.cells) {
      if (cell.column >= 0) columns++;
      if (cell.group >= 0) groups = true;
    }
    if (columns >= columnCount) return row;
    if (columns > 0) {
      rows++;
      withColumns = row;
    }
  }
  return rows === 1 && (!groups || header.rows.length === 1 || header.rows.at(-1) === withColumns)
    ? withColumns
    : null;
}

/** From the first known name to the last: what stands outside is the label column or padding. */
function named(cells: readonly HeadCell[]): readonly HeadCell[] {
  let first = 0;
  while (first < cells.length && cells[first]!.column < 0) first++;
  let last = cells.length;
  while (last > first && cells[last - 1]!.foreign === 'blank') last--;
  return cells.slice(first, last).filter((cell) => cell.column >= 0 || cell.foreign !== null);
}

/** A spanning head stands for the names of the row below it that no other head has taken. */
function expanded(header: HeaderRead): readonly HeadCell[] {
  const out: HeadCell[] = [];
  const rows = header.rows.map((row) => row.cells.filter((cell) => cell.column >= 0 || cell.group >= 0));
  const used = rows.map(() => false);
  const lowest = rows.length - 1;
  const take = (index: number, depth: number): void => {
    if (index > lowest || used[index] || depth > rows.length) return;
    used[index] = true;
    let lastGroup = -1;
    const cells = index === lowest ? named(header.rows[index]!.cells) : rows[index]!;
    for (const cell of cells) {
      if (cell.group >= 0) {
        if (cell.group === lastGroup) continue;
        lastGroup = cell.group;
        take(index + 1, depth + 1);
        continue;
      }
      lastGroup = -1;
      out.push(cell);
    }
  };
  for (let i = 0; i <= lowest; i++) take(i, 0);
  return dropRepeats(out);
}

/** Converters repeat a spanning cell in every row: the same name again, from another row, is no second column. */
const dropRepeats = (cells: readonly HeadCell[]): readonly HeadCell[] =>
  cells.filter((cell, i) => {
    const before = cells[i - 1];
    return (
      before === undefined || cell.column < 0 || before.column !== cell.column || before.item === cell.item
    );
  });

/** One name a line: the members of a spanning head stand where it stood, in the order in which they come. */
function linear(header: HeaderRead, members: readonly (readonly number[])[]): readonly HeadCell[] {
  const cells = header.rows.flatMap((row) => row.cells);
  const out: HeadCell[] = [];
  const placed = new Set<HeadCell>();
  for (const [i, cell] of cells.entries()) {
    if (placed.has(cell)) continue;
    if (cell.group < 0) {
      out.push(cell);
      placed.add(cell);
      continue;
    }
    const own = members[cell.group] ?? [];
    // The widest head spans nearly all: what follows comes in its own order.
    if (
      cells.some(
        (other) => other.group >= 0 && other !== cell && (members[other.group]?.length ?? 0) < own.length,
      )
    )
      continue;
    for (const other of cells.slice(i + 1))
      if (other.column >= 0 && own.includes(other.column) && !placed.has(other)) {
        out.push(other);
        placed.add(other);
      }
  }
  return out;
}
