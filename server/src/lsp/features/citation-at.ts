import { type Citation, citations } from '../../core/law/citations.js';
import { sourceRange } from '../../core/report/model.js';
import type { Range } from '../../core/text/range.js';
import type { FileState } from '../project/file-state.js';

export interface Cited {
  readonly citation: Citation;
  readonly range: Range;
}

/** A law or document cited at an offset. */
export function citationAt(state: FileState, offset: number): Cited | null {
  const report = state.reportAt(offset);
  if (!report) return null;
  for (const citation of citations(report, state.pack.statutes())) {
    const { passage, start, end } = citation;
    if (offset < passage.range.start || offset > passage.range.end) continue;
    const range = sourceRange(passage, start, end);
    if (range.start <= offset && offset <= range.end) return { citation, range };
  }
  return null;
}
