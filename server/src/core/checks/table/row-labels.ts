import { type Form, labelIn, type TableTemplate } from '../../form/form.js';
import { RowState } from '../../report/table.js';
import { foreignLabels } from '../../table/editions.js';
import {
  type FormLabel,
  formLabel,
  isPlain,
  isRemarked,
  labelLike,
  losesFigures,
  matchLabel,
} from '../../table/labels.js';
import { slippedLabels } from '../../table/shape.js';
import { labelKey } from '../../text/label.js';
import type { Range } from '../../text/range.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** Labels of every table's rows, by table, edition and row; made when a report first has such a table. */
interface Labels {
  readonly form: Form;
  readonly made: Map<TableTemplate, Map<string, readonly FormLabel[]>>;
}

function labelsOf({ form, made }: Labels, table: TableTemplate, edition: string): readonly FormLabel[] {
  let byEdition = made.get(table);
  if (byEdition === undefined) {
    byEdition = new Map();
    made.set(table, byEdition);
  }
  let labels = byEdition.get(edition);
  if (labels === undefined) {
    const known = form.editions.some(({ id }) => id === edition);
    labels = known ? table.rows.map((row) => formLabel(labelIn(row, edition))) : [];
    byEdition.set(edition, labels);
  }
  return labels;
}

/** A flattened head: 行政诉讼/复议后起诉/结果维持, or 行政复议行政诉讼, holds the row's label and more, by no doing of the author. */
const isJoined = (template: TableTemplate, written: string): boolean =>
  template.layout === 'row-of-groups' &&
  [...template.columns, ...template.columnGroups].some(({ label }) => written.includes(label));

const beforeBracket = (label: string): string => labelKey(label.split(/[（(]/)[0]!);

/** Rows, and columns of a block's own head, carry the form's labels. Blanks and width do not count. */
export const check = defineCheck({
  summary: "Labels of rows, and of columns where each block has its own head, are worded as the form's.",
  params: (z) => z.strictObject({}),
  messages: ['words', 'marks', 'ordinal', 'set'],
  prepare: (_, form): Labels => ({ form, made: new Map() }),
  concerns: NO_PROSE,
  run({ document: { text }, report, emit }, labels) {
    const { edition } = report;
    for (const table of report.tables.values()) {
      const { template } = table;
      const own = labelsOf(labels, template, edition);
      const say = (message: string, range: Range, r: number, kind: 'safe' | 'suggestion' = 'safe'): void => {
        const written = text.slice(range.start, range.end);
        const label = labelLike(text, range.start, range.end, own[r]!);
        // A label that could be of two rows, whole as it stands.
        if (label === written) return;
        const data = { table: template.name, written: written.slice(0, 60), label };
        const how = losesFigures(written, label) ? 'suggestion' : kind;
        emit({
          message,
          range,
          key: `${template.id}/${template.rows[r]!.id}`,
          data,
          fixes: isPlain(written)
            ? [{ title: 'set', data, kind: how, edits: [{ range, newText: label }] }]
            : [],
        });
      };
      for (let r = 0; r < own.length; r++) {
        const start = table.labelStart[r]!;
        const end = table.labelEnd[r]!;
        if (start < 0 || end <= start) continue;
        // Where the row's figures were not bound, what was taken for its label may hold more than that.
        if (table.rowState[r] === RowState.unbound) continue;
        const written = text.slice(start, end);
        if (written === own[r]!.label) continue;
        const match = matchLabel(text, start, end, own[r]!);
        if (match === 'same' || isJoined(template, written)) continue;
        // In a table of the wrong year's form the labels of that form are one fault with it.
        const ofOtherForm =
          foreignLabels(table, edition).length > 0 &&
          labels.form.editions.some(
            ({ id }) => matchLabel(text, start, end, labelsOf(labels, template, id)[r]!) === 'same',
          );
        if (ofOtherForm) continue;
        // 行政许可（指办件量）: the form's words and a remark, which may have its reason.
        if (match === 'words' && isRemarked(text, start, end, own[r]!))
          say('marks', { start, end }, r, 'suggestion');
        else say(match, { start, end }, r);
      }
      for (const { range, column } of table.columnHeads) {
        const { id, label, labels: others } = template.columns[column]!;
        const wanted = [label, ...Object.values(others)];
        if (wanted.some((one) => matchLabel(text, range.start, range.end, formLabel(one)) === 'same'))
          continue;
        const written = text.slice(range.start, range.end);
        const right = others[edition] ?? label;
        // 现行有效件数（历史累计）: the form's words and a remark.
        const message = beforeBracket(written) === beforeBracket(right) ? 'marks' : 'words';
        const data = { table: template.name, written: written.slice(0, 60), label: right };
        const edits = [{ range, newText: right }];
        emit({
          message,
          range,
          key: `${template.id}//${id}`,
          data,
          fixes: isPlain(written) ? [{ title: 'set', data, kind: 'suggestion', edits }] : [],
        });
      }
      for (const { range, row, slip } of slippedLabels(report, table))
        say('words', range, row, slip ? 'safe' : 'suggestion');
    }
  },
});
