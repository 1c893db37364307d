import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { labelIn, type TableTemplate } from '../../core/form/form.js';
import type { Report } from '../../core/report/model.js';
import { RowState } from '../../core/report/table.js';

/** Cells before the first figure: groups around a row, and its label. */
const LABEL_CELLS = 3;

/** The words of a row's label that are being written: first cells of a pipe or TAB row, a cell of HTML. */
function labelBefore(before: string): string | null {
  const pipe = /^\s*\|((?:[^|]*\|)*)\s*([^|]*)$/.exec(before);
  if (pipe) return cellsBefore(pipe[1]!) < LABEL_CELLS ? pipe[2]! : null;
  const html = /<t[dh]\b[^<>]*>\s*([^<>|\t]*)$/i.exec(before);
  if (html) return html[1]!;
  const tab = /^((?:[^\t]*\t)*)([^\t]*)$/.exec(before);
  return tab && cellsBefore(tab[1]!) < LABEL_CELLS ? tab[2]! : null;
}

const cellsBefore = (text: string): number => text.length - text.replace(/[|\t]/g, '').length;

/** Labels of the rows of the table whose section holds the offset; those that are not there yet come first. */
export function rowItems(
  report: Report,
  offset: number,
  before: string,
  replace: (length: number, newText: string) => NonNullable<CompletionItem['textEdit']>,
): CompletionItem[] {
  const template = tableAt(report, offset);
  const written = template && labelBefore(before);
  if (!template || written === null || /^#/.test(before)) return [];
  const bound = report.tables.get(template.id);
  return template.rows.flatMap((row, at) => {
    if (!row.editions.includes(report.edition)) return [];
    const label = labelIn(row, report.edition);
    const isThere = bound !== undefined && bound.rowState[at] !== RowState.absent;
    return {
      label,
      detail: template.name.zh,
      kind: CompletionItemKind.Field,
      ...(row.meaning ? { documentation: row.meaning.zh } : {}),
      sortText: `${isThere ? 1 : 0}${String(at).padStart(3, '0')}`,
      textEdit: replace(written.length, label),
    };
  });
}

function tableAt({ form, sections }: Report, offset: number): TableTemplate | null {
  const here = sections.find(({ range }) => range.start <= offset && offset <= range.end);
  const template = form.sections.find(({ id }) => id === here?.id);
  return form.tables.find(({ id }) => id === template?.table) ?? null;
}
