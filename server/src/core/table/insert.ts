import type { TableTemplate } from '../form/form.js';
import { labelIn } from '../form/form.js';
import { filledTable } from '../render/clean-report.js';
import { layOut } from '../render/layout.js';
import { SYNTAXES, type TableSyntax } from '../render/syntax.js';
import type { Report, Section } from '../report/model.js';
import type { BoundTable } from '../report/table.js';
import type { TextEdit } from '../text/edit.js';
import type { Gap } from './shape.js';

/** How the file writes its tables, told from one that it has. */
function syntaxOf({ document: { text }, tables }: Report): TableSyntax {
  for (const { range } of tables.values()) {
    const words = text.slice(range.start, Math.min(range.end, range.start + 2_000));
    if (/<t[drh]/i.test(words)) return 'html';
    if (words.includes('|')) return 'gfm-flat';
    if (words.includes('\t')) return 'tabs';
  }
  return 'gfm-flat';
}

const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A whole table of the form under its section's heading, every cell blank: what it says is the author's to say. */
export function tableInsertion(report: Report, section: Section, template: TableTemplate): TextEdit {
  const zeros = filledTable(template, report.edition, {});
  const cells = Object.fromEntries(Object.keys(zeros.cells).map((key) => [key, '']));
  const lines = SYNTAXES[syntaxOf(report)].draw(layOut(report.form, { ...zeros, cells }));
  const end = section.heading.range.end;
  const lineEnd = lineEndOf(report.document.text);
  return { range: { start: end, end }, newText: `${lineEnd}${lineEnd}${lines.join(lineEnd)}${lineEnd}` };
}

/**
 * The missing rows with blank cells, in the manner of a row beside them. Null where a line of text is not a row
 * (HTML of one cell a line), or where the group's own label would come to stand wrongly (HTML cells of several rows).
 */
export function rowInsertion(report: Report, table: BoundTable, gap: Gap): TextEdit | null {
  const { rows } = table.template;
  const { text } = report.document;
  if (gap.after < 0) return null;
  const { group } = rows[gap.after]!;
  if (gap.rows.some((r) => rows[r]!.group !== group)) return null;
  const before = lineOf(text, table, gap.after);
  const model = before?.blankLeft ? before : gap.before < 0 ? null : lineOf(text, table, gap.before);
  if (!before || !model?.blankLeft || rows[model.row]!.group !== group) return null;
  const lineEnd = lineEndOf(text);
  const lines = gap.rows.map(
    (r) => lineEnd + rewritten(text, table, model, labelIn(rows[r]!, report.edition)),
  );
  return { range: { start: before.end, end: before.end }, newText: lines.join('') };
}

interface RowLine {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** Nothing but cell marks stands left of the label. */
  readonly blankLeft: boolean;
}

/** The line of a row, where it holds the label and every cell of that row. */
function lineOf(text: string, table: BoundTable, row: number): RowLine | null {
  const label = table.labelStart[row]!;
  if (label < 0) return null;
  const start = text.lastIndexOf('\n', label) + 1;
  const next = text.indexOf('\n', label);
  const end = next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
  const width = table.template.columns.length;
  for (let index = row * width; index < (row + 1) * width; index++) {
    const at = table.start[index]!;
    if (at >= 0 && (at < label || at > end)) return null;
  }
  const line = text.slice(start, end);
  const left = text.slice(start, label);
  if (/<t[drh]/i.test(line))
    return isWholeRow(line) && !spansRows(text, table)
      ? { row, start, end, blankLeft: left.replace(/<[^<>]*>|&nbsp;/gi, '').trim() === '' }
      : null;
  if (!/[\t|]/.test(text.slice(label, end))) return null;
  return { row, start, end, blankLeft: /^[\s|]*$/.test(left) };
}

/** `<tr>…</tr>` and nothing else. */
const isWholeRow = (line: string): boolean =>
  /^\s*<tr\b[^<>]*>/i.test(line) && /<\/tr>\s*$/i.test(line) && line.split(/<tr\b/i).length === 2;

const spansRows = (text: string, { fragments }: BoundTable): boolean =>
  fragments.some(({ start, end }) => /\browspan\b/i.test(text.slice(start, end)));

function rewritten(text: string, table: BoundTable, { row, start, end }: RowLine, label: string): string {
  const width = table.template.columns.length;
  let out = text.slice(start, table.labelStart[row]!) + label;
  let at = table.labelEnd[row]!;
  const cells = [...table.start.subarray(row * width, (row + 1) * width)]
    .map((from, i) => ({ from, to: table.end[row * width + i]! }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from);
  for (const { from, to } of cells) {
    out += text.slice(at, from);
    at = to;
  }
  return out + text.slice(at, end);
}
