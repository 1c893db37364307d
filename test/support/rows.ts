import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { cleanText } from '../../server/src/core/syntax/clean.js';
import { ItemKind } from '../../server/src/core/syntax/items.js';
import { scan } from '../../server/src/core/syntax/scan.js';

/** Blanks count for nothing, and neither do marks of bold, whose rules at Chinese punctuation are Markdown's own. */
export const squeeze = (text: string): string => text.replace(/[\s\u00a0\u3000]+|\*\*/g, '');

const words = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(words).join('') : '';

/** Nodes of a page in reading order, without what is inside of the chosen ones. */
function chosen(html: string, isChosen: (name: string) => boolean): Tree.ParentNode[] {
  const found: Tree.ParentNode[] = [];
  const visit = (node: Tree.Node): void => {
    if (!('childNodes' in node)) return;
    if (isChosen(node.nodeName)) found.push(node);
    else node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return found;
}

/** Rows of two cells or more of the outermost tables as a browser reads them: words of each cell, without blanks. */
export const browserRows = (html: string): string[][] =>
  chosen(html, (name) => name === 'tr')
    .map((row) =>
      row.childNodes
        .filter((cell) => cell.nodeName === 'td' || cell.nodeName === 'th')
        .map((cell) => squeeze(words(cell))),
    )
    .filter((row) => row.length > 1);

/** Headings as a browser reads them: depth and words. */
export const browserHeadings = (html: string): string[] =>
  chosen(html, (name) => /^h[1-6]$/.test(name)).map((one) => `${one.nodeName[1]} ${squeeze(words(one))}`);

/** Items of a kind as the scanner reads them: depth, and the words of each cell. */
function scanned(text: string, kind: number): { readonly depth: number; readonly cells: string[] }[] {
  const { items } = scan(text);
  const found: { depth: number; cells: string[] }[] = [];
  for (let item = 0; item < items.length; item++) {
    if (items.kind[item] !== kind) continue;
    const cells: string[] = [];
    for (let cell = items.cell[item]!; cell < items.cell[item + 1]!; cell++)
      cells.push(squeeze(cleanText(text, items.cellStart[cell]!, items.cellEnd[cell]!, true).text));
    found.push({ depth: items.depth[item]!, cells });
  }
  return found;
}

/** The same rows as the scanner reads them. */
export const scannedRows = (text: string): string[][] =>
  scanned(text, ItemKind.row).map(({ cells }) => cells);

/** The same headings as the scanner reads them. */
export const scannedHeadings = (text: string): string[] =>
  scanned(text, ItemKind.text).flatMap(({ depth, cells }) =>
    depth > 0 ? [`${depth} ${cells.join('')}`] : [],
  );
