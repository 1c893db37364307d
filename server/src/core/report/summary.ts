import type { Range } from '../text/range.js';

/**
 * The few figures and sentences of a report that other reports are compared with: plain data, about 1 KB, so that
 * a run over a whole region keeps one for each report and nothing else.
 */
export interface ReportSummary {
  readonly path: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly edition: string;
  /** Cell address → its figure and place; only cells that an active rule reads from other reports. */
  readonly cells: Readonly<Record<string, SummaryCell>>;
  readonly prose: readonly SectionPrint[];
}

export interface SummaryCell {
  /** Decimal string. */
  readonly value: string;
  readonly range: Range;
}

/** What a prose section says, as 32-bit hashes of its sentences without years, blanks and the agency's name. */
export interface SectionPrint {
  readonly section: string;
  /** Heading, for the related place. */
  readonly range: Range;
  readonly hashes: readonly number[];
  /** Length of each hashed sentence in code units. */
  readonly lengths: readonly number[];
}

/** Finds the report of a set whose section shares most with a given one; see `summary/copy-index.ts`. */
export interface CopyFinder {
  readonly find: (own: ReportSummary, print: SectionPrint) => CopyMatch | null;
}

export interface CopyMatch {
  readonly other: ReportSummary;
  readonly print: SectionPrint;
  /** Shared length divided by own length, 0–1. */
  readonly share: number;
}
