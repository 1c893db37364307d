import { gapRange, gapsOf, namesOf, slippedLabels } from '../../table/shape.js';
import { overlaps } from '../../text/range.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** A table has no rows but the form's. Where a row of the form is absent at that place, both are said at once. */
export const check = defineCheck({
  summary: 'A table has only the rows of the form.',
  params: (z) => z.strictObject({}),
  messages: ['foreign', 'instead'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, emit }) {
    for (const table of report.tables.values()) {
      if (table.foreignRows.length === 0) continue;
      const gaps = gapsOf(report, table);
      const slips = slippedLabels(report, table);
      for (const { range, text } of table.foreignRows) {
        // Only its label is wrong: that is the check of labels.
        if (slips.some((slip) => overlaps(slip.range, range))) continue;
        const gap = gaps.find((candidate) => overlaps(gapRange(table, candidate), range));
        const label = text.trim().slice(0, 40);
        const rows = namesOf((gap?.rows ?? []).map((r) => table.template.rows[r]!.name));
        emit({
          message: gap ? 'instead' : 'foreign',
          range,
          key: `${table.template.id}/${label}`,
          data: { table: table.template.name, label, rows },
        });
      }
    }
  },
});
