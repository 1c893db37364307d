import type { Grid } from './grid.js';

/** One cell a line, each followed by a pipe. */
export const cellLines = (grid: Grid): string[] =>
  grid.rows.flat().map((cell) => `${cell.text} |`.trimStart());

/** One cell a paragraph. A blank cell leaves nothing behind, as in the pages that look like this. */
export const cellParagraphs = (grid: Grid): string[] =>
  grid.rows
    .flat()
    .filter((cell) => cell.text.trim() !== '')
    .flatMap((cell) => [cell.text, ''])
    .slice(0, -1);
