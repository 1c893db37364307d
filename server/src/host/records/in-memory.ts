import type { FileAnswer } from './answer.js';
import type { EntryHead, RecordSource } from './entry.js';
import { askOnce, type Keeper } from './keeper.js';
import type { MadeRecord } from './record.js';

/** Texts that are kept, in code units; further ones are read again where somebody wants to see them. */
const KEEP = 24_000_000;

/** Keeps records as they were made, and the texts while there is room: for runs of no more than some thousand files. */
export function inMemory(): Keeper<EntryHead> {
  const entries: (MadeRecord & { readonly head: EntryHead; readonly text: string | null })[] = [];
  let room = KEEP;
  const records: RecordSource<EntryHead> = {
    head: (index) => entries[index]!.head,
    record: (index) => entries[index]!.record,
    compare: (index) => entries[index]!.compare,
    passages: (index) => entries[index]!.passages,
    text: (index) => entries[index]!.text,
  };
  return {
    records,
    plan: askOnce,
    put(_, answer: FileAnswer) {
      if ('fault' in answer) return answer.fault;
      if (!('made' in answer)) throw new Error('an answer to another question');
      const { head, made, text } = answer;
      if (text.length > room) return entries.push({ ...withoutText({ ...made, head }), text: null }) - 1;
      room -= text.length;
      return entries.push({ ...made, head, text }) - 1;
    },
  };
}

/** Words of a text keep all of it alive; copies of them do not. */
const withoutText = <T>(made: T): T => JSON.parse(JSON.stringify(made)) as T;
