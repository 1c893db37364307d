import { describe, expect, test } from 'vitest';
import { doubledPhrases } from '../../../server/src/core/wording/doubled.js';
import { phraseData } from '../../../server/src/core/wording/phrase-data.js';
import { phraseTable, visitPhrases } from '../../../server/src/core/wording/phrases.js';
import { lossesOf, swapsOf } from '../../../server/src/core/wording/variants.js';

const data = phraseData([
  { text: '布署', unless: ['公布署名'], value: '部署' },
  { text: '单信息', unless: [], value: '单位信息' },
  { text: '企事业单信息', unless: [], value: '企事业单位信息' },
  ...doubledPhrases(
    {
      singles: '的了',
      suffixes: '栏',
      words: ['进一步', '加强', '公开', '规范', '办公室'],
      innocent: ['目的的', '为了了解', '规范规范性', '办公室办公室'],
    },
    '×',
  ),
]);
const table = phraseTable<string>(data);

/** Every place may hold a phrase here; in a report the scan tells which do. */
const slips = (text: string): string[] => {
  const found: string[] = [];
  const all = [...text].map((_, at) => at);
  visitPhrases(table, text, all, 0, all.length, (value, from, to) => {
    if (value === '×' && text.startsWith('栏', to)) return false;
    found.push(value === '×' ? `${text.slice(from, to)}×` : `${text.slice(from, to)}→${value}`);
    return true;
  });
  return found;
};

describe('slips', () => {
  test.each([
    ['统一布署工作', ['布署→部署']],
    ['公布署名文章', []],
    ['公共企事业单信息公开', ['企事业单信息→企事业单位信息']],
    ['政策的的出台', ['的的×']],
    ['达到目的的事项，为了了解情况', []],
    ['进一步进一步加强加强管理', ['进一步进一步×', '加强加强×']],
    ['政务公开公开栏', []],
    ['一项一项核对，企业创业创新', []],
    ['规范规范性文件', []],
    ['规范规范文件', ['规范规范×']],
    ['办公室办公室主任', []],
    ['2020年20202020号', []],
    ['的', []],
    ['', []],
    ['的的', ['的的×']],
    ['布署布署', ['布署→部署', '布署→部署']],
  ] as const)('%s', (text, expected) => {
    expect(slips(text)).toEqual(expected);
  });
});

test('a phrase is found wherever it stands, the longest first', () => {
  expect(slips('单信息，企事业单信息。布署')).toEqual([
    '单信息→单位信息',
    '企事业单信息→企事业单位信息',
    '布署→部署',
  ]);
});

test('slips of a word', () => {
  expect(lossesOf('依申请公开')).toEqual(['依请公开', '依申公开', '依申请开']);
  expect(swapsOf('公开了')).toEqual(['开公了', '公了开']);
});
