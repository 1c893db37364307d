import { foreignLabels } from '../../table/editions.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** Tables are those of the report year's form. One finding a table, however many of its labels are another year's. */
export const check = defineCheck({
  summary: "Tables are of the edition of the form that the report's year has.",
  params: (z) => z.strictObject({}),
  messages: ['other', 'label'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ document: { text }, report, form, emit }) {
    // Without a year nothing says which edition would be right.
    if (report.year === null) return;
    const own = form.editions.find(({ id }) => id === report.edition);
    for (const table of report.tables.values()) {
      const labels = foreignLabels(table, report.edition);
      const [first] = labels;
      if (!first || !own) continue;
      const found =
        form.editions.find(({ id }) => id === table.evidence.find((e) => e.edition !== own.id)?.edition) ??
        form.editions.find(({ id }) => id !== own.id);
      const words = (range: { start: number; end: number }): string =>
        text.slice(range.start, range.end).slice(0, 40);
      emit({
        message: 'other',
        range: first,
        key: table.template.id,
        data: {
          table: table.template.name,
          label: words(first),
          year: report.year.value,
          form: own.name,
          found: found?.name ?? '',
        },
        related: labels.slice(1).map((range) => ({ range, message: 'label', data: { label: words(range) } })),
      });
    }
  },
});
