import type { WordSearch } from '../text/words.js';
import { clauseEnd, clauseStart, endsSentence, hasAny, sentenceStart } from './sentence.js';

/** Word lists by which a year of another date is told from one that was forgotten; see `period/year-residue`. */
export interface YearWords {
  /** Directly after 年: 以来, 至今, 底. */
  readonly directly: readonly string[];
  /** In the rest of the clause: 决算, 规划, 同期. */
  readonly clause: readonly string[];
  /** Longer words in which those of `clause` do not count: 需要报告. */
  readonly clauseUnless: readonly string[];
  /** Shortly before the year: 较, 比, 去年. */
  readonly before: readonly string[];
  /** Who acts or what is counted: 我局, 全年, 主动公开. After a year they say that it is the report's year. */
  readonly actors: readonly string[];
}

const CLAUSE_REACH = 18;
const BEFORE_REACH = 8;

/** The words around say that another year is meant. `from` is the year's start, `to` the offset after 年 or 年度. */
export function isOtherYear(
  text: string,
  from: number,
  to: number,
  words: YearWords,
  directly: WordSearch | null,
): boolean {
  if (directly?.standsAt(text, to)) return true;
  const end = clauseEnd(text, to, CLAUSE_REACH);
  if (hasAny(text, words.clause, to, end) && !isInnocent(text.slice(to, end), words)) return true;
  const start = clauseStart(text, from, BEFORE_REACH);
  return hasAny(text, words.before, start, from) || isQuoted(text, from);
}

/** Without the longer words nothing of the clause speaks of another year. */
function isInnocent(clause: string, { clause: others, clauseUnless }: YearWords): boolean {
  if (!clauseUnless.some((longer) => clause.includes(longer))) return false;
  const rest = clauseUnless.reduce((left, longer) => left.replaceAll(longer, ''), clause);
  return !others.some((word) => rest.includes(word));
}

/** Inside 《》, “” or a bracket that was opened in the same sentence. */
export function isQuoted(text: string, at: number): boolean {
  const first = Math.max(0, at - REACH);
  for (let i = at - 1; i >= first; i--) {
    const code = text.charCodeAt(i);
    if (endsSentence(code) || code === 0x300b || code === 0x201d || code === 0x3009) return false;
    if (code === 0x300a || code === 0x201c || code === 0x3008) return true;
  }
  return false;
}

const REACH = 200;

const MARKER =
  /^[\s　]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．是])?[\s　]*$/;
const MARKER_REACH = 12;

/** Nothing but a list marker stands between the sentence's beginning and the offset. */
export function opensSentence(text: string, at: number): boolean {
  const start = sentenceStart(text, at);
  return at - start <= MARKER_REACH && MARKER.test(text.slice(start, at));
}
