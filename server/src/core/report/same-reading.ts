import type { Range } from '../text/range.js';
import type { Heading, Paragraph, Report } from './model.js';
import type { BoundTable } from './table.js';

/** The words of a report; of two of one file with the same words each is as good as the other. */
export const wordsOfReport = ({ document: { text }, range }: Report): string =>
  text.slice(range.start, range.end);

/**
 * True where two readings of the same words come to the same, `a` moved by `byA` and `b` by `byB`. The end is not
 * compared: it is where the next one begins.
 */
export function isSameReading(a: Report, byA: number, b: Report, byB: number): boolean {
  const by = byB - byA;
  const isAt = (x: Range, y: Range): boolean => x.start === y.start + by && x.end === y.end + by;
  const isHeading = (x: Heading, y: Heading): boolean =>
    isAt(x.range, y.range) &&
    isAt(x.textRange, y.textRange) &&
    x.depth === y.depth &&
    x.section === y.section &&
    x.opensSection === y.opensSection &&
    x.runIn === y.runIn;
  const isParagraph = (x: Paragraph, y: Paragraph): boolean =>
    isAt(x.range, y.range) &&
    x.text === y.text &&
    x.role === y.role &&
    x.section === y.section &&
    x.matter === y.matter &&
    x.flags === y.flags &&
    x.continues === y.continues;
  const isTable = (x: BoundTable, y: BoundTable): boolean =>
    isAt(x.range, y.range) &&
    isMoved(x.start, y.start, by) &&
    isMoved(x.end, y.end, by) &&
    isMoved(x.labelStart, y.labelStart, by) &&
    isMoved(x.labelEnd, y.labelEnd, by) &&
    isMoved(x.state, y.state, 0) &&
    x.fragments.length === y.fragments.length &&
    x.foreignRows.length === y.foreignRows.length &&
    x.foreignColumns.length === y.foreignColumns.length &&
    x.missingColumns.length === y.missingColumns.length &&
    x.columnHeads.length === y.columnHeads.length &&
    x.evidence.length === y.evidence.length &&
    x.note?.start === (y.note ? y.note.start + by : undefined);
  return (
    a.title?.text === b.title?.text &&
    a.year?.value === b.year?.value &&
    a.agency?.value === b.agency?.value &&
    a.edition === b.edition &&
    a.supported === b.supported &&
    areAll(a.headings, b.headings, isHeading) &&
    areAll(a.sections, b.sections, (x, y) => x.id === y.id && x.title === y.title) &&
    areAll(a.paragraphs, b.paragraphs, isParagraph) &&
    areAll(a.passages, b.passages, (x, y) => isAt(x.range, y.range)) &&
    areAll(a.unbound, b.unbound, (x, y) => isAt(x.range, y.range) && x.reason === y.reason) &&
    areAll([...a.tables.keys()], [...b.tables.keys()], (x, y) => x === y) &&
    [...a.tables].every(([id, table]) => isTable(table, b.tables.get(id)!))
  );
}

const areAll = <T>(a: readonly T[], b: readonly T[], isEqual: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => isEqual(one, b[i]!));

function isMoved(a: ArrayLike<number>, b: ArrayLike<number>, by: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const there = b[i]!;
    if (a[i] !== (there < 0 ? there : there + by)) return false;
  }
  return true;
}
