import { isPieceOfLabel, labelBody } from '../../form/table-words.js';
import { foldLabel, labelKey } from '../../text/label.js';
import type { Sheet } from './sheet.js';

const LONGEST_LINE = 80;

/**
 * True where a label goes on in the line before or behind its row, as text taken from a PDF has it: what stands beside
 * the figures is a piece of one of the form's labels, and no name that an author gave.
 */
export function isWrapped(sheet: Sheet, item: number, labelCell: number): boolean {
  const label = sheet.textOf(labelCell);
  // Behind the name of a group a label goes on in the same column.
  for (const at of new Set([0, labelCell - sheet.source.items.cell[item]!])) {
    const before = wordsAt(sheet, item - 1, at);
    const behind = wordsAt(sheet, item + 1, at);
    if (before !== null && joins(sheet, before, label)) return true;
    if (behind !== null && joins(sheet, label, behind)) return true;
  }
  return false;
}

/** The words of a short line, or of a row in the cell at a position; null where there are none. */
function wordsAt({ source }: Sheet, item: number, at: number): string | null {
  const { items, text } = source;
  if (item < 0 || item >= items.length) return null;
  const cell = items.cell[item]! + at;
  if (cell >= items.cell[item + 1]!) return null;
  const start = items.cellStart[cell]!;
  const end = items.cellEnd[cell]!;
  return end - start > LONGEST_LINE ? null : text.slice(start, end);
}

/** The words, or those of them that blanks part as columns, are one piece of a label. */
function joins({ words }: Sheet, upper: string, lower: string): boolean {
  const heads = columns(upper).map((head) => labelBody(head).key);
  const tails = columns(lower).map((tail) => labelKey(foldLabel(tail, 0, tail.length)));
  return heads.some(
    (head) => head !== '' && tails.some((tail) => tail !== '' && isPieceOfLabel(words, head + tail)),
  );
}

const MOST_COLUMNS = 4;

const columns = (line: string): readonly string[] => [line, ...line.split(/\s+/, MOST_COLUMNS)];
