import { expand, type Grid, type GridCell } from './grid.js';

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const spans = ({ width, height }: GridCell): string =>
  `${width > 1 ? ` colspan="${width}"` : ''}${height > 1 ? ` rowspan="${height}"` : ''}`;

/** HTML as word processors write it: merged cells as spans, a paragraph in each cell. */
export function spannedHtml(grid: Grid): string[] {
  const rows = grid.rows.map((cells) => {
    const inner = cells.map((cell) => `<td${spans(cell)}><p>${escapeHtml(cell.text) || '&nbsp;'}</p></td>`);
    return `<tr>${inner.join('')}</tr>`;
  });
  return ['<table border="1" cellspacing="0">', '<tbody>', ...rows, '</tbody>', '</table>'];
}

/** HTML without spans: blank cells where merged ones were. */
export function plainHtml(grid: Grid): string[] {
  const rows = expand(grid).map((cells) => {
    const inner = cells.map((text) => `<td>${escapeHtml(text)}</td>`);
    return `<tr>\n${inner.join('\n')}\n</tr>`;
  });
  return ['<table>', ...rows, '</table>'];
}
