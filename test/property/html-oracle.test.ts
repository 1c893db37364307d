import { describe, expect, it } from 'vitest';
import * as fc from '../support/fast-check.js';
import { browserRows, scannedRows } from '../support/rows.js';

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
