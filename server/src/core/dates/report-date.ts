import type { Fact, Paragraph, PlainDate, Report } from '../report/model.js';
import { sourceRange } from '../report/model.js';
import { Has } from '../text/classes.js';
import type { WordSearch } from '../text/words.js';
import { daysIn } from './calendar.js';
import { readDate } from './read-date.js';

/** The date that the report itself carries: of its signature, else of a 发布日期 line (`labels`). */
export function reportDate(report: Report, labels: WordSearch | null): Fact<PlainDate> | null {
  const signed = report.signature?.date;
  if (signed) return signed;
  if (labels === null) return null;
  const { paragraphs } = report;
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    // The date of publication stands over the report or under it.
    if (paragraph.section !== null && i < paragraphs.length - LAST) continue;
    if ((paragraph.flags & Has.digit) === 0 || paragraph.text.length > LINE) continue;
    labels.lastIndex = 0;
    const match = labels.exec(paragraph.text);
    if (match === null) continue;
    const date = dateFrom(paragraph, match.index + match[0].length);
    if (date !== null) return date;
  }
  return null;
}

/** A line that carries the date of publication is short; the words in running text mean other things. */
const LINE = 120;
const LAST = 3;
const REACH = 6;

function dateFrom(paragraph: Paragraph, from: number): Fact<PlainDate> | null {
  for (let i = from; i <= from + REACH; i++) {
    const date = readDate(paragraph.text, i);
    if (date === null) continue;
    if (date.year === null || date.month === null || date.day === null) return null;
    const value = { year: date.year.value, month: date.month.value, day: date.day.value };
    if (value.day > daysIn(value.month, value.year)) return null;
    return { value, range: sourceRange(paragraph, date.start, date.end) };
  }
  return null;
}
