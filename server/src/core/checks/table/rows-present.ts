import { rowName } from '../../form/naming.js';
import type { Report } from '../../report/model.js';
import type { BoundTable } from '../../report/table.js';
import { rowInsertion } from '../../table/insert.js';
import { type Gap, gapsOf, mayBeThere, namesOf } from '../../table/shape.js';
import type { Range } from '../../text/range.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** Every row of the form stands in its table. Rows missing side by side are one finding. */
export const check = defineCheck({
  summary: 'Each row of the form is in its table.',
  absence: true,
  params: (z) => z.strictObject({}),
  messages: ['missing', 'insert'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, emit }) {
    for (const table of report.tables.values()) {
      for (const gap of gapsOf(report, table)) {
        if (mayBeThere(report, table, gap)) continue;
        const { template } = table;
        const edit = rowInsertion(report, table, gap);
        emit({
          message: 'missing',
          range: placeOfGap(report, table, gap),
          key: gap.rows.map((r) => `${template.id}/${template.rows[r]!.id}`).join(),
          data: {
            table: template.name,
            rows: namesOf(gap.rows.map((r) => template.rows[r]!.name)),
            count: gap.rows.length,
            after: gap.after < 0 ? template.name : rowName(template, gap.after),
          },
          fixes: edit ? [{ title: 'insert', kind: 'suggestion', edits: [edit] }] : [],
        });
      }
    }
  },
});

/** The row after which they belong; the head of the table where there is none. */
function placeOfGap(report: Report, table: BoundTable, { after }: Gap): Range {
  if (after >= 0 && table.labelStart[after]! >= 0) {
    return { start: table.labelStart[after]!, end: table.labelEnd[after]! };
  }
  const section = report.sections.find(({ id }) => id === table.template.section);
  return table.header ?? section?.heading.textRange ?? { start: table.range.start, end: table.range.start };
}
