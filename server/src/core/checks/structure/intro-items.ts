import type { Paragraph } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** The introduction names its legal basis and the period of its figures. */
export const check = defineCheck({
  summary: 'What an introduction says: legal basis and statistical period.',
  params: (z) =>
    z.strictObject({
      basis: z
        .array(z.string().min(2))
        .min(1)
        .meta({ description: 'Words of which one names the legal basis' }),
      period: z.array(z.string().min(2)).min(1).meta({ description: 'Words of which one names the period' }),
      dates: z
        .array(z.string().min(2))
        .meta({ description: 'Words that together state the period without naming it' }),
      sections: z.array(z.string()).meta({ description: 'Sections that introductions are put into' }),
    }),
  messages: ['none', 'basis', 'period'],
  prepare: (params) => params,
  run({ report, emit }, { basis, period, dates, sections }) {
    const texts = report.passages
      .filter(
        ({ role, section }: Paragraph) =>
          role === 'intro' ||
          ((role === 'body' || role === 'note') && section !== null && sections.includes(section)),
      )
      .map(({ text }) => text.replace(BLANKS, ''));
    const hasBasis = texts.some((text) => basis.some((word) => text.includes(word)));
    const hasPeriod = texts.some(
      (text) => period.some((word) => text.includes(word)) || dates.every((word) => text.includes(word)),
    );
    if (hasBasis && hasPeriod) return;
    const message = hasBasis ? 'period' : hasPeriod ? 'basis' : 'none';
    const { start } = report.range;
    emit({ message, range: report.title?.range ?? { start, end: start }, key: message });
  },
});

const BLANKS = /[ \t\u00a0\u3000]+/g;
