import { isBlank } from '../text/fold.js';

/** Start of the words in [start, end): blanks, `**` and entities for blanks skipped. */
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
      const from = text.lastIndexOf('&', at - 1);
      if (from < start || from < at - 10 || blankEntity(text, from, at) !== at - from) break;
      at = from;
    } else break;
  }
  return at;
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
