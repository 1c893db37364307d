import { foreignLabels } from '../../table/editions.js';
import { namesOf } from '../../table/shape.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** Every column of the form stands in the head of its table. One finding a table. */
export const check = defineCheck({
  summary: 'Each column of the form is in its table.',
  absence: true,
  params: (z) => z.strictObject({}),
  messages: ['missing', 'instead', 'foreign'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, emit }) {
    const { edition } = report;
    for (const table of report.tables.values()) {
      if (table.missingColumns.length === 0) continue;
      const { columns, id, name } = table.template;
      const otherForm = foreignLabels(table, edition).length > 0;
      const missing = table.missingColumns.filter((c) => {
        const { editions } = columns[c]!;
        return editions.includes(edition) && (!otherForm || editions.length > 1);
      });
      if (missing.length === 0) continue;
      const foreign = table.foreignColumns.map(({ text }) => ({ zh: text.trim(), en: text.trim() }));
      const data = {
        table: name,
        columns: namesOf(missing.map((c) => columns[c]!.name)),
        foreign: namesOf(foreign),
      };
      const section = report.sections.find((candidate) => candidate.id === table.template.section);
      emit({
        message: foreign.length > 0 ? 'instead' : 'missing',
        range: table.header ??
          section?.heading.textRange ?? { start: table.range.start, end: table.range.start },
        key: `${id}//${missing.map((c) => columns[c]!.id).join()}`,
        data,
        related: table.foreignColumns.map(({ range, text }) => ({
          range,
          message: 'foreign',
          data: { column: text.trim().slice(0, 40) },
        })),
      });
    }
  },
});
