import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/core/text/lines.js';
import * as fc from '../../support/fast-check.js';

const text = fc.string({ unit: fc.constantFrom('a', '年', '𠮷', '\n', '\r', '\r\n') });

describe('LineIndex', () => {
  test('a line ends at LF, CRLF or a lone CR', () => {
    const lines = new LineIndex('a\r\nb\rc\n\nd');
    const starts = Array.from({ length: lines.count }, (_, line) => lines.offsetAt({ line, character: 0 }));
    expect(starts).toEqual([0, 3, 5, 7, 8]);
  });

  test('has as many lines as the ends make', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(new LineIndex(text).count).toBe(text.split(/\r\n|\r|\n/).length);
      }),
    );
  });

  test('a position leads back to its offset', () => {
    fc.assert(
      fc.property(text, fc.nat(), (text, at) => {
        const lines = new LineIndex(text);
        const offset = at % (text.length + 1);
        expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
      }),
    );
  });

  test('positions out of range are clamped', () => {
    const lines = new LineIndex('ab\ncd');
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(lines.offsetAt({ line: 0, character: 9 })).toBe(3);
    expect(lines.offsetAt({ line: -1, character: 0 })).toBe(0);
    expect(lines.positionAt(99)).toEqual({ line: 1, character: 2 });
  });
});
