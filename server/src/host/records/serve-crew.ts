import type { MessagePort } from 'node:worker_threads';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { foldersOf } from '../load.js';
import { Workspace } from '../workspace.js';
import { answer, type FileAnswer, type FileAsk } from './answer.js';
import type { CrewOrders } from './crew.js';
import { packAnswers } from './packed-answers.js';

/** Handed in: a plain start has no use for the module, which takes longer to load than a report to check. */
interface Thread {
  readonly parentPort: MessagePort | null;
  readonly workerData: unknown;
}

/** What a thread beside the first one does: it reads and checks the files that it is given, each by itself. */
export function serveCrew({ parentPort, workerData }: Thread): void {
  const { language, frozen } = workerData as CrewOrders;
  const workspace = new Workspace({ pack: builtinPack(), language, frozen });
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', ({ number, asks }: { number: number; asks: readonly FileAsk[] }) => {
    // One after the other: a batch may have to wait for its settings.
    last = last.then(async () => {
      await workspace.prepare(foldersOf(asks.map(({ file }) => file)));
      const answers: FileAnswer[] = [];
      for (const ask of asks) answers.push(await answer(ask, workspace));
      const packed = packAnswers(answers);
      parentPort?.postMessage({ number, answers: packed }, [packed.bytes.buffer]);
    });
  });
}
