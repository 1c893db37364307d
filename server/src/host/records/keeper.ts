import type { Finding } from '../../core/engine/finding.js';
import type { FoundFile, PathFault } from '../discover.js';
import type { FileAnswer, FileAsk } from './answer.js';
import type { EntryHead } from './entry.js';
import type { RecordLog } from './log.js';

/** Puts what is known of a file into the log; returns the number of its entry. */
export type PutKnown = () => number;

/** Where the entries of a run are kept, and what is known of its files before they are read. */
export interface Keeper<Head extends EntryHead> {
  readonly log: RecordLog<Head>;
  /** Of a file that has not changed since it was checked, or what is to be asked of it. */
  readonly plan: (file: FoundFile) => PutKnown | FileAsk;
  readonly put: (file: FoundFile, answer: FileAnswer) => number | PathFault;
  /** What a run of exactly these entries has found before, the first `own` of them checked; null: nothing is known. */
  readonly recall?: (
    entries: readonly number[],
    own: number,
  ) => Pick<ReadonlyMap<string, readonly Finding[]>, 'get'> | null;
  /** Told of a file that is found otherwise than by itself. */
  readonly remember?: (path: string, findings: readonly Finding[]) => void;
}

/** Knows nothing and is forgotten with its log. */
export const forOneRun = (log: RecordLog<EntryHead>): Keeper<EntryHead> => ({
  log,
  plan: (file) => ({ file }),
  put(_, answer) {
    if ('fault' in answer) return answer.fault;
    if ('same' in answer) throw new Error('an answer to another question');
    return log.append(answer.head, answer.parts);
  },
});
