import { isBlank, isDigit } from '../text/fold.js';
import { isHan } from './han.js';

/** A blank of a text, or the place where one would stand (then from = to). */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Visits each place where Chinese and digits meet, with a blank between or without. A list's number is none. */
export function eachDigitGap(text: string, visit: (spaced: boolean, from: number, to: number) => void): void {
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code) ? isHan(before) : isDigit(before) && isHan(code)) visit(false, at, at);
    else if (code <= 0x20 || code === 0xa0 || code === 0x3000) {
      let end = at + 1;
      while (end < text.length && isBlank(text.charCodeAt(end))) end++;
      const after = text.charCodeAt(end);
      if (isDigit(after) ? isHan(before) : isDigit(before) && isHan(after) && !opensItem(text, at))
        visit(true, at, end);
      before = after;
      at = end;
      continue;
    }
    before = code;
  }
}

/** Only digits stand before `at`. */
function opensItem(text: string, at: number): boolean {
  if (at > 3) return false;
  for (let i = 0; i < at; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** Words before a colon that follow a blank: the next of several data in a line (`地址：… 邮编：…`). */
const LONGEST_LABEL = 8;

/**
 * Blanks within Chinese: between two Chinese characters, or beside Chinese punctuation. Blanks that part things are
 * left alone: after a heading's words, before `邮编：`, several in a row, between single characters (姓 名).
 */
export function findStrayBlanks(text: string): Gap[] {
  const found: Gap[] = [];
  const firstMark = text.search(SENTENCE_MARK);
  if (firstMark < 0) return found;
  for (let at = text.search(BLANK); at >= 0 && at < text.length; ) {
    let end = at + 1;
    while (end < text.length && isBlank(text.charCodeAt(end))) end++;
    if (end < text.length && at > 0 && end === at + 1 && isStray(text, at, end, firstMark))
      found.push({ from: at, to: end });
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
    at = end;
  }
  return found;
}

const BLANK = /[ \t\u00a0\u3000]/;
const SENTENCE_MARK = /[，。、；]/;

function isStray(text: string, at: number, end: number, firstMark: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(end);
  if (isSentenceMark(after) && (isHan(before) || isDigit(before))) return true;
  if (!isHan(before) || !isHan(after)) return false;
  // Before the first mark stand the words of a run-in heading.
  return at > firstMark && !isParted(text, at, end);
}

const isSentenceMark = (code: number): boolean =>
  code === 0xff0c || code === 0x3002 || code === 0x3001 || code === 0xff1b;

function isParted(text: string, at: number, end: number): boolean {
  for (let i = end; i < text.length && i <= end + LONGEST_LABEL; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff1a || code === 0x3a) return true;
    if (!isHan(code)) break;
  }
  // 张 三: characters set apart one by one.
  return !isHan(text.charCodeAt(at - 2)) && !isHan(text.charCodeAt(end + 1));
}
