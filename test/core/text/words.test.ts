import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { LineIndex } from '../../../server/src/core/text/lines.js';
import { contains, hull, overlaps, range } from '../../../server/src/core/text/range.js';
import { anyOf } from '../../../server/src/core/text/words.js';
import * as fc from '../../support/fast-check.js';

const found = (words: readonly string[], text: string): string[] => {
  const search = anyOf(words)!;
  const out: string[] = [];
  for (let match = search.exec(text); match !== null; match = search.exec(text))
    out.push(`${match.index} ${match[0]}`);
  expect(search.lastIndex).toBe(0);
  return out;
};

describe('any of some words', () => {
  test('the longest at a place, and on from its end', () => {
    expect(found(['公开', '公开日期', '日期'], '公开日期和公开，日期')).toEqual([
      '0 公开日期',
      '5 公开',
      '8 日期',
    ]);
  });

  test('none of none', () => {
    expect(anyOf([])).toBeNull();
  });

  test('stands at a place or does not', () => {
    const search = anyOf(['年度', '年'])!;
    expect([0, 1, 2, 3, 9].map((at) => search.standsAt('度年度甲', at))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test('as a native pattern finds them', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', 'a'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.string({ unit: fc.constantFrom('甲', '乙', 'a', '丙'), maxLength: 20 }),
        (words, text) => {
          const longest = [...words].sort((a, b) => b.length - a.length).join('|');
          const native = [...text.matchAll(new RegExp(longest, 'g'))].map(
            (match) => `${match.index} ${match[0]}`,
          );
          expect(found(words, text)).toEqual(native);
        },
      ),
    );
  });
});

describe('ranges', () => {
  test.each([
    [2, 5, true, true],
    [3, 4, true, true],
    [1, 5, false, true],
    [2, 6, false, true],
    [0, 2, false, false],
    [5, 7, false, false],
    [5, 5, true, false],
  ])('2–5 and %d–%d', (start, end, inside, shared) => {
    expect(contains(range(2, 5), range(start, end))).toBe(inside);
    expect(overlaps(range(2, 5), range(start, end))).toBe(shared);
    expect(hull(range(2, 5), range(start, end))).toEqual(range(Math.min(2, start), Math.max(5, end)));
  });
});

describe('edits', () => {
  const edit = (start: number, end: number, newText: string) => ({ range: { start, end }, newText });

  test('apply in any order, insertions at one place in theirs', () => {
    expect(
      applyEdits('甲乙丙丁', [edit(3, 4, '四'), edit(1, 1, 'a'), edit(0, 1, '一'), edit(1, 1, 'b')]),
    ).toBe('一ab乙丙四');
    expect(applyEdits('甲乙', [])).toBe('甲乙');
  });

  test('that overlap are refused; that touch are not', () => {
    expect(() => applyEdits('甲乙丙', [edit(0, 2, ''), edit(1, 3, '')])).toThrow(RangeError);
    expect(applyEdits('甲乙丙', [edit(0, 2, 'x'), edit(2, 3, 'y')])).toBe('xy');
  });
});

test('a kept index of lines is the text’s own', () => {
  const made = new LineIndex('甲\n乙\r丙');
  const kept = LineIndex.from(made.starts, made.length);
  expect([kept.count, kept.length, kept.starts]).toEqual([3, 5, [0, 2, 4]]);
  expect(kept.positionAt(4)).toEqual({ line: 2, character: 0 });
  expect(kept.offsetAt({ line: 2, character: 9 })).toBe(5);
});
