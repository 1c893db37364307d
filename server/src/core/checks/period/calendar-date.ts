import { dateInWords, dateKey, daysIn } from '../../dates/calendar.js';
import { dateMentions } from '../../dates/date-mentions.js';
import type { WrittenDate } from '../../dates/read-date.js';
import { reportDate } from '../../dates/report-date.js';
import { hasAny, sentenceEnd, sentenceStart } from '../../dates/sentence.js';
import { isQuoted } from '../../dates/year-words.js';
import { facet, type PlainDate, sourceRange } from '../../report/model.js';
import { anyOf } from '../../text/words.js';
import { defineCheck } from '../define.js';

/** Dates exist, and what is told as done lies before the date that the report carries. */
export const check = defineCheck({
  summary: "Dates exist in the calendar; nothing is told as done after the report's own date.",
  params: (z) => {
    const words = z.array(z.string().min(1));
    return z.strictObject({
      periodWords: words.meta({ description: 'Sentences with these state the statistical period' }),
      done: words.meta({ description: 'Words that tell an event as past: 召开, 已, 完成' }),
      plans: words.meta({ description: 'Words that make it a plan or a limit: 将, 拟, 前, 下一步' }),
      published: words.meta({ description: 'Labels of a publication date: 发布日期' }),
    });
  },
  messages: ['impossible', 'after-report', 'report-date', 'before-end'],
  textOnly: true,
  prepare: (params) => ({ ...params, publishedAt: anyOf(params.published) }),
  run({ report, emit }, { periodWords, done, plans, publishedAt }) {
    const year = report.year?.value ?? null;
    const signed = report.signature?.date ?? null;
    const own = reportDate(report, publishedAt);
    if (signed !== null && year !== null && dateKeyOf(signed.value) < dateKey(year, 12, 1)) {
      emit({ message: 'before-end', range: signed.range, data: { date: dateInWords(signed.value), year } });
    }
    for (const { passage, date } of facet(report, dateMentions)) {
      const { text } = passage;
      if (isImpossible(date, year)) {
        if (hasAny(text, periodWords, sentenceStart(text, date.start), date.start)) continue;
        const range = sourceRange(passage, date.start, date.end);
        emit({ message: 'impossible', range, data: { date: text.slice(date.start, date.end) } });
        continue;
      }
      if (own === null || date.year === null || date.month === null) continue;
      const day = date.day?.value ?? 1;
      if (dateKey(date.year.value, date.month.value, day) <= dateKeyOf(own.value)) continue;
      if (passage.role === 'signature' || passage.role === 'noise') continue;
      const from = sentenceStart(text, date.start);
      const to = sentenceEnd(text, date.end);
      if (hasAny(text, plans, from, to) || !hasAny(text, done, from, to) || isQuoted(text, date.start))
        continue;
      emit({
        message: 'after-report',
        range: sourceRange(passage, date.start, date.end),
        data: { date: text.slice(date.start, date.end), own: dateInWords(own.value) },
        related: [{ range: own.range, message: 'report-date' }],
      });
    }
  },
});

const dateKeyOf = (date: PlainDate): number => dateKey(date.year, date.month, date.day);

/** A month alone (`24月`) is no date that we know the meaning of; with a year or a day it is one. */
function isImpossible(date: WrittenDate, reportYear: number | null): boolean {
  const month = date.month!.value;
  if (date.day === null) return date.year !== null && (month < 1 || month > 12);
  return date.day.value < 1 || date.day.value > daysIn(month, date.year?.value ?? reportYear);
}
