import type { Paragraph, Report } from '../report/model.js';
import { Has } from '../text/classes.js';
import type { WordSearch } from '../text/words.js';
import { readPeriod, type WrittenPeriod } from './date-range.js';
import { digitValue } from './numerals.js';
import { hasAny, sentenceEnd, sentenceStart } from './sentence.js';

/** The statement of the period that the report's figures cover. */
export interface PeriodStatement {
  readonly passage: Paragraph;
  readonly period: WrittenPeriod;
  /** The words that name it: 统计期限, 统计截止时间. */
  readonly word: string;
}

const DATED = Has.digit | Has.fullWidth | Has.numeral;
/** Between 统计期限 and its date stand 为, 自, ： and the like. */
const REACH = 24;
const BACKWARD = 45;
const FIRST = 4;

/**
 * Statements of the statistical period. In the introduction the words are enough; elsewhere the sentence must
 * speak of the report (`about`; `aboutAt` searches the same words), for sections have statistics of their own (网站访问量统计时间 …).
 */
export function periodStatements(
  report: Report,
  words: WordSearch,
  about: readonly string[],
  aboutAt: WordSearch | null,
): PeriodStatement[] {
  const found: PeriodStatement[] = [];
  let inside = 0;
  for (const passage of report.passages) {
    // Some put the introduction under the first heading; no one states the period further on.
    // It may stand at the end of the first section, too, then as the first words of a paragraph.
    const { text } = passage;
    if (passage.section !== null && ++inside > FIRST && aboutAt?.standsAt(text, 0) !== true) continue;
    if ((passage.flags & DATED) === 0) continue;
    if (passage.section !== null && !about.some((word) => text.includes(word))) continue;
    words.lastIndex = 0;
    for (let match = words.exec(text); match !== null; match = words.exec(text)) {
      const at = match.index + match[0].length;
      if (
        passage.section !== null &&
        !hasAny(text, about, sentenceStart(text, match.index), sentenceEnd(text, at))
      )
        continue;
      // 所列数据的统计期限为……: what the first word has led to is what the second leads to.
      const known: PeriodStatement | undefined = found[found.length - 1];
      const period =
        known?.passage === passage && known.period.start >= at
          ? known.period
          : (ahead(text, at) ?? behind(text, match.index));
      if (period !== null) found.push({ passage, period, word: match[0] });
    }
  }
  return found;
}

function ahead(text: string, from: number): WrittenPeriod | null {
  const to = sentenceEnd(text, from, REACH);
  for (let i = from; i < to; i++) {
    const period = readPeriod(text, i);
    if (period !== null) return period;
    // Digits that are no date: 202011日至20201231日 lost characters on the way; nobody can say what was written.
    if (digitValue(text.charCodeAt(i)) >= 0) return null;
  }
  return null;
}

function behind(text: string, to: number): WrittenPeriod | null {
  for (let i = sentenceStart(text, to, BACKWARD); i < to; i++) {
    const period = readPeriod(text, i);
    if (period !== null && period.to !== null && period.end <= to) return period;
    if (period !== null) i = period.end - 1;
  }
  return null;
}
