import type { Finding } from '../../core/engine/finding.js';
import type { FoundFile, PathFault } from '../files/discover.js';
import { type FileAnswer, type FileAsk, partsOf } from './answer.js';
import type { EntryHead, RecordSource } from './entry.js';
import type { RecordLog } from './log.js';

/** Puts what is known of a file into the log; returns the number of its entry. */
export type PutKnown = () => number;

/** Where the entries of a run are kept, and what is known of its files before they are read. */
export interface Keeper<Head extends EntryHead> {
  readonly records: RecordSource<Head>;
  /** Keeps how files are shown; absent: nobody will ask again. */
  readonly shown?: RecordLog<Head>;
  /** What is known of a file that has not changed, or what is to be asked of it. `own`: it is checked, not only compared with. */
  readonly plan: (file: FoundFile, own: boolean) => PutKnown | FileAsk;
  readonly put: (file: FoundFile, answer: FileAnswer) => number | PathFault;
  /** What a run of exactly these entries has found before, the first `own` of them checked; null: nothing is known. */
  readonly recall?: (
    entries: readonly number[],
    own: number,
  ) => Pick<ReadonlyMap<string, readonly Finding[]>, 'get'> | null;
  /** Told of a file that is found otherwise than by itself. */
  readonly remember?: (path: string, findings: readonly Finding[]) => void;
}

/** Asks of every file, and not to be known again. */
export const askOnce = (file: FoundFile, own: boolean): FileAsk =>
  own ? { file } : { file, unchecked: true };

/** Knows nothing and is forgotten with its log. */
export const forOneRun = (log: RecordLog<EntryHead>): Keeper<EntryHead> => ({
  records: log,
  plan: askOnce,
  put(_, answer) {
    if ('fault' in answer) return answer.fault;
    if ('same' in answer) throw new Error('an answer to another question');
    return log.append(answer.head, partsOf(answer));
  },
});
