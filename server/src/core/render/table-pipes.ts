import { expand, type Grid } from './grid.js';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rule = (width: number): string => `|${' --- |'.repeat(width)}`;

/** GFM with one header line: the lowest head of each column, or the first row where heads stand between rows. */
export function flatPipes(grid: Grid): string[] {
  const rows = expand(grid);
  const body = rows.slice(Math.max(1, grid.heads));
  // Heads of a row of groups mean nothing without the groups, so they stay rows.
  const groupsOnly = grid.heads > 1 && body.length === 1;
  if (grid.heads <= 1 || groupsOnly) return [line(rows[0]!), rule(grid.width), ...rows.slice(1).map(line)];
  const heads = Array.from({ length: grid.width }, (_, column) => {
    const own = rows.slice(0, grid.heads).map((row) => row[column]!);
    return own.findLast((text) => text !== '') ?? '';
  });
  return [line(heads), rule(grid.width), ...body.map(line)];
}

/** GFM with all rows of heads, merged heads repeated over everything that they cover. */
export function doubledPipes(grid: Grid): string[] {
  const rows = expand(grid);
  for (const [at, cells] of grid.rows.slice(0, grid.heads).entries()) {
    for (const { column, width, height, text } of cells) {
      for (let row = at; row < at + height; row++) rows[row]!.fill(text, column, column + width);
    }
  }
  return [line(rows[0]!), rule(grid.width), ...rows.slice(1).map(line)];
}

/** Pipes without blanks: a merged cell leaves `||` behind. */
export function paddedPipes(grid: Grid): string[] {
  const rows = expand(grid).map((cells) => `|${cells.join('|')}|`);
  return [rows[0]!, `|${'---|'.repeat(grid.width)}`, ...rows.slice(1)];
}

/** Rows of own cells, each followed by a pipe; no delimiter line, nothing for merged cells. */
export function trailingPipes(grid: Grid): string[] {
  return grid.rows.map((cells) => cells.map((cell) => `${cell.text} |`).join(' '));
}
