import { describe, expect, it } from 'vitest';
import { editDistance, isSwapped } from '../../../server/src/core/text/distance.js';
import * as fc from '../../support/fast-check.js';

/** The whole table, as the textbook has it. */
function plain(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), before[j]! + 1, row[j - 1]! + 1));
    before = row;
  }
  return before[b.length]!;
}

describe('edit distance', () => {
  it('is the textbook one up to its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 10 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('neighbours that changed places', () => {
  it.each([
    ['密秘', '秘密', true],
    ['国家密秘法', '国家秘密法', true],
    ['甲乙丙', '甲乙丁', false],
    ['甲乙丙', '乙甲丁', false],
    ['甲乙丙丁', '乙甲丁丙', false],
    ['甲乙丙', '丙乙甲', false],
    ['甲乙', '甲乙', false],
    ['甲乙', '乙甲丙', false],
    ['甲丙', '甲丁', false],
    ['', '', false],
  ])('%s and %s: %s', (a, b, is) => {
    expect(isSwapped(a, b)).toBe(is);
  });
});
