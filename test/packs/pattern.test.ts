import { describe, expect, test } from 'vitest';
import { linearPattern } from '../../server/src/host/packs/pattern.js';
import { requiredWords } from '../../server/src/host/packs/required-words.js';
import * as fc from '../support/fast-check.js';

describe('what a match must hold', () => {
  test.each<[string, readonly string[][], readonly string[]]>([
    [
      '取得了?好的成效',
      [['好的成效'], ['取得了好的成效', '取得好的成效'], ['取得']],
      ['取得了好的成效', '取得好的成效'],
    ],
    ['第[一二]条', [['第一条', '第二条'], ['第'], ['条']], ['第一条', '第二条']],
    ['甲乙|丙丁', [['甲乙', '丙丁']], ['甲乙', '丙丁']],
    ['甲乙|丙.丁', [['甲乙', '丙']], ['甲乙']],
    ['(?:甲乙|丙.?)丁戊', [['丁戊'], ['甲乙', '丙']], []],
    ['甲乙*丙', [['甲'], ['丙']], []],
    ['甲乙+丙丁戊', [['丙丁戊'], ['甲'], ['乙']], []],
    ['甲{0,2}乙丙', [['乙丙']], []],
    ['政府[^。]{0,8}信箱', [['政府'], ['信箱']], []],
    ['\\d+件', [['件']], []],
    ['a\\.b', [['a.b']], ['a.b']],
    ['[\\]甲]乙', [['乙']], []],
    ['^甲乙$', [['甲乙']], []],
    ['甲?', [], []],
    ['甲|', [], ['甲']],
    ['(?i)abc', [], []],
    ['[[:alpha:]]甲', [], []],
    ['\\x{7532}乙', [], []],
    ['\u{20000}+乙', [], []],
  ])('%s', (source, all, enough) => {
    expect(requiredWords(source)).toEqual({ all, enough });
  });

  const piece = fc.constantFrom(
    ...'甲乙丙丁.',
    '甲乙',
    '[甲乙]',
    '[^甲]',
    '\\d',
    '\\.',
    '(?:甲|乙丙)',
    '(?:丁|)',
    '(甲.|丙)',
  );
  const repeated = fc
    .tuple(piece, fc.constantFrom('', '', '', '?', '*', '+', '??', '{2}', '{0,2}', '{1,}'))
    .map(([one, times]) =>
      one.length > 1 && one[0] !== '[' && one[0] !== '(' && one[0] !== '\\' ? one : one + times,
    );
  const row = fc.array(repeated, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const source = fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => rows.join('|'));
  const text = fc.array(fc.constantFrom(...'甲乙丙丁.3'), { maxLength: 12 }).map((units) => units.join(''));

  test('nothing that matches is missed, and what is enough matches', () => {
    fc.assert(
      fc.property(source, text, (pattern, passage) => {
        const native = new RegExp(pattern);
        const own = linearPattern(pattern);
        expect(own.test(passage)).toBe(native.test(passage));
        expect(own.exec(passage)?.index).toBe(native.exec(passage)?.index);
        for (const word of requiredWords(pattern).enough) expect(native.test(word)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

test('patterns that cost more than they may are broken off, and go on when they may cost more', () => {
  const meter = linearPattern.meter!;
  try {
    meter.left = 1000;
    expect(() => linearPattern('甲[^乙]*丙').test(`甲${'丁'.repeat(1000)}丙`)).toThrow();
    // Where the words are missing, nothing is spent.
    meter.left = 0;
    expect(linearPattern('甲[^乙]*丙').test('丁'.repeat(1000))).toBe(false);
    meter.left = 1_000_000;
    expect(linearPattern('甲[^乙]*丙').test(`甲${'丁'.repeat(1000)}丙`)).toBe(true);
  } finally {
    meter.left = Number.POSITIVE_INFINITY;
  }
});

test('places are in UTF-16 units', () => {
  expect(linearPattern('成效+').exec('\u{20000}取得成效效。')).toMatchObject({ index: 4, 0: '成效效' });
});

test('a passage beyond measure is looked at as far as the steps reach, and its cut end is no end', () => {
  const pattern = linearPattern('(?:a|b)*[ab]{0,200}c?$');
  expect(pattern.exec('ab'.repeat(1 << 19))).toBeNull();
  expect(pattern.test('ab'.repeat(1 << 19))).toBe(false);
  expect(pattern.exec('abab')).toMatchObject({ index: 0, 0: 'abab' });
  expect(linearPattern('好的成效').exec(`好的成效${'，'.repeat(1 << 20)}`)).toMatchObject({ index: 0 });
});

test('no text of a pattern reaches the native engine, and hostile ones end', () => {
  const seen: string[] = [];
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, [source, flags]) => {
      seen.push(String(source));
      return new target(source, flags);
    },
  });
  const text = `cz${'ab'.repeat(1 << 19)}!`;
  try {
    for (const source of [
      '(?:a|a)*b$c',
      '(?:a|b)*a(?:a|b){20}c',
      '[ab]{0,200}[cz]$',
      '(?:x*y*z*)w',
      'a{0,50}a{50}[cz]',
    ])
      expect(linearPattern(source).exec(text)).toBeNull();
  } finally {
    globalThis.RegExp = Native;
  }
  expect(seen.filter((source) => /\(\?:a|\[ab\]|a\{0/.test(source))).toEqual([]);
});
