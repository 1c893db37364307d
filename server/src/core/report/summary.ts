import type { Range } from '../text/range.js';

/** The few figures and sentences of a report that other reports are compared with. Plain data, a few KB. */
export interface ReportSummary {
  readonly path: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly edition: string;
  /** Cell address → decimal string and its place. */
  readonly cells: Readonly<Record<string, { readonly value: string; readonly range: Range }>>;
  /** Fingerprints of the sentences of each prose section, for `cross/copied`. */
  readonly sentences: readonly { readonly section: string; readonly hashes: readonly number[] }[];
}
