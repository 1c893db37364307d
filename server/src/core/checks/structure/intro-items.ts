import { defineCheck } from '../define.js';

/** The introduction names its legal basis and the period of its figures. */
export const check = defineCheck({
  summary: 'What an introduction says: legal basis and statistical period.',
  absence: true,
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
    let hasBasis = false;
    let hasPeriod = false;
    const hasIntro = report.passages.some(({ role }) => role === 'intro');
    for (const { role, section, matter, text } of report.passages) {
      const introduces =
        role === 'intro' ||
        // Beside an introduction, only what stands under no matter can be its second half.
        ((role === 'body' || role === 'note') &&
          section !== null &&
          sections.includes(section) &&
          (!hasIntro || matter === null));
      if (!introduces) continue;
      hasBasis ||= basis.some((word) => text.includes(word));
      hasPeriod ||= period.some((word) => text.includes(word)) || statesDates(text, dates);
      if (hasBasis && hasPeriod) return;
    }
    const message = hasBasis ? 'period' : hasPeriod ? 'basis' : 'none';
    const { start } = report.range;
    emit({ message, range: report.title?.range ?? { start, end: start }, key: message });
  },
});

function statesDates(text: string, dates: readonly string[]): boolean {
  const tight = text.replace(BLANKS, '');
  return dates.every((word) => tight.includes(word));
}

const BLANKS = /[ \t\u00a0\u3000]+/g;
