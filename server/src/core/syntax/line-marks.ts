import { isBlank, skipBlanks, trimBlanks } from '../text/fold.js';

/** Behind the marks of quotation that open a line: `> > words`. */
export function quotedStart(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === 62) at = skipBlanks(text, at + 1, end);
  return at;
}

const ANCHOR = /\[\]\{#[^{}[\]\r\n]{1,120}\}/y;

/** Behind the places that links of a table of contents lead to: `[]{#_Toc1 .anchor}`, as Pandoc writes Word's. */
export function anchorsEnd(text: string, from: number, end: number): number {
  let at = from;
  while (text.charCodeAt(at) === 91 && text.charCodeAt(at + 1) === 93) {
    ANCHOR.lastIndex = at;
    if (!ANCHOR.test(text) || ANCHOR.lastIndex > end) break;
    at = skipBlanks(text, ANCHOR.lastIndex, end);
  }
  return at;
}

const LONGEST_ATTRIBUTES = 120;
const ATTRIBUTES = /^\{(?:[#.][^{}\s]+|-|[\w-]+=[^{}\s]+)(?:\s+(?:[#.][^{}\s]+|-|[\w-]+=[^{}\s]+))*\s*\}$/;

/** Where the words of a heading end: `#` marks that close it and attributes, `{#overview .unnumbered}`, are none. */
export function headingEnd(text: string, from: number, end: number): number {
  let tail = end;
  while (tail > from && text.charCodeAt(tail - 1) === 35) tail--;
  const to = tail < end && isBlank(text.charCodeAt(tail - 1)) ? trimBlanks(text, from, tail) : end;
  if (text.charCodeAt(to - 1) !== 125) return to;
  const near = text.slice(Math.max(from, to - LONGEST_ATTRIBUTES), to);
  const open = near.lastIndexOf('{');
  return open > 0 && ATTRIBUTES.test(near.slice(open)) ? trimBlanks(text, from, to - near.length + open) : to;
}

/** True where all words of [start, end) stand between one pair of `__`: bold, and no line to write on. */
export function isUnderscored(text: string, start: number, end: number): boolean {
  if (end - start < 5 || !text.startsWith('__', start) || !text.startsWith('__', end - 2)) return false;
  const first = text.charCodeAt(start + 2);
  const last = text.charCodeAt(end - 3);
  if (first === 95 || last === 95 || isBlank(first) || isBlank(last)) return false;
  return !text.slice(start + 2, end - 2).includes('__');
}

const OF_WORDS = /^(?:markdown|md|text|txt|plain|plaintext)?$/i;

/** The fence at `first`, whose line ends at `end`, holds words and no code, and nothing follows the one that closes it at `close`. */
export function isWhole(text: string, first: number, end: number, close: number): boolean {
  const info = text
    .slice(first, Math.min(end, first + 40))
    .replace(/^[`~]+/, '')
    .trim();
  return (
    OF_WORDS.test(info) &&
    /^[\r\n][`~]+\s*$/.test(text.slice(close, close + 400)) &&
    text.length - close < 400
  );
}
