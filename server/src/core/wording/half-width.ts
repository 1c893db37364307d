import { isBlank, isDigit } from '../text/fold.js';
import { isHan, isLatin, isWide } from './han.js';
import { type Marks, marksOf } from './mark-places.js';

/** A mark that is written half-width among Chinese words, and what it should be. Offsets of the text read. */
export interface HalfMark {
  readonly from: number;
  /** Behind the mark and the single blank that stood for its width. */
  readonly to: number;
  readonly right: string;
}

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** How far into a bracket Chinese words are looked for. */
const LONGEST_BRACKET = 200;

/** Words after which an exclamation mark belongs to a converter's message, not to the author. */
const CONVERTER = '错误';

/**
 * Half-width marks of Chinese sentences: `,` `;` `:` `?` `!` beside Chinese, `.` that ends a Chinese clause, brackets
 * and straight quotes around Chinese. Figures, times, addresses, English and Markdown links stay as they are.
 */
export function findHalfMarks(text: string, marks: Marks = marksOf(text)): HalfMark[] {
  const { at: places, from, to } = marks;
  const found: HalfMark[] = [];
  const brackets: { at: number; wide: boolean }[] = [];
  let quote = -1;
  const quotes: number[] = [];
  for (let i = from; i < to; i++) {
    const at = places[i]!;
    const code = text.charCodeAt(at);
    if (code > 0x3f) {
      if (code === 0xff08) brackets.push({ at, wide: true });
      else if (code === 0xff09) {
        const open = brackets.pop();
        if (open !== undefined && !open.wide) found.push(halfOpen(open.at));
      }
      continue;
    }
    switch (code) {
      case 0x28:
        brackets.push({ at, wide: false });
        break;
      case 0x29: {
        const open = brackets.pop();
        if (open === undefined) break;
        if (open.wide) found.push({ from: at, to: at + 1, right: '）' });
        else if (isChineseBracket(text, open.at, at))
          found.push(halfOpen(open.at), { from: at, to: at + 1, right: '）' });
        break;
      }
      case 0x22:
        quote = quote < 0 ? at : -1;
        quotes.push(at);
        break;
      case 0x2e:
        if (endsClause(text, at)) found.push({ from: at, to: at + 1, right: '。' });
        break;
      case 0x2c:
      case 0x3b:
      case 0x3a:
      case 0x3f:
      case 0x21:
        if (isChineseMark(text, at)) found.push(withBlank(text, at, FULL[text[at]!]!));
    }
  }
  if (quote < 0) addQuotes(text, quotes, found);
  return found.sort((a, b) => a.from - b.from);
}

const withBlank = (text: string, at: number, right: string): HalfMark => ({
  from: at,
  to: text.charCodeAt(at + 1) === 0x20 && isWide(text.charCodeAt(at + 2)) ? at + 2 : at + 1,
  right,
});

const halfOpen = (at: number): HalfMark => ({ from: at, to: at + 1, right: '（' });

/** First code unit behind `at` that is no blank; NaN at the end. */
function nextCode(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && isBlank(text.charCodeAt(next))) next++;
  return text.charCodeAt(next);
}

export function isChineseMark(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = nextCode(text, at);
  if (isWide(before)) {
    // An image (`![`) and a converter's `错误!未定义书签` are no marks of a sentence.
    if (text[at] === '!' && (after === 0x5b || text.startsWith(CONVERTER, at - CONVERTER.length)))
      return false;
    return true;
  }
  if (!isDigit(before) && !isLatin(before) && before !== 0x29 && before !== 0x25) return false;
  // 12:30，a:b and the like; between a figure and Chinese words the mark is the sentence's.
  return isHan(after) || after === 0x300a || after === 0x201c ? !inAddress(text, at) : false;
}

/** Within an address of the web or of mail: no blank and no Chinese back to `://`, `www.` or `@`. */
function inAddress(text: string, at: number): boolean {
  let from = at;
  // Before the first character is none, which is no more than a blank.
  while (text.charCodeAt(from - 1) > 0x20 && text.charCodeAt(from - 1) < 0x7f) from--;
  const word = text.slice(from, at);
  // A mark that is followed by Chinese words ends the address rather than belonging to it.
  return text[at] !== ',' && text[at] !== ';' && (word.includes('://') || word.includes('www.'));
}

function isChineseBracket(text: string, open: number, close: number): boolean {
  // [words](address)
  if (text.charCodeAt(open - 1) === 0x5d) return false;
  const before = text.charCodeAt(open - 1);
  // Nested brackets would make an unlimited look inside quadratic.
  const limit = Math.min(close, open + LONGEST_BRACKET);
  for (let at = open + 1; at < limit; at++) if (isWide(text.charCodeAt(at))) return true;
  if (close === open + 1) return false;
  // Figures behind a Chinese word, 宿舍(2024); an English word behind one is a matter of taste.
  return isWide(before) && isDigit(text.charCodeAt(open + 1)) && isWide(nextCode(text, close));
}

/** `.` for `。`: at the end of the text or before a blank, or between clauses that are no part of a name. */
function endsClause(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (!(isHan(before) || before === 0x300b || before === 0x201d || before === 0xff09)) return false;
  const after = text.charCodeAt(at + 1);
  if (after === 0x2e) return false;
  const length = clauseLength(text, at);
  if (at + 1 >= text.length) return length >= 4;
  return length >= 8 && (isWide(after) || isBlank(after) || YEAR.test(text.slice(at + 1, at + 5)));
}

const YEAR = /^20\d\d/;

/** Code units of plain words before `at`, up to eight. */
function clauseLength(text: string, at: number): number {
  let length = 0;
  while (length < 8 && at - length > 0) {
    const code = text.charCodeAt(at - length - 1);
    if (!isHan(code) && !isDigit(code) && !isInnerMark(code)) break;
    length++;
  }
  return length;
}

/** Marks that a clause may hold: 、 and what comes in pairs. */
const isInnerMark = (code: number): boolean =>
  code === 0x3001 ||
  (code >= 0x300a && code <= 0x300b) ||
  (code >= 0x201c && code <= 0x201d) ||
  (code >= 0xff08 && code <= 0xff09);

function addQuotes(text: string, quotes: readonly number[], found: HalfMark[]): void {
  for (let i = 0; i + 1 < quotes.length; i += 2) {
    const open = quotes[i]!;
    const close = quotes[i + 1]!;
    // 27": inches
    let han = false;
    if (!isDigit(text.charCodeAt(open - 1)))
      for (let at = open + 1; at < close && !han; at++) han = isHan(text.charCodeAt(at));
    if (!han) continue;
    found.push({ from: open, to: open + 1, right: '“' }, { from: close, to: close + 1, right: '”' });
  }
}
