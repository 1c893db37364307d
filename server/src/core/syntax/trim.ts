import { isBlank } from '../text/fold.js';
import { tagEnd } from '../text/label.js';

/** A tag at the end of a cell or line is hardly longer. */
const LONGEST_TAG = 64;
const LONGEST_ENTITY = 10;

/** Start of the words in [start, end): blanks, `**`, tags and entities for blanks skipped. */
export function wordsStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (code === 42 && text.charCodeAt(at + 1) === 42 && at + 1 < end) at += 2;
    else if (code === 38) {
      const width = blankEntity(text, at, end);
      if (width === 0) break;
      at += width;
    } else if (code === 60 && text.charCodeAt(at + 1) !== 33) {
      const close = tagEnd(text, at, end);
      if (close === 0) break;
      at = close;
    } else break;
  }
  return at;
}

/** End of the words in [start, end). */
export function wordsEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const code = text.charCodeAt(at - 1);
    if (isBlank(code)) at--;
    else if (code === 42 && at - 2 >= start && text.charCodeAt(at - 2) === 42) at -= 2;
    else if (code === 59) {
      const from = lastBefore(text, 38, at, LONGEST_ENTITY);
      if (from < start || blankEntity(text, from, at) !== at - from) break;
      at = from;
    } else if (code === 62) {
      const open = lastBefore(text, 60, at, LONGEST_TAG);
      if (open < start || text.charCodeAt(open + 1) === 33) break;
      if (tagEnd(text, open, at) !== at) break;
      at = open;
    } else break;
  }
  return at;
}

/** Offset of the last such unit in the `reach` units before `at`, -1 where there is none: no search through the file. */
function lastBefore(text: string, unit: number, at: number, reach: number): number {
  const first = Math.max(0, at - reach);
  for (let i = at - 1; i >= first; i--) if (text.charCodeAt(i) === unit) return i;
  return -1;
}

const BLANKS = [
  '&nbsp;',
  '&ensp;',
  '&emsp;',
  '&thinsp;',
  '&#160;',
  '&#xa0;',
  '&#xA0;',
  '&#12288;',
  '&#8194;',
  '&#8195;',
];

/** Length of the entity for a blank at `at`; 0 where none stands there. */
function blankEntity(text: string, at: number, end: number): number {
  for (const entity of BLANKS)
    if (at + entity.length <= end && text.startsWith(entity, at)) return entity.length;
  return 0;
}
