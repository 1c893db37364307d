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
const LINKS: readonly string[] = [
  '截至',
  '截止',
  '直至',
  '至',
  '到',
  '——',
  '—',
  '--',
  '-',
  '–',
  '－',
  '~',
  '～',
  '─',
  '一',
];

const firstsOf = (words: readonly string[]): ReadonlySet<number> =>
  new Set(words.map((word) => word.charCodeAt(0)));
const BEFORE_LINK_FIRST = firstsOf(BEFORE_LINK);
const LINK_FIRST = firstsOf(LINKS);

/** Reads a range of dates at an offset; null where no date stands. */
export function readPeriod(text: string, at: number): WrittenPeriod | null {
  const from = readDate(text, at);
  if (from === null) return null;
  const single = { start: from.start, end: from.end, from, to: null };
  let i = skipBlanks(text, from.end);
  i = skipAny(text, i, BEFORE_LINK, BEFORE_LINK_FIRST);
  while (i < text.length && (isBlank(text.charCodeAt(i)) || text[i] === '，' || text[i] === ',')) i++;
  const linked = skipAny(text, i, LINKS, LINK_FIRST);
  if (linked === i) return single;
  const to = readDate(text, skipBlanks(text, linked));
  return to === null ? single : { start: from.start, end: to.end, from, to };
}

function skipAny(text: string, at: number, words: readonly string[], firsts: ReadonlySet<number>): number {
  if (!firsts.has(text.charCodeAt(at))) return at;
  for (const word of words) if (text.startsWith(word, at)) return skipBlanks(text, at + word.length);
  return at;
}
