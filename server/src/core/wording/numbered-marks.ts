import { Has } from '../text/classes.js';
import { readNumeral } from './numerals.js';

/** How items are numbered within a paragraph. */
export type NumberedStyle = '1.' | '1、' | '（1）' | '①' | '第一';

/** `1.` or `第一，` at the start of a clause. */
export interface NumberedMark {
  readonly style: NumberedStyle;
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** Cheap to ask: without a first item there is no list. As one pattern the three would cost several times as much. */
const hasFirst = (text: string, flags: number): boolean =>
  ((flags & Has.digit) !== 0 && FIRST.test(text)) ||
  ((flags & Has.ordinal) !== 0 && (text.includes('①') || text.includes('第一')));
const FIRST = /1[.．、）)]/;
const ANY = Has.digit | Has.ordinal;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
/** A decimal (1.5) and a row of numbers (1、2号楼) are none. */
const MARK =
  /(?<=^|[。；：;:！？]\s*)(?:(\d{1,2})\s*(?:([.．])|(、))(?!\s*\d)|[（(](\d{1,2})[）)]|([①-⑩])|第([一二三四五六七八九十]{1,3})(?=[，：、]))/g;

/** Numbered items within a paragraph, in reading order. A first item must be among them. `flags`: of the paragraph. */
export function findNumberedMarks(text: string, flags: number = ANY): readonly NumberedMark[] {
  if (!hasFirst(text, flags)) return NONE;
  const found: NumberedMark[] = [];
  MARK.lastIndex = 0;
  for (let match = MARK.exec(text); match !== null && found.length < MOST; match = MARK.exec(text)) {
    const [written, digits, dot, , bracketed, circle, numeral] = match;
    const style = digits === undefined ? styleOf(bracketed, circle) : dot === undefined ? '1、' : '1.';
    const number =
      circle !== undefined
        ? CIRCLED.indexOf(circle) + 1
        : numeral !== undefined
          ? readNumeral(numeral)
          : Number(digits ?? bracketed);
    if (number === null) continue;
    found.push({ style, from: match.index, to: match.index + written.length, number });
  }
  return found;
}

const styleOf = (bracketed: string | undefined, circle: string | undefined): NumberedStyle =>
  bracketed !== undefined ? '（1）' : circle !== undefined ? '①' : '第一';

const NONE: readonly NumberedMark[] = [];
/** A paragraph with more is no prose. */
const MOST = 100;

/** The number of a list's item as the author writes it; only the number is put in the place of another. */
export function writeNumbered(style: NumberedStyle, number: number): string | null {
  if (style === '①') return CIRCLED[number - 1] ?? null;
  if (style === '（1）') return `（${number}）`;
  if (style !== '第一') return `${number}${style.slice(1)}`;
  return number <= 10 ? `第${'一二三四五六七八九十'[number - 1]}` : null;
}
