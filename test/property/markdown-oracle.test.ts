import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import * as fc from '../support/fast-check.js';
import { browserHeadings, browserRows, scannedHeadings, scannedRows } from '../support/rows.js';

const page = (text: string): string =>
  micromark(text, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()], allowDangerousHtml: true });

/** Words as reports have them; marks that mean something in the middle of a line only. */
const words = fc
  .array(
    fc.constantFrom(
      '甲',
      '乙丙',
      '12',
      '3.5',
      '（一）',
      '、',
      '第20条',
      ' ',
      '—',
      '/',
      '**合计**',
      '&nbsp;',
      '&amp;',
      '%',
      '“丁”',
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));
const cell = fc.tuple(words, fc.constantFrom('', ' ', '  ')).map(([text, pad]) => `${pad}${text}${pad}`);
const framed = (cells: readonly string[], [before, after]: readonly [boolean, boolean]): string =>
  `${before ? '|' : ''}${cells.join('|')}${after ? '|' : ''}`;
const dashes = fc.constantFrom('---', ':---', '---:', ':-:', ' --- ', '-----');

/** A table of GFM as editors and converters write it: all rows of one width, with bars at both ends. */
const table = fc.integer({ min: 2, max: 6 }).chain((width) => {
  const row = fc
    .array(cell, { minLength: width, maxLength: width })
    .map((cells) => framed(cells, [true, true]));
  return fc
    .tuple(row, fc.array(dashes, { minLength: width, maxLength: width }), fc.array(row, { maxLength: 6 }))
    .map(([head, rule, rows]) => [head, framed(rule, [true, true]), ...rows].join('\n'));
});
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), words, fc.constantFrom('', ' #', ' ##', '  '))
  .map(([depth, text, tail]) => `${'#'.repeat(depth)} 甲${text}乙${tail}`);
const paragraph = words.map((text) => `甲${text}乙。`);
const breaks = fc.constantFrom('\n', '\r\n', '\r');

const document = fc.tuple(fc.array(fc.oneof(table, heading, paragraph), { maxLength: 8 }), breaks);

/** A row whose cells are all blank says nothing, and the scanner need not keep it. */
const telling = (rows: readonly string[][]): string[][] =>
  rows.filter((row) => row.some((one) => one !== ''));

describe('Markdown as micromark reads it', () => {
  test('tables have its rows and cells', () => {
    fc.assert(
      fc.property(document, ([blocks, end]) => {
        const text = blocks.join('\n\n').replaceAll('\n', end);
        expect(telling(scannedRows(text))).toEqual(telling(browserRows(page(text))));
      }),
      { numRuns: 300 },
    );
  });

  test('headings have its depth and words', () => {
    fc.assert(
      fc.property(document, ([blocks, end]) => {
        const text = blocks.join('\n\n').replaceAll('\n', end);
        expect(scannedHeadings(text)).toEqual(browserHeadings(page(text)));
      }),
      { numRuns: 300 },
    );
  });
});
