import { describe, expect, test } from 'vitest';
import { linearPattern } from '../../server/src/host/packs/pattern.js';
import { requiredLiteral } from '../../server/src/host/packs/required-literal.js';

describe('what a match must hold', () => {
  test.each([
    ['取得了?好的成效', '好的成效'],
    ['第[一二]条', '第'],
    ['甲乙|丙丁', ''],
    ['(?:甲乙|丙)丁戊', '丁戊'],
    ['甲乙*丙', '甲'],
    ['甲乙+丙丁戊', '丙丁戊'],
    ['甲{0,2}乙丙', '乙丙'],
    ['\\d+件', '件'],
    ['a\\.b', 'a.b'],
    ['(?i)abc', ''],
  ])('%s: %s', (source, literal) => {
    expect(requiredLiteral(source)).toBe(literal);
  });
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
