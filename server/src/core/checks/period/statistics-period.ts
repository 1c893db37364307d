import { digitValue } from '../../dates/numerals.js';
import type { DatePart, WrittenDate } from '../../dates/read-date.js';
import { type PeriodStatement, periodStatements } from '../../dates/statistics.js';
import { sourceRange } from '../../report/model.js';
import type { TextEdit } from '../../text/edit.js';
import { anyOf } from '../../text/words.js';
import { defineCheck } from '../define.js';

/** The statistical period is the report's calendar year. */
export const check = defineCheck({
  summary: 'The stated statistical period runs from 1 January to 31 December of the report year.',
  params: (z) =>
    z.strictObject({
      words: z.array(z.string().min(1)).min(1).meta({ description: 'Words that name the period: 统计期限' }),
      endWords: z
        .array(z.string().min(1))
        .meta({ description: 'Words after which a single date is the last day: 统计截止时间' }),
      looseWords: z
        .array(z.string().min(1))
        .meta({ description: 'Words that count only where two dates follow: 涵盖, 所列数据' }),
      about: z
        .array(z.string().min(1))
        .meta({ description: 'Outside of the introduction the sentence must hold one of these' }),
    }),
  messages: ['year', 'days', 'fix'],
  prepare: (params) => ({
    words: anyOf([...params.words, ...params.endWords, ...params.looseWords])!,
    endWords: new Set(params.endWords),
    looseWords: new Set(params.looseWords),
    about: params.about,
    aboutAt: anyOf(params.about),
  }),
  concerns({ text }, { words }) {
    words.lastIndex = 0;
    return words.exec(text) !== null;
  },
  run({ report, emit }, { words, endWords, looseWords, about, aboutAt }) {
    const year = report.year?.value;
    if (year === undefined) return;
    // 所列数据的统计期限为……: two words lead to one period.
    const seen = new Set<number>();
    for (const statement of periodStatements(report, words, about, aboutAt)) {
      const { passage, period } = statement;
      if (period.to === null && looseWords.has(statement.word)) continue;
      const place = sourceRange(passage, period.start, period.end);
      if (seen.has(place.start)) continue;
      seen.add(place.start);
      const wrong = wrongParts(statement, year, endWords.has(statement.word));
      if (wrong.length === 0) continue;
      const edits = wrong.map(
        ({ part, right }): TextEdit => ({
          range: sourceRange(passage, part.start, part.end),
          newText: String(right),
        }),
      );
      emit({
        message: wrong.some(({ right }) => right === year) ? 'year' : 'days',
        range: place,
        key: 'statistics',
        data: { stated: passage.text.slice(period.start, period.end), year },
        // 二〇二一年 is not mended with Arabic figures.
        fixes: wrong.every(({ part }) => digitValue(passage.text.charCodeAt(part.start)) >= 0)
          ? [{ title: 'fix', data: { year }, kind: 'suggestion', edits }]
          : [],
      });
    }
  },
});

interface WrongPart {
  readonly part: DatePart;
  readonly right: number;
}

function wrongParts({ period }: PeriodStatement, year: number, endOnly: boolean): WrongPart[] {
  const wrong: WrongPart[] = [];
  const hold = (part: DatePart | null, right: number) => {
    if (part !== null && part.value !== right) wrong.push({ part, right });
  };
  const whole = (date: WrittenDate, month: number, day: number) => {
    hold(date.year, year);
    hold(date.month, month);
    hold(date.day, day);
  };
  if (period.to !== null) {
    whole(period.from, 1, 1);
    whole(period.to, 12, 31);
  } else if (endOnly) whole(period.from, 12, 31);
  else hold(period.from.year, year);
  return wrong;
}
