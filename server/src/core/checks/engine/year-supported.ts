import { defineCheck, NO_PROSE } from '../define.js';

/** Years before the form's first edition get text rules only, and that is said. */
export const check = defineCheck({
  summary: 'An edition of the form covers the year of the report.',
  params: (z) => z.strictObject({}),
  messages: ['unsupported-year'],
  textOnly: true,
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, form, emit }) {
    if (report.supported || report.year === null) return;
    const first = form.editions.reduce((a, b) => (a.from < b.from ? a : b));
    emit({
      message: 'unsupported-year',
      range: report.year.range,
      key: 'year',
      data: { year: report.year.value, first: first.from },
    });
  },
});
