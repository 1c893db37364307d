import { expect, test } from 'vitest';
import { checkRelations } from '../../../server/src/core/relation/linear.js';
import { form, layout } from './relations.js';

/** What an author of a relation is told; null: it holds. */
function told(formula: string, forEach: 'none' | 'column' | 'row', table = 't4'): string | null {
  const spec = { id: 'x', table, forEach, formula, words: { zh: '', en: '' } };
  try {
    checkRelations([spec], form, layout, (error) => {
      throw error;
    });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  ['review@total <= t3.C7@total + sum(t3.C3@total)', 'none', null],
  ['review@total <= t3/C7/total', 'none', 'write t3.C7@total'],
  ['review <= 5', 'none', '“review” has no column'],
  ['review@total <= t3.C3@total', 'none', 'write sum(C3)'],
  ['review@total <= t9.C7@total', 'none', 'there is no table “t9”, only t2, t3, t4'],
  ['review@total <= direct@totl', 'none', 'table t4 has no column “totl”, only upheld'],
  ['2 <= 3', 'none', 'there is no cell'],
  ['total <= 3', 'row', null],
  ['__proto__ = review@total', 'none', '“__proto__” has no column'],
  ['review@total constructor direct@total', 'none', 'in the place of “constructor”'],
] as const)('%s for each %s: %s', (formula, forEach, expected) => {
  const found = told(formula, forEach);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toContain(expected);
});

test('an id with a dot that is a row stays a row', () => {
  expect(told('C3.1 <= A', 'column', 't3')).toBeNull();
  expect(told('C3.9 <= A', 'column', 't3')).toContain('has no row “C3.9”');
});
