import type { Localized } from '../form/form.js';
import { type Decimal, parseDecimal } from '../text/decimal.js';

/**
 * Formula text as a rule author writes it: `A + B = C7 + D`, `C7 = sum(C)`, `2 * made <= valid + 1`.
 * Blanks stand around every operator, because ids hold hyphens and dots; an id may be Chinese.
 */
export interface Formula {
  readonly text: string;
  readonly left: readonly FormulaTerm[];
  readonly compare: Compare;
  readonly right: readonly FormulaTerm[];
}

export type Compare = '=' | '<=' | '>=';

export interface FormulaTerm {
  /** With its sign: -2 for `- 2 * A`. */
  readonly factor: number;
  readonly operand:
    | { readonly kind: 'number'; readonly value: Decimal }
    /** `A`, `A@total`, `t3.A@total`; what it names depends on the table. */
    | { readonly kind: 'cell'; readonly name: string; readonly column: string | null }
    /** `sum(C)`: all leaf rows of a group and of the groups in it; totals are no parts. */
    | { readonly kind: 'group'; readonly name: string; readonly column: string | null };
  readonly at: Span;
}

/** Code units of the formula text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export class FormulaError extends Error {
  readonly at: Span;
  readonly words: Localized;
  /** `lead`: what the fault is in, where it is not the formula itself. */
  constructor(zh: string, en: string, at: Span, lead = '公式有误：') {
    super(en);
    this.words = { zh: `${lead}${zh}。`, en };
    this.at = at;
  }
}

const COMPARE: ReadonlyMap<string, Compare> = new Map([
  ['=', '='],
  ['＝', '='],
  ['<=', '<='],
  ['≤', '<='],
  ['≦', '<='],
  ['＜＝', '<='],
  ['>=', '>='],
  ['≥', '>='],
  ['≧', '>='],
  ['＞＝', '>='],
]);
const SIGN: ReadonlyMap<string, 1 | -1> = new Map([
  ['+', 1],
  ['＋', 1],
  ['-', -1],
  ['－', -1],
  ['−', -1],
]);
const TIMES = new Set(['*', '×']);
const FORBIDDEN = /[()=<>+*,;"'`\\]/;
/** More operands than any form has rows; keeps a stranger's rule from costing time. */
const MAX_WORDS = 400;

interface Word extends Span {
  readonly text: string;
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    words.push({ text: match[0], from: match.index, to: match.index + match[0].length });
    if (words.length > MAX_WORDS)
      throw new FormulaError('公式过长', 'the formula is too long', { from: 0, to: text.length });
  }
  return words;
}

/** What spreadsheets and programs have and formulas of relations do not, with how it is written here. */
const ELSEWHERE: readonly (readonly [string, Localized])[] = [
  ['< ＜', { zh: 'A < B 写作 A + 1 <= B', en: 'write A < B as A + 1 <= B' }],
  ['> ＞', { zh: 'A > B 写作 A >= B + 1', en: 'write A > B as A >= B + 1' }],
  ['== ===', { zh: '相等写作 =', en: 'write = for equal' }],
  ['=< =>', { zh: '写作 <= 或 >=', en: 'write <= or >=' }],
  [
    '/ ÷',
    {
      zh: '没有除法，A / 2 <= B 写作 A <= 2 * B',
      en: 'there is no division: write A / 2 <= B as A <= 2 * B',
    },
  ],
];

function noOperator(word: Word): FormulaError {
  const known = ELSEWHERE.find(([signs]) => signs.split(' ').includes(word.text))?.[1];
  return new FormulaError(
    `“${word.text}”的位置应有 +、- 或比较符号 =、<=、>=${known ? `（${known.zh}）` : ''}`,
    `“+”, “-” or one of =, <=, >= is expected in the place of “${word.text}”${known ? ` (${known.en})` : ''}`,
    word,
  );
}

function operandOf(word: Word): FormulaTerm['operand'] {
  const number = parseDecimal(word.text);
  if (number !== null) return { kind: 'number', value: number };
  const group = /^sum\((.*)\)$/.exec(word.text);
  const [name, column, more] = (group?.[1] ?? word.text).split('@');
  if (!name || more !== undefined || column === '' || FORBIDDEN.test(name) || FORBIDDEN.test(column ?? '')) {
    throw new FormulaError(
      `“${word.text}”不能作运算项，应写行、行@列、表.行@列、sum(行组) 或数字，+ - * = <= >= 两边要留空格`,
      `“${word.text}” is no operand: write row, row@column, table.row@column, sum(group) or a number, with blanks around + - * = <= >=`,
      word,
    );
  }
  return { kind: group ? 'group' : 'cell', name, column: column ?? null };
}

/** Throws `FormulaError` with the place of the word that does not fit. */
export function parseFormula(text: string): Formula {
  const words = wordsOf(text);
  const sides: [FormulaTerm[], FormulaTerm[]] = [[], []];
  let compare: Compare | null = null;
  let i = 0;
  const end: Span = { from: text.length, to: text.length };

  const term = (side: FormulaTerm[]): void => {
    let sign = 1;
    const start = words[i];
    const leading = start && SIGN.get(start.text);
    if (side.length > 0 || leading !== undefined) {
      if (leading === undefined) throw noOperator(start ?? { text: '', ...end });
      sign = leading;
      i++;
    }
    const first = words[i++];
    if (!first) throw new FormulaError('末尾缺少运算项', 'an operand is missing at the end', end);
    if (!TIMES.has(words[i]?.text ?? '')) {
      side.push({ factor: sign, operand: operandOf(first), at: first });
      return;
    }
    if (!/^[1-9]\d{0,5}$/.test(first.text)) {
      throw new FormulaError(
        `“${first.text}”不能作倍数：* 之前应为 1 至 999999 的整数，如 2 * A`,
        `“${first.text}” is no factor: before * stands a whole number from 1 to 999999, as in 2 * A`,
        first,
      );
    }
    const second = words[i + 1];
    if (!second) throw new FormulaError('* 之后缺少运算项', 'an operand is missing after *', end);
    i += 2;
    side.push({
      factor: sign * Number(first.text),
      operand: operandOf(second),
      at: { from: first.from, to: second.to },
    });
  };

  while (i < words.length) {
    const word = words[i]!;
    const sign = COMPARE.get(word.text);
    if (sign === undefined) {
      term(compare === null ? sides[0] : sides[1]);
      continue;
    }
    if (compare !== null)
      throw new FormulaError('一个公式只能有一个比较符号', 'a formula has one comparison only', word);
    if (sides[0].length === 0)
      throw new FormulaError('比较符号之前缺少运算项', 'an operand is missing before the comparison', word);
    compare = sign;
    i++;
  }
  if (compare === null)
    throw new FormulaError('缺少比较符号 =、<= 或 >=', 'a comparison is missing: =, <= or >=', end);
  if (sides[1].length === 0)
    throw new FormulaError('比较符号之后缺少运算项', 'an operand is missing after the comparison', end);
  return { text, left: sides[0], compare, right: sides[1] };
}
