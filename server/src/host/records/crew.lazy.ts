import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Batch, type Crew, type CrewOrders, FILES_A_THREAD } from './crew.js';
import { type PackedAnswers, unpackAnswers } from './packed-answers.js';

/** The one that puts everything together is busy with so many. */
const MOST = 7;
/** Batches that wait at a thread, so that it never waits for the next. */
const AHEAD = 2;

/** How many threads pay for so many files that are to be checked. */
export const crewSize = (asks: number): number =>
  Math.min(availableParallelism() - 1, MOST, Math.floor(asks / FILES_A_THREAD));

/** Starts so many threads; null: none. `script`: starts `serveCrew`. */
export function openCrew(script: string, orders: CrewOrders, size: number): Crew | null {
  if (size < 1) return null;
  const workers = Array.from({ length: size }, () => new Worker(script, { workerData: orders }));
  return {
    async work(take, settle, drop) {
      await Promise.all(workers.map((worker) => feed(worker, take, settle, drop)));
    },
    dismiss() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** Gives batches to one thread as it settles them. */
function feed(worker: Worker, ...[take, settle, drop]: Parameters<Crew['work']>): Promise<void> {
  return new Promise((resolve) => {
    const held = new Map<number, Batch>();
    const give = (): void => {
      const batch = take();
      if (batch) {
        held.set(batch.number, batch);
        worker.postMessage({ number: batch.number, asks: batch.asks });
      } else if (held.size === 0) resolve();
    };
    worker.on('message', ({ number, answers }: { number: number; answers: PackedAnswers }) => {
      const batch = held.get(number);
      if (!batch) return;
      held.delete(number);
      settle(batch, unpackAnswers(answers));
      give();
    });
    // It failed or ran out of memory: what it held is for others, and nobody waits for it.
    const lost = (): void => {
      for (const batch of held.values()) drop(batch);
      held.clear();
      resolve();
    };
    worker.on('error', lost);
    worker.on('exit', lost);
    for (let i = 0; i < AHEAD; i++) give();
  });
}
