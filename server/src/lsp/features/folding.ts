import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Range } from '../../core/text/range.js';
import type { Context } from '../context.js';
import type { FileState } from '../project/file-state.js';

/** What stands before a heading's own words on its line, and belongs to it: `<h2>`, `<p><b>`. */
const OPENED = /^\s*(?:<[a-z][^<>]*>\s*)+$/i;
const LONGEST_OPENING = 400;

/**
 * Sections, table parts, sub-headings, front matter. The blank lines at an end stay outside. A client that takes only so
 * many gets the outer ones.
 */
export function foldingRanges(state: FileState, { client }: Context): FoldingRange[] {
  const { document, positions, text } = state;
  const folds: FoldingRange[] = [];
  const add = ({ start, end }: Range, kind?: FoldingRangeKind): void => {
    const line = text.lastIndexOf('\n', end - 1) + 1;
    let last = end - line < LONGEST_OPENING && OPENED.test(text.slice(line, end)) ? line : end;
    while (last > start && /\s/.test(text.charAt(last - 1))) last--;
    const startLine = positions.positionAt(start).line;
    const endLine = positions.positionAt(last).line;
    if (endLine > startLine) folds.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  if (document.frontMatter) add({ start: 0, end: document.frontMatter.end }, FoldingRangeKind.Imports);
  for (const comment of document.comments) add(comment, FoldingRangeKind.Comment);
  for (const report of document.reports) {
    if (document.reports.length > 1) add(report.range);
    for (const section of report.sections) add(section.range, FoldingRangeKind.Region);
    for (const table of report.tables.values()) for (const part of table.fragments) add(part);
    for (const section of report.sections) {
      const inner = report.headings.filter(
        ({ range }) => range.start > section.heading.range.start && range.end <= section.range.end,
      );
      inner.forEach((heading, i) => {
        add({ start: heading.range.start, end: inner[i + 1]?.range.start ?? section.range.end });
      });
    }
  }
  return folds.slice(0, client.foldingLimit);
}
