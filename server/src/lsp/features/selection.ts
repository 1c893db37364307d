import type { Position, SelectionRange } from 'vscode-languageserver';
import type { Range } from '../../core/text/range.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { cellAt, rangeOfCell, rangeOfRow, rowOf } from './places.js';

const SENTENCE_END = /[。；！？;!?\r\n]/;
const WORD = /[\p{Nd}.,%％]+|[\p{L}\p{M}]+/gu;

/** Growing by meaning: number, cell, row, table, section, report; in prose word, sentence, paragraph. */
export function selectionRanges(state: FileState, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const offset = state.positions.offsetAt(position);
    const around = rangesAround(state, offset);
    let outer: SelectionRange | undefined;
    for (const range of around.reverse()) {
      const lsp = toLspRange(state.positions, range);
      outer = outer === undefined ? { range: lsp } : { range: lsp, parent: outer };
    }
    return outer ?? { range: { start: position, end: position } };
  });
}

/** Innermost first; each holds the one before and is larger. */
function rangesAround(state: FileState, offset: number): Range[] {
  const all: Range[] = [];
  const report = state.reportAt(offset);
  const cell = report && cellAt(report, offset);
  const paragraph = report?.paragraphs.find(({ range }) => range.start <= offset && offset <= range.end);
  if (cell) {
    all.push(rangeOfCell(cell), rangeOfRow(cell.table, rowOf(cell)) ?? rangeOfCell(cell));
    all.push(...cell.table.fragments.filter((part) => part.start <= offset && offset <= part.end));
  } else if (paragraph) {
    const { range } = paragraph;
    const word = wordAt(state.text, range, offset);
    all.push(...(word ? [word] : []), sentenceAt(state.text, range, offset), range);
  }
  if (report) {
    all.push(
      ...report.sections.map(({ range }) => range).filter((r) => r.start <= offset && offset <= r.end),
    );
    all.push(report.range);
  }
  all.push({ start: 0, end: state.text.length });
  const nested: Range[] = [];
  for (const range of all) {
    const inner = nested.at(-1);
    if (!inner) nested.push(range);
    else if (range.start <= inner.start && inner.end <= range.end && size(range) > size(inner))
      nested.push(range);
  }
  return nested;
}

const size = ({ start, end }: Range): number => end - start;

function wordAt(text: string, within: Range, offset: number): Range | null {
  const from = Math.max(within.start, offset - 40);
  for (const match of text.slice(from, Math.min(within.end, offset + 40)).matchAll(WORD)) {
    const start = from + match.index;
    if (start <= offset && offset <= start + match[0].length) return { start, end: start + match[0].length };
  }
  return null;
}

function sentenceAt(text: string, within: Range, offset: number): Range {
  let start = offset;
  while (start > within.start && !SENTENCE_END.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < within.end && !SENTENCE_END.test(text.charAt(end))) end++;
  return { start, end: Math.min(within.end, end + 1) };
}
