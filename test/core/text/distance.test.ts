import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../server/src/core/text/distance.js';

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
