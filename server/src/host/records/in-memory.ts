import type { FileAnswer } from './answer.js';
import type { EntryHead, RecordSource } from './entry.js';
import { askOnce, type Keeper } from './keeper.js';
import type { CompareRecord } from './record.js';
import { TextStore } from './text-store.js';

/** `told`: number of its record's JSON in the store; that of its passages follows. */
interface Entry {
  readonly head: EntryHead;
  readonly compare: CompareRecord;
  readonly told: number;
}

/**
 * Keeps records in memory, for runs of no more than some thousand files. What holds words of a text is kept as JSON, since
 * words keep all of their text alive; texts are read again where somebody wants to see them.
 */
export function inMemory(): Keeper<EntryHead> {
  const entries: Entry[] = [];
  const texts = new TextStore();
  const records: RecordSource<EntryHead> = {
    head: (index) => entries[index]!.head,
    record: (index) => JSON.parse(texts.get(entries[index]!.told)),
    compare: (index) => entries[index]!.compare,
    passages: (index) => JSON.parse(texts.get(entries[index]!.told + 1)),
  };
  return {
    records,
    plan: askOnce,
    put(_, answer: FileAnswer) {
      if ('fault' in answer) return answer.fault;
      if (!('made' in answer)) throw new Error('an answer to another question');
      const { head, made } = answer;
      const told = texts.put(JSON.stringify(made.record));
      texts.put(JSON.stringify(made.passages));
      return entries.push({ head, compare: withOwnReasons(made.compare), told }) - 1;
    },
  };
}

const withOwnReasons = (compare: CompareRecord): CompareRecord =>
  compare.pending.length === 0 ? compare : (JSON.parse(JSON.stringify(compare)) as CompareRecord);
