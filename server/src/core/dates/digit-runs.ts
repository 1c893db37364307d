import type { Facet, Paragraph, Report } from '../report/model.js';
import { Has } from '../text/classes.js';
import { digitValue } from './numerals.js';

/** A maximal run of digits (ASCII or full width) in a passage: offsets in its clean text. */
export interface DigitRun {
  readonly passage: Paragraph;
  readonly start: number;
  readonly end: number;
}

/**
 * Four digits or more, or fewer before 月 or (of an order, 令) 号: the rest, mere counts, is most of what there is.
 * Patterns find them at a fraction of what a loop over the characters costs, the narrower the faster.
 */
const LONG = /\d\d\d\d\d*/g;
const MARKED = /[0-9０-９]{4,}|[0-9０-９]{1,3}(?=[ \t\xa0\u3000]*[月号])/g;

/** Runs of digits of a report's passages, in reading order, that may be part of a date, a year or a number. */
export const digitRuns: Facet<readonly DigitRun[]> = {
  compute(report: Report) {
    const runs: DigitRun[] = [];
    for (const passage of report.passages) addRuns(passage, runs);
    return runs;
  },
  reword(was, { from, to, before }) {
    const runs: DigitRun[] = [];
    let next = 0;
    for (const [i, passage] of to.passages.entries()) {
      const old = from.passages[i]!;
      if (old === before) addRuns(passage, runs);
      for (let run = was[next]; run?.passage === old; run = was[++next])
        if (old !== before) runs.push(passage === old ? run : { ...run, passage });
    }
    return runs;
  },
};

function addRuns(passage: Paragraph, runs: DigitRun[]): void {
  if ((passage.flags & (Has.digit | Has.fullWidth)) === 0) return;
  const { text } = passage;
  const narrow = (passage.flags & (Has.fullWidth | Has.month)) === 0 && !text.includes('令');
  const pattern = narrow ? LONG : MARKED;
  pattern.lastIndex = 0;
  while (pattern.test(text)) {
    const end = pattern.lastIndex;
    let start = end - 1;
    while (start > 0 && digitValue(text.charCodeAt(start - 1)) >= 0) start--;
    runs.push({ passage, start, end });
  }
}

/** Value of a run of at most 15 digits. */
export function runValue(run: DigitRun): number {
  const { text } = run.passage;
  let value = 0;
  for (let i = run.start; i < run.end; i++) value = value * 10 + digitValue(text.charCodeAt(i));
  return value;
}
