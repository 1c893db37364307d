import { isBlank, skipBlanks } from './numerals.js';
import { readDate, type WrittenDate } from './read-date.js';

/** `2022年1月1日起至12月31日止`; `to` is null for a single date. */
export interface WrittenPeriod {
  readonly start: number;
  readonly end: number;
  readonly from: WrittenDate;
  readonly to: WrittenDate | null;
}

const BEFORE_LINK = ['起始', '开始', '起', '始', '0时', '零时', '00:00'];
const LINKS = ['截至', '截止', '直至', '至', '到', '——', '—', '--', '-', '–', '－', '~', '～', '─', '一'];

/** Reads a range of dates at an offset; null where no date stands. */
export function readPeriod(text: string, at: number): WrittenPeriod | null {
  const from = readDate(text, at);
  if (from === null) return null;
  const single = { start: from.start, end: from.end, from, to: null };
  let i = skipBlanks(text, from.end);
  i = skipAny(text, i, BEFORE_LINK);
  while (i < text.length && (isBlank(text.charCodeAt(i)) || text[i] === '，' || text[i] === ',')) i++;
  const linked = skipAny(text, i, LINKS);
  if (linked === i) return single;
  const to = readDate(text, skipBlanks(text, linked));
  return to === null ? single : { start: from.start, end: to.end, from, to };
}

function skipAny(text: string, at: number, words: readonly string[]): number {
  for (const word of words) if (text.startsWith(word, at)) return skipBlanks(text, at + word.length);
  return at;
}
