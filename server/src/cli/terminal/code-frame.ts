import type { LineIndex } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import { characterWidth, textWidth, visible } from './terminal-width.js';

/** A line of the source around a range, and the blanks and marks that belong under it. */
export interface CodeFrame {
  /** From 1. */
  readonly line: number;
  readonly source: string;
  readonly marks: string;
}

/**
 * Shows where a range begins. Report lines are whole paragraphs, so only the part around the range is shown,
 * at most `width` columns.
 */
export function codeFrame(text: string, lines: LineIndex, range: Range, width: number): CodeFrame {
  const { line, character } = lines.positionAt(range.start);
  // A line may be a megabyte, and characters without a width do not fill the window: units are bounded too.
  const reach = UNITS_A_COLUMN * width;
  const lineStart = Math.max(range.start - character, range.start - reach);
  const lineEnd = endOfLine(text, range.start, range.start + reach);
  const end = Math.max(range.start, Math.min(range.end, lineEnd));
  const points = window(text, lineStart, lineEnd, range.start, end, width);
  const before = visible(text.slice(points.from, range.start));
  const marked = visible(text.slice(range.start, Math.min(end, points.to)));
  const after = visible(text.slice(Math.min(end, points.to), points.to));
  const lead = points.from > range.start - character ? '…' : '';
  const tail = points.to < lineEnd || lineEnd === range.start + reach ? '…' : '';
  return {
    line: line + 1,
    source: `${lead}${before}${marked}${after}${tail}`,
    marks: ' '.repeat(textWidth(lead + before)) + '^'.repeat(Math.max(1, textWidth(marked))),
  };
}

const UNITS_A_COLUMN = 4;

/** End of the line, or `limit` where it is longer. */
function endOfLine(text: string, from: number, limit: number): number {
  let at = from;
  while (at < text.length && at < limit && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

/** Grows from the range to both sides, a character at a time, until the columns are used up. */
function window(text: string, low: number, high: number, start: number, end: number, width: number) {
  let room = width - 2;
  if ((high - low) * 2 <= room) return { from: low, to: high };
  let to = start;
  while (to < end && room > 0) {
    room -= widthAt(text, to);
    to += stepAfter(text, to);
  }
  let from = start;
  let grew = true;
  while (grew && room > 0) {
    grew = false;
    if (from > low) {
      from -= stepBefore(text, from);
      room -= widthAt(text, from);
      grew = true;
    }
    if (to < high && room > 0) {
      room -= widthAt(text, to);
      to += stepAfter(text, to);
      grew = true;
    }
  }
  return { from, to: Math.min(to, high) };
}

const widthAt = (text: string, at: number): number => characterWidth(text.codePointAt(at) ?? 0);

const stepAfter = (text: string, at: number): 1 | 2 => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

const stepBefore = (text: string, at: number): 1 | 2 =>
  at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1;
