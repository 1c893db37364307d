import type { Reading } from './cells.js';
import type { Token } from './token.js';

export type ClaimVerdict =
  /** Equal to a reading. */
  | 'equal'
  | 'contradicted'
  /** A class is named, one of its leaves is quoted. */
  | 'leaf'
  /** Only natural persons are counted. */
  | 'person'
  /** The tables do not say, or the sentence counts on another basis. */
  | 'open';

/** A number of the text that speaks of cells. */
export interface Claim {
  readonly token: Token;
  readonly readings: readonly Reading[];
  readonly values: readonly (number | null)[];
  /** The reading that the number equals, else the first. */
  readonly reading: Reading;
  readonly certain: boolean;
  readonly verdict: ClaimVerdict;
}

export interface ClaimWordsFound {
  readonly readings: readonly Reading[];
  readonly person: readonly Reading[];
  readonly leaves: readonly Reading[];
  readonly certain: boolean;
}
