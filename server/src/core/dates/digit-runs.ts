import type { Facet, Paragraph, Report } from '../report/model.js';
import { Has } from '../text/classes.js';
import { digitValue } from './numerals.js';

/** A maximal run of digits (ASCII or full width) in a passage: offsets in its clean text. */
export interface DigitRun {
  readonly passage: Paragraph;
  readonly start: number;
  readonly end: number;
}

/** Every run of digits of a report's passages in reading order: dates, years and long numbers start here. */
export const digitRuns: Facet<readonly DigitRun[]> = {
  compute(report: Report) {
    const runs: DigitRun[] = [];
    for (const passage of report.passages) {
      if ((passage.flags & (Has.digit | Has.fullWidth)) === 0) continue;
      const { text } = passage;
      for (let i = 0; i < text.length; i++) {
        if (digitValue(text.charCodeAt(i)) < 0) continue;
        const start = i++;
        while (i < text.length && digitValue(text.charCodeAt(i)) >= 0) i++;
        runs.push({ passage, start, end: i });
      }
    }
    return runs;
  },
};

/** Value of a run of at most 15 digits. */
export function runValue(run: DigitRun): number {
  let value = 0;
  for (let i = run.start; i < run.end; i++) value = value * 10 + digitValue(run.passage.text.charCodeAt(i));
  return value;
}
