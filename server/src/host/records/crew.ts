import type { Language } from '../../core/engine/wording.js';
import type { FileAnswer, FileAsk } from './answer.js';

/** A thread compiles the engine anew: for fewer files that costs more than it brings. */
export const FILES_A_THREAD = 1500;

/** Neighbouring files of a run, and what is asked of them. */
export interface Batch {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly asks: readonly FileAsk[];
}

/** Threads beside this one that read and check files by themselves. */
export interface Crew {
  /** Takes batches until there are none; ends when each that was taken is settled, or dropped where a thread failed. */
  readonly work: (
    take: () => Batch | null,
    settle: (batch: Batch, answers: readonly FileAnswer[]) => void,
    drop: (batch: Batch) => void,
  ) => Promise<void>;
  readonly dismiss: () => void;
}

/** What another thread needs to check as this one does; settings it reads itself. */
export interface CrewOrders {
  readonly language: Language | null;
  readonly frozen: boolean;
}
