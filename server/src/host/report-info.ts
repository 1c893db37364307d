import type { Range } from '../core/text/range.js';

/** What was read of one report. */
export interface ReportInfo {
  readonly year: number | null;
  readonly agency: string | null;
  /** `cn-gov-info-annual@1.0.0` */
  readonly pack: string;
  readonly edition: string;
  readonly range: Range;
  readonly bound: BoundCount;
}

export interface BoundCount {
  /** Cells whose text was found and told apart. */
  readonly cells: number;
  /** Cells that the edition's form has. */
  readonly of: number;
  /** Cells that stand in the report but could not be told apart. */
  readonly unbound: number;
  /** Ids of the tables that were found. */
  readonly tables: readonly string[];
}
