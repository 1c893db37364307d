import { isBlank, isDigit } from '../text/fold.js';
import { isHan } from './han.js';

/** A blank of a text, or the place where one would stand (then from = to). */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

const DIGITS = /\d+/g;

const TAB = 9;

/** A TAB parts cells: what it parts, in a row that was not read as one, too, is never joined. */
function hasTab(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === TAB) return true;
  return false;
}

/** Visits each place where Chinese and digits meet, with a blank between or without. A list's number is none. */
export function eachDigitGap(text: string, visit: (spaced: boolean, from: number, to: number) => void): void {
  DIGITS.lastIndex = 0;
  while (DIGITS.test(text)) {
    const end = DIGITS.lastIndex;
    let at = end - 1;
    while (at > 0 && isDigit(text.charCodeAt(at - 1))) at--;
    let before = at;
    while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
    if (before > 0 && isHan(text.charCodeAt(before - 1)) && !hasTab(text, before, at))
      visit(before < at, before, at);
    let after = end;
    while (after < text.length && isBlank(text.charCodeAt(after))) after++;
    if (after === text.length || !isHan(text.charCodeAt(after)) || hasTab(text, end, after)) continue;
    if (!(before === 0 && after > end)) visit(after > end, end, after);
  }
}

/** Words before a colon that follow a blank: the next of several data in a line (`地址：… 邮编：…`). */
const LONGEST_LABEL = 8;
/** Words of a run-in heading are hardly more, and never one character. */
const LONGEST_HEADING = 14;
/** More blanks than this part things on purpose. */
const MOST_BLANKS = 2;

/**
 * Blanks within Chinese: between two Chinese characters, or beside Chinese punctuation. Blanks that part things are
 * left alone: after a heading's words, before `邮编：`, three or more in a row, between single characters (姓 名).
 */
export function findStrayBlanks(text: string): readonly Gap[] {
  let found: Gap[] | null = null;
  // The usual blank is looked for natively; a text with another kind is searched for all.
  const plain = !(text.includes('\u3000') || text.includes('\u00a0') || text.includes('\t'));
  for (let at = nextBlank(text, 0, plain); at >= 0; ) {
    let end = at + 1;
    while (end < text.length && isBlank(text.charCodeAt(end))) end++;
    if (
      end < text.length &&
      at > 0 &&
      end - at <= MOST_BLANKS &&
      isStray(text, at, end) &&
      !hasTab(text, at, end)
    ) {
      found ??= [];
      found.push({ from: at, to: end });
    }
    at = nextBlank(text, end, plain);
  }
  if (found === null) return NONE;
  // Before the first mark stand the words of a run-in heading.
  const first = text.search(SENTENCE_MARK);
  return found.filter(
    ({ from, to }) => first >= 0 && (from > first || to === first || from === 1 || from > LONGEST_HEADING),
  );
}

const NONE: readonly Gap[] = [];
const SENTENCE_MARK = /[，。、；]/;

function nextBlank(text: string, from: number, plain: boolean): number {
  if (plain) return text.indexOf(' ', from);
  for (let at = from; at < text.length; at++) if (isBlank(text.charCodeAt(at))) return at;
  return -1;
}

function isStray(text: string, at: number, end: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(end);
  if (isSentenceMark(after)) return isHan(before) || isDigit(before);
  return isHan(before) && isHan(after) && !isParted(text, at, end) && !partsCouplet(text, at, end);
}

/** Halves of a slogan are hardly longer. */
const LONGEST_HALF = 16;
/** Shorter pieces are words that were torn. */
const SHORTEST_HALF = 4;
const OPENS = '“《「';
const CLOSES = '”》」';

/**
 * “聚焦民生实事 回应群众关切”: between halves of one length in quotation marks the blank stands for a comma; between
 * names of like length it joins them.
 */
function partsCouplet(text: string, at: number, end: number): boolean {
  let from = at;
  while (from > 0 && at - from < LONGEST_HALF && isHan(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < LONGEST_HALF && isHan(text.charCodeAt(to))) to++;
  const kind = from > 0 ? OPENS.indexOf(text[from - 1]!) : -1;
  if (kind < 0 || text[to] !== CLOSES[kind] || Math.min(at - from, to - end) < SHORTEST_HALF) return false;
  return Math.abs(at - from - (to - end)) <= (kind === 0 ? 2 : 0);
}

const isSentenceMark = (code: number): boolean =>
  code === 0xff0c || code === 0x3002 || code === 0x3001 || code === 0xff1b;

function isParted(text: string, at: number, end: number): boolean {
  for (let i = end; i < text.length && i <= end + LONGEST_LABEL; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff1a || code === 0x3a) return true;
    if (!isHan(code)) break;
  }
  // Two blanks are wide enough to part words unless both sides go on.
  if (end - at > 1 && !(at > 1 && isHan(text.charCodeAt(at - 2)) && isHan(text.charCodeAt(end + 1))))
    return true;
  // 张 三: characters set apart one by one.
  return !(at > 1 && isHan(text.charCodeAt(at - 2))) && !isHan(text.charCodeAt(end + 1));
}
