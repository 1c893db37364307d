import { expect, test } from 'vitest';
import { nearestName } from '../../../server/src/core/pack/nearest.js';

const LEVELS = ['off', 'hint', 'info', 'warning', 'error'];

test.each<[string, readonly string[], string | null]>([
  ['eror', LEVELS, 'error'],
  ['Error', LEVELS, 'error'],
  ['warnign', LEVELS, 'warning'],
  ['warn', LEVELS, 'warning'],
  ['war', LEVELS, 'warning'],
  ['wa', LEVELS, null],
  ['of', LEVELS, 'off'],
  ['on', LEVELS, null],
  ['fatal', LEVELS, null],
  ['', LEVELS, null],
  ['eror', [], null],
  ['table/relations', ['table/relation', 'table/row-label'], 'table/relation'],
  // The nearer of two, in whichever order they are known.
  ['abcdef', ['abcxyz', 'abcdeg'], 'abcdeg'],
  ['abcdef', ['abcdeg', 'abcxyz'], 'abcdeg'],
  ['x'.repeat(81), ['x'.repeat(80)], null],
  ['x'.repeat(80), ['x'.repeat(81)], 'x'.repeat(81)],
])('%s was meant for %#: %s', (written, known, name) => {
  expect(nearestName(written, known)).toBe(name);
});
