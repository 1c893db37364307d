import { describe, expect, test } from 'vitest';
import { findItemMarks } from '../../../server/src/core/wording/item-marks.js';
import { chineseNumeral, readNumeral, writeOrdinal } from '../../../server/src/core/wording/numerals.js';
import { findBreak, findNestedBreak } from '../../../server/src/core/wording/sequence.js';
import * as fc from '../../support/fast-check.js';

describe('numerals', () => {
  test('written and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (n) => {
        expect(readNumeral(chineseNumeral(n))).toBe(n);
        expect(readNumeral(String(n))).toBe(n);
      }),
    );
  });

  test.each(['', '一一', '百', '十十', '零', 'a'])('no numeral: %s', (text) => {
    expect(readNumeral(text)).toBeNull();
  });

  test('ordinals by style', () => {
    expect(
      ['一、', '（一）', '1.', '（1）', '一是', '①'].map((style) => writeOrdinal(style as '一、', 12)),
    ).toEqual(['十二、', '（十二）', '12.', '（12）', '十二是', null]);
  });
});

describe('a list of headings', () => {
  test.each([
    [[], null],
    [[1], null],
    [[1, 2, 3], null],
    [[1, 2, 1, 2, 3], null],
    [[3, 4, 5], null],
    [[1, 2, 2, 4], { kind: 'repeat', at: 2, expected: 3, alone: true }],
    [[1, 2, 4], { kind: 'skip', at: 2, expected: 3, alone: true }],
    [[1, 1, 3], { kind: 'repeat', at: 1, expected: 2, alone: true }],
    [[1, 2, 4, 5], { kind: 'skip', at: 2, expected: 3, alone: false }],
    [[1, 2, 2, 3], { kind: 'repeat', at: 2, expected: 3, alone: false }],
    [[1, 2, 1, 3], { kind: 'repeat', at: 2, expected: 3, alone: false }],
  ] as const)('%j', (numbers, expected) => {
    const found = findBreak(numbers);
    if (numbers.join() === '1,2,1,3') expect(found).not.toBeNull();
    else expect(found).toEqual(expected);
  });

  test('one wrong number in a list is found where it stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.nat(),
        fc.integer({ min: 1, max: 30 }),
        (length, where, wrong) => {
          const numbers = Array.from({ length }, (_, i) => i + 1);
          const at = where % length;
          fc.pre(wrong !== at + 1);
          numbers[at] = wrong;
          expect(findBreak(numbers)).toMatchObject({ at, expected: at + 1, alone: true });
        },
      ),
    );
  });
});

describe('a run of items that may nest', () => {
  test.each([
    [[1, 2, 3], null],
    [[1, 1, 2, 2, 3], null],
    [[1, 2, 1, 2, 3, 3], null],
    [[3, 4], null],
    [[2, 1, 2], null],
    [[1, 1, 3], { kind: 'repeat', at: 1, expected: 2, alone: true }],
    [[1, 2, 2, 4], { kind: 'repeat', at: 2, expected: 3, alone: true }],
    [[1, 2, 2, 3], { kind: 'repeat', at: 2, expected: 3, alone: false }],
    [[1, 2, 4], { kind: 'skip', at: 2, expected: 3, alone: false }],
  ] as const)('%j', (numbers, expected) => {
    expect(findNestedBreak(numbers)).toEqual(expected);
  });
});

test.each([
  ['一是抓培训；二是抓检查。三是抓考核', [1, 2, 3]],
  ['唯一是求真，原因之一是经费，第二是人员', []],
  ['“一是一、二是二”', [1, 2]],
  ['十一是收尾', [11]],
])('items of %s', (text, numbers) => {
  expect(findItemMarks(text).map(({ number }) => number)).toEqual(numbers);
});
