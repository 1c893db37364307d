import type { Finding } from '../../core/engine/finding.js';
import type { FileResult } from '../../host/result.js';

/** Lines and columns from 1, the end behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeOf({ range }: Pick<Finding, 'range'>, file: FileResult): Place {
  const lines = file.lines();
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
