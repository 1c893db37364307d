import type { Random } from './random.js';

/** Something that takes bytes from a stranger. */
export interface Target {
  readonly name: string;
  /** A case that is nearly right. */
  readonly make: (random: Random) => Uint8Array;
  /** Faults of ours, in words; throws where we do. */
  readonly run: (bytes: Uint8Array) => string[] | Promise<string[]>;
  /** Milliseconds that a case may take; 2,000 where none are given. */
  readonly slow?: number;
}
