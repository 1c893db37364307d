import { labelIn } from '../../form/form.js';
import { foreignLabels } from '../../table/editions.js';
import { isPlain, labelLike, matchLabel } from '../../table/labels.js';
import { defineCheck } from '../define.js';

/** Rows carry the form's own labels. Blanks and width do not count. */
export const check = defineCheck({
  summary: "Row labels are worded as the form's.",
  params: (z) => z.strictObject({}),
  messages: ['words', 'marks', 'ordinal', 'set'],
  prepare: () => null,
  run({ document: { text }, report, emit }) {
    const { edition } = report;
    for (const table of report.tables.values()) {
      const { rows, id, name } = table.template;
      for (let r = 0; r < rows.length; r++) {
        const start = table.labelStart[r]!;
        const end = table.labelEnd[r]!;
        if (start < 0 || end <= start) continue;
        const row = rows[r]!;
        const label = labelIn(row, row.editions.includes(edition) ? edition : row.editions[0]!);
        const match = matchLabel(text, start, end, label);
        if (match === 'same' || isOfOtherForm()) continue;
        const written = text.slice(start, end);
        const wanted = labelLike(text, start, end, label);
        emit({
          message: match,
          range: { start, end },
          key: `${id}/${row.id}`,
          data: { table: name, written: written.slice(0, 60), label: wanted },
          fixes: isPlain(written)
            ? [
                {
                  title: 'set',
                  data: { label: wanted },
                  kind: 'safe',
                  edits: [{ range: { start, end }, newText: wanted }],
                },
              ]
            : [],
        });

        // In a table of the wrong year's form the labels of that form are one fault with it.
        function isOfOtherForm(): boolean {
          return (
            foreignLabels(table, edition).length > 0 &&
            Object.values(row.labels)
              .concat(row.label)
              .some((other) => matchLabel(text, start, end, other) === 'same')
          );
        }
      }
    }
  },
});
