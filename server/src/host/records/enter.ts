import type { FoundFile, PathFault } from '../files/discover.js';
import type { Loaded } from '../load.js';
import type { Workspace } from '../workspace.js';
import { answer, type FileAnswer, type FileAsk } from './answer.js';
import type { Batch, Crew } from './crew.js';
import type { EntryHead } from './entry.js';
import type { Keeper, PutKnown } from './keeper.js';

/** Files that one thread takes at a time: enough that handing them over costs nothing, few enough to end together. */
const BATCH = 32;

export interface EnterOptions {
  readonly load?: (file: FoundFile) => Loaded;
  /** Other threads, for so many files that they pay; absent: this one does all. */
  readonly openCrew?: (asks: number) => Crew | null;
  /** Awaited before each file; false ends the work. */
  readonly turn: () => Promise<boolean>;
}

/**
 * Puts every file into the log, the first `own` of which are checked, in their order whoever has read them, so that an
 * equal run makes an equal log. Numbers of entries, or why there is none; null where the work was ended.
 */
export async function enterAll<Head extends EntryHead>(
  files: readonly FoundFile[],
  own: number,
  keeper: Keeper<Head>,
  workspace: Workspace,
  { load, openCrew, turn }: EnterOptions,
): Promise<(number | PathFault)[] | null> {
  const plans = files.map((file, i) => keeper.plan(file, i < own));
  const asks = plans.reduce((count, plan) => (typeof plan === 'function' ? count : count + 1), 0);
  const crew = load ? null : (openCrew?.(asks) ?? null);
  // Alone, nothing is held back: each file is in the log before the next is read.
  const batches = batchesOf(plans, crew ? BATCH : 1);
  const entered: (number | PathFault)[] = [];
  const settled = new Map<number, readonly FileAnswer[]>();
  let put = 0;
  const settle = ({ number }: Batch, answers: readonly FileAnswer[]): void => {
    settled.set(number, answers);
    for (let ready = settled.get(put); ready; ready = settled.get(put)) {
      settled.delete(put);
      const { from, to } = batches[put++]!;
      let at = 0;
      for (let i = from; i < to; i++) {
        const plan = plans[i]!;
        entered.push(typeof plan === 'function' ? plan() : keeper.put(files[i]!, ready[at++]!));
      }
    }
  };
  const work = async (batch: Batch): Promise<boolean> => {
    const answers: FileAnswer[] = [];
    // A batch of what is known has no turn of its own.
    if (batch.asks.length === 0 && !(await turn())) return false;
    for (const ask of batch.asks) {
      if (!(await turn())) return false;
      answers.push(await answer(ask, workspace, load));
    }
    settle(batch, answers);
    return true;
  };
  let next = 0;
  const dropped: Batch[] = [];
  try {
    const helped = crew?.work(
      () => batches[next++] ?? null,
      settle,
      (batch) => dropped.push(batch),
    );
    while (next < batches.length) if (!(await work(batches[next++]!))) return null;
    await helped;
    // What another thread could not finish is done here.
    for (const batch of dropped) if (!(await work(batch))) return null;
  } finally {
    crew?.dismiss();
  }
  return entered;
}

/** Neighbouring files, so many that each batch has its share of work; what is known is none. */
function batchesOf(plans: readonly (PutKnown | FileAsk)[], size: number): Batch[] {
  const batches: Batch[] = [];
  for (let from = 0; from < plans.length; ) {
    const asks: FileAsk[] = [];
    let to = from;
    for (; to < plans.length && asks.length < size; to++) {
      const plan = plans[to]!;
      if (typeof plan !== 'function') asks.push(plan);
    }
    batches.push({ number: batches.length, from, to, asks });
    from = to;
  }
  return batches;
}
