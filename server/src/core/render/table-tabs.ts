import { expand, type Grid, type GridCell } from './grid.js';

const line = (cells: readonly string[]): string => cells.join('\t');

/** TAB between cells; merged cells leave TABs behind. */
export const tabs = (grid: Grid): string[] => expand(grid).map(line);

/** Cut in the middle by a page break: blank lines, then the heads again. */
export function splitTabs(grid: Grid): string[] {
  const rows = expand(grid).map(line);
  if (grid.rows.length <= grid.heads + 2) return rows;
  const heads = rows.slice(0, grid.heads);
  const cut = grid.heads + Math.ceil((rows.length - grid.heads) / 2);
  return [...rows.slice(0, cut), '', '', ...heads, ...rows.slice(cut)];
}

const deepest = (cells: readonly GridCell[]): number =>
  Math.max(-1, ...cells.filter((cell) => cell.kind === 'label').map((cell) => cell.column));

/** Every third row inside a group has slid to the left: its label stands first, its figures a column early. */
export function slippedTabs(grid: Grid): string[] {
  let seen = 0;
  return expand(grid).map((cells, index) => {
    const own = grid.rows[index]!;
    const level = deepest(own);
    const inside = level > 0 && cells.slice(0, level).every((text) => text === '');
    if (!inside || ++seen % 3 !== 0) return line(cells);
    return line([cells[level]!, ...cells.slice(1, level), ...cells.slice(level + 1), '']);
  });
}
