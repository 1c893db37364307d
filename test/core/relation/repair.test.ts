import { describe, expect, test } from 'vitest';
import type { BuildOptions, Written } from '../../support/bound-table.js';
import { faults, said } from './relations.js';

/** 12 requests of two kinds of applicant; everything adds up. */
const sound: Written = {
  'A/person': 9,
  'A/company': 2,
  'A/total': 11,
  'B/person': 1,
  'B/total': 1,
  'C1/person': 5,
  'C1/company': 2,
  'C1/total': 7,
  'C3.4/person': 2,
  'C3.4/total': 2,
  'C6.3/person': 1,
  'C6.3/total': 1,
  'C7/person': 8,
  'C7/company': 2,
  'C7/total': 10,
  'D/person': 2,
  'D/total': 2,
};

const cases: readonly [name: string, table: string, written: Written, expected: string[], BuildOptions?][] = [
  ['everything adds up', 't3', sound, []],
  ['all zero', 't3', {}, []],
  ['a leaf', 't3', { ...sound, 'C1/person': 6 }, ['C1/person := 5']],
  ['a leaf total', 't3', { ...sound, 'C3.4/total': 3 }, ['C3.4/total := 2']],
  ['the sum of a column', 't3', { ...sound, 'C7/person': 9 }, ['C7/person := 8']],
  ['the grand total', 't3', { ...sound, 'C7/total': 12 }, ['C7/total := 10']],
  ['new requests', 't3', { ...sound, 'A/total': 12 }, ['A/total := 11']],
  ['two digits swapped', 't3', { ...sound, 'C1/company': 20 }, ['C1/company := 2']],
  [
    'two leaves in different rows and columns',
    't3',
    { ...sound, 'C1/person': 8, 'C3.4/company': 1 },
    ['C1/person := 5', 'C3.4/company := 0'],
  ],
  [
    'two leaves of one column',
    't3',
    { ...sound, 'C1/person': 8, 'C3.4/person': 3 },
    ['C1/person := 5', 'C3.4/person := 2'],
  ],
  [
    'two cells of one balance',
    't3',
    { ...sound, 'A/person': 12, 'D/person': 3 },
    ['A/person := 9', 'D/person := 2'],
  ],
  [
    'a part and its total together: which row, the figures do not tell',
    't3',
    { ...sound, 'D/person': 3, 'D/total': 3 },
    ['C7/person C7/total (A/person A/total B/person B/total D/person D/total)'],
  ],
  [
    'two equal faults crosswise: two findings, no cell certain',
    't3',
    { ...sound, 'C1/person': 6, 'C3.4/company': 1 },
    [
      'C1/total C7/person (C1/person C1/company C3.4/person)',
      'C3.4/total C7/company (C1/company C3.4/person C3.4/company)',
    ],
  ],
  [
    'a sum of table four',
    't4',
    { 'review/upheld': 2, 'review/total': 3 },
    ['review/total (review/upheld review/corrected review/other review/pending review/total)'],
  ],
  [
    'parts above their total',
    't4',
    { 'review/upheld': 2, 'review/total': 1 },
    ['review/total (review/upheld review/total)'],
  ],
  [
    'two rows of table four',
    't4',
    { 'review/total': 1, 'direct/upheld': 1 },
    [
      'review/total (review/upheld review/corrected review/other review/pending review/total)',
      'direct/total (direct/upheld direct/total)',
    ],
  ],
  [
    'an unknown part may fill the gap',
    't4',
    { 'review/upheld': 2, 'review/other': '/', 'review/total': 3 },
    [],
  ],
  [
    'an unknown part cannot undo an excess',
    't4',
    { 'review/upheld': 4, 'review/other': '', 'review/total': 3 },
    ['review/total (review/upheld review/total)'],
  ],
  ['an unknown total', 't4', { 'review/upheld': 4, 'review/total': '' }, []],
  ['a cell that was not understood', 't4', { 'review/upheld': null, 'review/total': 3 }, []],
  ['words are unknown', 't4', { 'review/upheld': '两件', 'review/total': 3 }, []],
  ['a negative figure is another finding', 't4', { 'review/upheld': -1, 'review/total': 3 }, []],
  ['a fraction is another finding', 't4', { 'review/upheld': '2.5', 'review/total': 3 }, []],
  [
    'figures beyond 2^53',
    't4',
    { 'review/upheld': '9007199254740993', 'review/total': '9007199254740992' },
    [],
  ],
  ['far beyond', 't4', { 'review/upheld': '90071992547409930000', 'review/total': 5 }, ['review/total ()']],
  [
    'where a row has no total, only its cells can be wrong',
    't3',
    { ...sound, 'C1/total': '', 'C1/person': 6 },
    ['C1/person := 5'],
  ],
  [
    'the form of 2019: 其他处理 is one row',
    't3',
    { 'C6/person': 2, 'C6/total': 2, 'C7/person': 2, 'C7/total': 2, 'A/person': 2, 'A/total': 2 },
    [],
    { edition: '2019' },
  ],
  ['a fault in it', 't3', { 'C6/person': 2 }, ['C6/person := 0'], { edition: '2019' }],
];

describe('faults behind broken relations', () => {
  test.each(cases)('%s', (_, table, written, expected, options) => {
    expect(faults(table, written, options)).toEqual(expected);
  });

  test('a garbled table ends quickly and says each row once', () => {
    const garbled: Record<string, number> = {};
    for (const row of ['A', 'B', 'C1', 'C2', 'C3.1', 'C3.2', 'C3.3', 'C4.1', 'C5.1', 'C7', 'D']) {
      for (const [i, column] of ['person', 'company', 'research', 'welfare', 'total'].entries()) {
        garbled[`${row}/${column}`] = (row.length * 7 + row.charCodeAt(row.length - 1) * (i + 3)) % 17;
      }
    }
    const found = faults('t3', garbled);
    expect(found.length).toBeGreaterThan(3);
    expect(found.length).toBeLessThanOrEqual(25);
  });
});

describe('words', () => {
  test.each([
    [
      't3',
      { 'A/person': 3, 'A/total': 3, 'B/person': 1, 'B/total': 1, 'C7/person': 3, 'C7/total': 3 },
      '“自然人”列：本年新收 3 + 上年结转 1 = 4，而总计 3 + 结转下年度继续办理 0 = 3，相差 1',
    ],
    [
      't4',
      { 'review/upheld': 2, 'review/total': 3 },
      '“行政复议”行：总计 3，而结果维持 2 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 2，相差 1',
    ],
    [
      't4',
      { 'review/upheld': 4, 'review/other': '/', 'review/total': 3 },
      '“行政复议”行：结果维持 4 + 结果纠正 0 + 尚未审结 0 = 4（另有1格未填），超过了总计 3，相差 1',
    ],
  ])('%s %j', (table, written, expected) => {
    expect(said(table, written)).toContain(expected);
  });

  test('a long side tells what is not nought', () => {
    expect(said('t3', { 'C1/person': 1, 'C7/person': 1, 'A/person': 1, 'C3.1/person': 2 })).toContain(
      '“自然人”列：总计 1，而予以公开 1 + 属于国家秘密 2 = 3（其余19项为0），相差 2',
    );
  });
});
