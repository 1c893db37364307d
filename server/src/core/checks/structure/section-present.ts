import { hull } from '../../text/range.js';
import { defineCheck } from '../define.js';

/** Every section of the form stands in the report. */
export const check = defineCheck({
  summary: 'Each section of the form is present.',
  params: (z) => z.strictObject({}),
  messages: ['missing'],
  prepare: () => null,
  run({ report, form, emit }) {
    const present = new Set(report.sections.map((section) => section.id));
    for (const template of form.sections) {
      if (present.has(template.id)) continue;
      // Where it belongs: the heading of the nearest section before it, else the end of the report.
      const before = report.sections.findLast(
        (section) => (form.sections.find((s) => s.id === section.id)?.ordinal ?? 0) < template.ordinal,
      );
      const end = report.range.end;
      emit({
        message: 'missing',
        range: before ? hull(before.heading.range, before.heading.range) : { start: end, end },
        key: template.id,
        data: { title: template.title },
      });
    }
  },
});
