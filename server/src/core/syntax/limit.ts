import type { Range } from '../text/range.js';

/** Something that a scan has not read through, since it is more than any report holds. */
export interface ScanLimit {
  readonly limit: 'cells' | 'line-length' | 'nesting';
  readonly range: Range;
  readonly max: number;
}
