import type { Range as LspRange } from 'vscode-languageserver';
import type { Position } from '../core/text/lines.js';
import type { Range } from '../core/text/range.js';

/** Offsets to lines and back: an open document's own, or a `LineIndex` of a file on disk. */
export interface Positions {
  readonly positionAt: (offset: number) => Position;
  readonly offsetAt: (position: Position) => number;
}

export const toLspRange = (positions: Positions, { start, end }: Range): LspRange => ({
  start: positions.positionAt(start),
  end: positions.positionAt(end),
});

export const fromLspRange = (positions: Positions, { start, end }: LspRange): Range => ({
  start: positions.offsetAt(start),
  end: positions.offsetAt(end),
});

/** True where the two share a code unit or touch: a cursor at the edge of a word is on it. */
export const touches = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end;
