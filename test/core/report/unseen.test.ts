import { expect, test } from 'vitest';
import { CellState } from '../../../server/src/core/report/table.js';
import { cleanText } from '../../support/clean.js';
import { boundCells, readFile, readOne } from '../../support/reading.js';
import { findings } from '../../support/told.js';

const CLEAN = cleanText({ year: 2023 });
/** Puts a mark amid every number of five digits and more outside of the tables: telephones, postcodes. */
const amid = (mark: string): string =>
  CLEAN.replace(/^[^|\n]+$/gm, (line) => line.replace(/\d{3}(?=\d{2})/g, (digits) => digits + mark));

// What no reader sees is not held against the author.
test.each([
  ['zero-width blanks', amid('\u200b')],
  ['joiners', amid('\u200d')],
  ['byte order marks', amid('\ufeff')],
  ['soft hyphens', amid('\u00ad')],
  ['marks of direction, as Windows puts them around what is copied', amid('\u202d\u202c')],
  ['the same as entities', amid('&#8203;')],
  ['ordinals as numbers', CLEAN.replace(/^## (.)/gm, (_, sign: string) => `## &#${sign.codePointAt(0)};`)],
  ['marks as numbers', CLEAN.replace(/^(## .)、/gm, '$1&#x3001;')],
])('%s', (_, text) => {
  expect(text).not.toBe(CLEAN);
  expect(findings(readFile(text))).toEqual(findings(readFile(CLEAN)));
});

const rows = (change: (row: string) => string): string => CLEAN.replace(/^\|.*$/gm, change);
const TABLES = [...boundCells(readOne(CLEAN)).values()];

// What a program that converts or quotes a text puts around and into it, is no fault of its author and hides no figure.
test.each([
  ['tables in a quotation', rows((row) => `> ${row}`)],
  ['tables in a quotation of a quotation', rows((row) => `> > ${row}`)],
  ['all of it in a quotation', CLEAN.replace(/^.*$/gm, (line) => `> ${line}`)],
  ['all of it in a fence, as chat assistants answer', `\`\`\`markdown\n${CLEAN}\`\`\`\n`],
  ['NaN for what a cell spans', rows((row) => row.replace(/\| {2}(?=\|)/g, '| NaN '))],
  ['bold by lines below', CLEAN.replace(/^## (.*)$/gm, '__$1__')],
  ['attributes behind headings', CLEAN.replace(/^(#+ .*)$/gm, '$1 {#part .unnumbered}')],
])('%s', (_, text) => {
  expect(text).not.toBe(CLEAN);
  expect(findings(readFile(text))).toEqual(findings(readFile(CLEAN)));
  expect([...boundCells(readOne(text)).values()]).toEqual(TABLES);
});

test.each([
  ['a sign that Markdown would take for a list', '\\-5', 'integer'],
  ['a blank without width amid the figure', '1\u200b0', 'integer'],
  ['figures as numbers of characters', '&#49;&#48;', 'integer'],
  ['a figure struck out before the one that counts', '<del>7</del>10', 'integer'],
  ['a figure struck out behind it', '10<s>7</s>', 'integer'],
  ['tags of cells between two figures', '1<td>0', 'invalid'],
  ['a line end between two figures', '1<br>0', 'invalid'],
])('%s', (_, figure, state) => {
  const text = CLEAN.replace(/^(\| 行政许可 \|) \d+/m, `$1 ${figure}`);
  expect(text).not.toBe(CLEAN);
  const table = readOne(text).tables.get('t2')!;
  const row = table.template.rows.findIndex(({ id }) => id === 'permit');
  const column = table.template.columns.findIndex(({ id }) => id === 'decided');
  const at = row * table.template.columns.length + column;
  expect(table.state[at]).toBe(CellState[state as 'integer']);
  if (state === 'integer') expect(Math.abs(table.integer[at]!)).toBe(figure.includes('5') ? 5 : 10);
});

test('tables in a fence are not called missing', () => {
  const text = CLEAN.replace(/(?:^\|.*\n)+/gm, '```\n$&```\n');
  expect(findings(readFile(text)).filter((line) => String(line).includes('table/missing'))).toEqual([]);
});

// Lines of one width, as text taken from a page has them, end inside of words, addresses and titles.
test.each([20, 24, 27, 30, 32, 35, 38, 40])('prose in lines of %i', (width) => {
  const text = CLEAN.replace(/^[^|#\n].{40,}$/gm, (line) =>
    line.replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n'),
  );
  expect(text).not.toBe(CLEAN);
  const serious = (of: string) => findings(readFile(of)).filter((line) => !line.startsWith('info'));
  expect(serious(text)).toEqual(serious(CLEAN));
});
