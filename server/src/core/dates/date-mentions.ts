import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';
import { Has } from '../text/classes.js';
import { type DigitRun, digitRuns } from './digit-runs.js';
import { isBlank } from './numerals.js';
import { readDate, type WrittenDate } from './read-date.js';

export interface DateMention {
  readonly passage: Paragraph;
  readonly date: WrittenDate;
}

/** Dates in Arabic digits with at least a month: 2022年6月17日, 6月17日, 2022年6月, 2022-06-17. */
export const dateMentions: Facet<readonly DateMention[]> = {
  compute(report: Report) {
    const found: DateMention[] = [];
    let passage: Paragraph | null = null;
    let consumed = 0;
    const runs = facet(report, digitRuns);
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i]!;
      if (run.passage !== passage) {
        passage = run.passage;
        consumed = 0;
      }
      if (run.start < consumed || run.end - run.start > 4) continue;
      if (!mayOpenDate(run)) continue;
      const date = readDate(run.passage.text, run.start);
      if (date === null || date.month === null) continue;
      found.push({ passage: run.passage, date });
      consumed = date.end;
    }
    return found;
  },
};

/** Where there is no 月, a date is four figures and a separator: nearly all years are left at once. */
const mayOpenDate = ({ passage: { text, flags }, start, end }: DigitRun): boolean =>
  (flags & Has.month) !== 0 ? marked(text, end) : end - start === 4 && isSeparator(text.charCodeAt(end));

/** One of - . / ． */
const isSeparator = (code: number): boolean => (code >= 0x2d && code <= 0x2f) || code === 0xff0e;

/** A date goes on with 年, 月 or a separator; other numbers are left at once. */
function marked(text: string, at: number): boolean {
  let code = text.charCodeAt(at);
  if (isBlank(code)) code = text.charCodeAt(at + 1);
  // 年, 月
  return code === 0x5e74 || code === 0x6708 || code === 0x20 || isSeparator(code);
}
