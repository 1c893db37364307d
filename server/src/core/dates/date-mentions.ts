import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';
import { digitRuns } from './digit-runs.js';
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
    for (const run of facet(report, digitRuns)) {
      if (run.passage !== passage) {
        passage = run.passage;
        consumed = 0;
      }
      if (run.start < consumed || run.end - run.start > 4) continue;
      const { text } = run.passage;
      if (!marked(text, run.end)) continue;
      const date = readDate(text, run.start);
      if (date === null || date.month === null) continue;
      found.push({ passage: run.passage, date });
      consumed = date.end;
    }
    return found;
  },
};

/** A date goes on with 年, 月 or a separator; other numbers are left at once. */
function marked(text: string, at: number): boolean {
  let code = text.charCodeAt(at);
  if (isBlank(code)) code = text.charCodeAt(at + 1);
  switch (code) {
    case 0x5e74: // 年
    case 0x6708: // 月
    case 0x2d: // -
    case 0x2e: // .
    case 0x2f: // /
    case 0xff0e: // ．
    case 0x20:
      return true;
    default:
      return false;
  }
}
