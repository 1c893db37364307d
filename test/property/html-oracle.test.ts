import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../server/src/core/syntax/clean.js';
import { scan } from '../../server/src/core/syntax/scan.js';

const squeeze = (text: string): string => text.replace(/[\s\u00a0\u3000]+/g, '');

/** Rows of the outermost tables as a browser reads them: words of each cell, without blanks. */
function browserRows(html: string): string[][] {
  const rows: string[][] = [];
  const words = (node: Tree.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(words).join('') : '';
  const visit = (node: Tree.Node): void => {
    if (!('childNodes' in node)) return;
    if (node.nodeName === 'tr') {
      rows.push(
        node.childNodes
          .filter((cell) => cell.nodeName === 'td' || cell.nodeName === 'th')
          .map((cell) => squeeze(words(cell))),
      );
      return;
    }
    node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return rows.filter((row) => row.length > 1);
}

/** The same rows as the scanner reads them. */
function scannedRows(html: string): string[][] {
  const { items } = scan(html);
  const rows: string[][] = [];
  for (let item = 0; item < items.length; item++) {
    if (items.kind[item] !== 1) continue;
    const row: string[] = [];
    for (let cell = items.cell[item]!; cell < items.cell[item + 1]!; cell++)
      row.push(squeeze(cleanText(html, items.cellStart[cell]!, items.cellEnd[cell]!, true).text));
    rows.push(row);
  }
  return rows;
}

const inline = fc.constantFrom(
  '甲',
  '12',
  '乙丙',
  '&nbsp;',
  '&lt;',
  '<b>3</b>',
  '<span style="a>b">丁</span>',
  ' ',
  '\n',
  '<br>',
  '<br/>',
  '&amp;',
);
const content = fc
  .tuple(fc.array(inline, { maxLength: 3 }), fc.boolean())
  .map(([parts, paragraph]) => (paragraph ? `<p>${parts.join('')}</p>` : parts.join('')));
const attributes = fc.constantFrom('', ' colspan="2"', " class='a'", ' width=80', ' title="x > y"');
const cell = fc
  .tuple(fc.constantFrom('td', 'th', 'TD'), attributes, content, fc.boolean())
  .map(([name, attribute, inner, closed]) => `<${name}${attribute}>${inner}${closed ? `</${name}>` : ''}`);
const row = fc
  .tuple(fc.array(cell, { minLength: 2, maxLength: 5 }), fc.boolean(), fc.constantFrom('', '\n', '  \n'))
  .map(([cells, closed, after]) => `<tr>${cells.join('')}${closed ? '</tr>' : ''}${after}`);
const table = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(
    ([rows, body]) =>
      `<table border="1">\n${body ? `<tbody>${rows.join('')}</tbody>` : rows.join('')}</table>`,
  );

describe('tables of HTML', () => {
  it('have the rows and cells that a browser sees', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), (tables) => {
        const html = tables.join('\n<p>其间</p>\n');
        expect(scannedRows(html)).toEqual(browserRows(html));
      }),
      { numRuns: 300 },
    );
  });
});
