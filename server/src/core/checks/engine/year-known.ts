import type { Range } from '../../text/range.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** The report's year was found. Without it the newest edition is used, and the author should know. */
export const check = defineCheck({
  summary: 'The year of the report was found.',
  params: (z) => z.strictObject({}),
  messages: ['no-year'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, form, emit }) {
    if (report.year !== null) return;
    const newest = form.editions.reduce((a, b) => (a.from > b.from ? a : b));
    const start = report.range.start;
    const range: Range = report.title?.range ?? report.headings[0]?.range ?? { start, end: start };
    emit({ message: 'no-year', range, key: 'year', data: { edition: newest.name } });
  },
});
