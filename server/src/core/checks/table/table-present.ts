import type { Report } from '../../report/model.js';
import { tableInsertion } from '../../table/insert.js';
import { isUnread } from '../../table/unread.js';
import { overlaps } from '../../text/range.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** Each section that consists of a table has it. A section that is absent as a whole is another rule's matter. */
export const check = defineCheck({
  summary: 'Each section of the form that holds a table has one.',
  absence: true,
  params: (z) => z.strictObject({}),
  messages: ['missing', 'insert'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, form, emit }) {
    for (const template of form.tables) {
      if (report.tables.has(template.id)) continue;
      const section = report.sections.find(({ id }) => id === template.section);
      if (!section || hasUnbound(report, section.id) || isUnread(report, template)) continue;
      emit({
        message: 'missing',
        range: section.heading.textRange,
        key: template.id,
        data: { table: template.name },
        fixes: [
          {
            title: 'insert',
            data: { table: template.name },
            kind: 'suggestion',
            edits: [tableInsertion(report, section, template)],
          },
        ],
      });
    }
  },
});

/** The section holds text that could not be read as its table: never the author's fault. */
function hasUnbound(report: Report, id: string): boolean {
  const sections = report.sections.filter((section) => section.id === id);
  return report.unbound.some(({ range }) => sections.some((section) => overlaps(section.range, range)));
}
