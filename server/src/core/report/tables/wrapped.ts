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
  const before = lineAt(sheet, item - 1);
  const behind = lineAt(sheet, item + 1);
  return (before !== null && joins(sheet, before, label)) || (behind !== null && joins(sheet, label, behind));
}

/** The words of a short line or row; null where there is none. */
function lineAt({ source }: Sheet, item: number): string | null {
  const { items, text } = source;
  if (item < 0 || item >= items.length) return null;
  const start = items.cellStart[items.cell[item]!]!;
  const end = items.cellEnd[items.cell[item]!]!;
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
