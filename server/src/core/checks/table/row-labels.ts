import { type Form, labelIn, type TableTemplate } from '../../form/form.js';
import { RowState } from '../../report/table.js';
import { foreignLabels } from '../../table/editions.js';
import { type FormLabel, formLabel, isPlain, labelLike, matchLabel } from '../../table/labels.js';
import { slippedLabels } from '../../table/shape.js';
import type { Range } from '../../text/range.js';
import { defineCheck } from '../define.js';

/** Labels of every table's rows, by table, edition and row. */
type Labels = ReadonlyMap<string, ReadonlyMap<string, readonly FormLabel[]>>;

const labelsOf = (form: Form): Labels =>
  new Map(
    form.tables.map((table) => [
      table.id,
      new Map(form.editions.map(({ id }) => [id, table.rows.map((row) => formLabel(labelIn(row, id)))])),
    ]),
  );

/** A flattened head: 行政诉讼/复议后起诉/结果维持 holds the row's label and more, by no doing of the author. */
const isJoined = (template: TableTemplate, written: string): boolean =>
  template.layout === 'row-of-groups' && template.columns.some(({ label }) => written.includes(label));

/** Rows carry the form's own labels. Blanks and width do not count. */
export const check = defineCheck({
  summary: "Row labels are worded as the form's.",
  params: (z) => z.strictObject({}),
  messages: ['words', 'marks', 'ordinal', 'set'],
  prepare: (_, form) => labelsOf(form),
  run({ document: { text }, report, emit }, labels) {
    const { edition } = report;
    for (const table of report.tables.values()) {
      const { rows, id, name } = table.template;
      const byEdition = labels.get(id)!;
      const own = byEdition.get(edition) ?? [];
      const say = (message: string, range: Range, r: number): void => {
        const written = text.slice(range.start, range.end);
        const label = labelLike(text, range.start, range.end, own[r]!);
        const data = { table: name, written: written.slice(0, 60), label };
        emit({
          message,
          range,
          key: `${id}/${rows[r]!.id}`,
          data,
          fixes: isPlain(written)
            ? [{ title: 'set', data, kind: 'safe', edits: [{ range, newText: label }] }]
            : [],
        });
      };
      for (let r = 0; r < own.length; r++) {
        const start = table.labelStart[r]!;
        const end = table.labelEnd[r]!;
        if (start < 0 || end <= start) continue;
        // Where the row's figures were not bound, what was taken for its label may hold more than that.
        if (table.rowState[r] === RowState.unbound) continue;
        const match = matchLabel(text, start, end, own[r]!);
        if (match === 'same' || isJoined(table.template, text.slice(start, end))) continue;
        // In a table of the wrong year's form the labels of that form are one fault with it.
        const ofOtherForm =
          foreignLabels(table, edition).length > 0 &&
          [...byEdition.values()].some((other) => matchLabel(text, start, end, other[r]!) === 'same');
        if (!ofOtherForm) say(match, { start, end }, r);
      }
      for (const { range, row } of slippedLabels(report, table)) say('words', range, row);
    }
  },
});
