import { describe, expect, test } from 'vitest';
import { FormulaError, parseFormula } from '../../../server/src/core/relation/formula.js';

const names = (text: string) => {
  const { left, compare, right } = parseFormula(text);
  const words = (terms: typeof left) =>
    terms.map(({ factor, operand }) => {
      const name = operand.kind === 'number' ? String(operand.value.units) : operand.name;
      const column = operand.kind === 'number' || operand.column === null ? '' : `@${operand.column}`;
      return `${factor}:${operand.kind}:${name}${column}`;
    });
  return [...words(left), compare, ...words(right)];
};

describe('formulas', () => {
  test.each([
    ['A + B = C7 + D', ['1:cell:A', '1:cell:B', '=', '1:cell:C7', '1:cell:D']],
    ['C7 = sum(C)', ['1:cell:C7', '=', '1:group:C']],
    ['a-b - 2 * c.d <= 7', ['1:cell:a-b', '-2:cell:c.d', '<=', '1:number:7']],
    ['- A ≥ t4.review@total', ['-1:cell:A', '>=', '1:cell:t4.review@total']],
    [
      '本年新收 ＋ 上年结转 ＝ 办结 ＋ 结转@总计',
      ['1:cell:本年新收', '1:cell:上年结转', '=', '1:cell:办结', '1:cell:结转@总计'],
    ],
    ['sum(C3@person) = 3 × x', ['1:group:C3@person', '=', '3:cell:x']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('a term keeps its place in the text', () => {
    const { right } = parseFormula('total = 2 * 商业企业 + other');
    expect(right.map(({ at }) => 'total = 2 * 商业企业 + other'.slice(at.from, at.to))).toEqual([
      '2 * 商业企业',
      'other',
    ]);
  });

  test.each([
    ['', '', 'comparison'],
    ['A + B', '', 'comparison'],
    ['A = ', '', 'after the comparison'],
    ['= A', '=', 'before'],
    ['A = B = C', '=', 'one comparison'],
    ['A B = C', 'B', 'in the place of “B”'],
    ['A < B', '<', 'write A < B as A + 1 <= B'],
    ['A == B', '==', 'write = for equal'],
    ['A / 2 <= B', '/', 'no division'],
    ['0.5 * A <= B', '0.5', 'whole number from 1'],
    ['A+B = C', 'A+B', 'no operand'],
    ['A@b@c = D', 'A@b@c', 'no operand'],
    ['sum() = D', 'sum()', 'no operand'],
    ['x * A = D', 'x', 'factor'],
    ['A = 2 *', '', 'after *'],
    ['A = B +', '', 'at the end'],
  ])('refuses %s', (text, at, why) => {
    let caught: unknown;
    try {
      parseFormula(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(FormulaError);
    const { message, at: span } = caught as FormulaError;
    expect(message).toContain(why);
    expect(text.slice(span.from, span.to)).toBe(at);
  });
});
