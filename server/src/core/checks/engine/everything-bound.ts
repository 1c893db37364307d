import { isUnread } from '../../table/unread.js';
import { grouped } from '../../text/grouped.js';
import { defineCheck, NO_PROSE } from '../define.js';

/**
 * What was read as part of a table but could not be bound is said, with its place: a weakness of the reading is
 * never the author's fault. Neighbouring places of one reason are one finding.
 */
export const check = defineCheck({
  summary: 'Everything that was read as part of a table was bound to a cell of the form.',
  params: (z) => z.strictObject({}),
  messages: [
    'two-labels',
    'label-unknown',
    'header-not-understood',
    'cells-ambiguous',
    'row-twice',
    'count-mismatch',
    'value-unreadable',
    'table-unread',
    'also',
  ],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, form, emit, isHidden }) {
    const shown = report.unbound.filter(({ range }) => !isHidden(range));
    const groups = grouped(shown, ({ table, reason }) => `${table ?? ''}/${reason}`);
    for (const [key, [first, ...others]] of groups) {
      const name = form.tables.find((table) => table.id === first!.table)?.name ?? {
        zh: '表格',
        en: 'table',
      };
      emit({
        message: first!.reason,
        range: first!.range,
        key,
        data: { table: name, count: others.length + 1 },
        related: others.map(({ range }) => ({ range, message: 'also' })),
      });
    }
    for (const template of form.tables) {
      if (!isUnread(report, template) || report.unbound.some(({ table }) => table === template.id)) continue;
      emit({
        message: 'table-unread',
        range: report.sections.find(({ id }) => id === template.section)!.heading.textRange,
        key: `${template.id}/table-unread`,
        data: { table: template.name },
      });
    }
  },
});
