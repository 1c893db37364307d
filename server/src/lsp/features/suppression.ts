import type { Finding } from '../../core/engine/finding.js';
import type { ReportDocument } from '../../core/report/model.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { Range } from '../../core/text/range.js';

/**
 * Switches a rule off for one finding, with a reason. In prose by a comment above the line; where a comment line
 * would end a table, or a cell is meant, in the front matter by cell address. An empty reason is a finding
 * itself (`suppress/no-reason`), so that a client that cannot ask leaves the author a place to write.
 */
export function suppressionEdit(document: ReportDocument, finding: Finding, reason: string): TextEdit {
  const { text } = document;
  const clean = reason.replace(/\s+/g, ' ').replaceAll('-->', '').trim();
  if (finding.cell === undefined && !isInTable(document, finding.range)) {
    const start = lineStart(text, finding.range.start);
    const eol = lineEnding(text);
    const comment = `<!-- gouji-disable-next-line ${finding.rule} -- ${clean} -->`;
    return { range: { start, end: start }, newText: `${comment}${eol}` };
  }
  const at = finding.cell === undefined ? '' : `, at: ${finding.cell}`;
  return frontMatterEdit(document, `{ rule: ${finding.rule}${at}, reason: ${JSON.stringify(clean)} }`);
}

function frontMatterEdit(document: ReportDocument, entry: string): TextEdit {
  const { text, frontMatter } = document;
  const eol = lineEnding(text);
  if (frontMatter === null) {
    const newText = ['---', 'suppress:', `  - ${entry}`, '---', '', ''].join(eol);
    return { range: { start: 0, end: 0 }, newText };
  }
  const body = text.slice(frontMatter.start, frontMatter.end);
  const list = /^suppress:[ \t]*(?:#.*)?\r?$/m.exec(body);
  if (list) {
    const at = frontMatter.start + list.index + list[0].length;
    // Behind the list's own line; its line end stays where it is.
    const start = text.charCodeAt(at - 1) === 13 ? at - 1 : at;
    const indent = /^\r?\n([ \t]*)- /.exec(text.slice(start, frontMatter.end))?.[1] ?? '  ';
    return { range: { start, end: start }, newText: `${eol}${indent}- ${entry}` };
  }
  const brackets = bracketsOf(body);
  if (brackets) {
    const start = frontMatter.start + brackets.start;
    return { range: { start, end: start }, newText: brackets.isEmpty ? entry : `${entry}, ` };
  }
  const end = frontMatter.end;
  const before = end > frontMatter.start && !/[\r\n]$/.test(body) ? eol : '';
  const after = before === '' ? eol : '';
  return { range: { start: end, end }, newText: `${before}suppress:${eol}  - ${entry}${after}` };
}

/** Where the first entry stands of a list that is written as `suppress: [{ … }]`. */
function bracketsOf(body: string): { readonly start: number; readonly isEmpty: boolean } | null {
  const open = /^suppress:[ \t]*\[\s*/m.exec(body);
  if (!open) return null;
  const start = open.index + open[0].length;
  return { start, isEmpty: body.charAt(start) === ']' };
}

const isInTable = (document: ReportDocument, range: Range): boolean =>
  document.reports.some((report) =>
    [...report.tables.values()].some((table) =>
      table.fragments.some((part) => part.start <= range.start && range.start < part.end),
    ),
  );

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) at--;
  return at;
}

const lineEnding = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
