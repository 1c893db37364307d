import { expect, test } from 'vitest';
import { quoteLinks } from '../../../server/src/core/prose/prose.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { cleanText, form } from '../../support/clean.js';

/** `9 → A 9`, one line a number that quotes cells. */
function links(text: string): string[] {
  const [report] = readDocument(text, form).reports;
  return quoteLinks(report!).map(({ range, cells, verdict }) => {
    const quoted = cells.map((cell) => `${cell.address.row} ${text.slice(cell.range.start, cell.range.end)}`);
    return `${text.slice(range.start, range.end)} → ${quoted.join(' + ')}${verdict === 'equal' ? '' : ` (${verdict})`}`;
  });
}

test('numbers of the clean report lead to the cells that they quote', () => {
  expect(links(cleanText())).toEqual([
    '9 → A 9',
    '1 → B 1',
    '9 → C7 9',
    '5 → C1 5',
    '1 → C2 1',
    '2 → C4.1 2 + C4.2 0 + C4.3 0',
    '1 → C5.1 0 + C5.2 1 + C5.3 0 + C5.4 0 + C5.5 0',
    '1 → D 1',
  ]);
});

test('in every table syntax alike', () => {
  expect(links(cleanText({ syntax: 'html' }))).toEqual(links(cleanText()));
  expect(links(cleanText({ syntax: 'tabs' }))).toEqual(links(cleanText()));
});

test('a number that contradicts its cell says so', () => {
  const text = cleanText().replace('新收政府信息公开申请9件', '新收政府信息公开申请8件');
  expect(links(text)[0]).toBe('8 → A 9 (contradicted)');
});
