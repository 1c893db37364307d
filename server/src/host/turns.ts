import type { RunOptions } from './run-options.js';

/** How long work may keep an editor's requests waiting, in milliseconds. */
const REQUEST_MS = 10;

/** Asked between pieces of long work; lets the event loop run when it has waited for so many milliseconds. */
export class Turns {
  readonly #every: number;
  #since = performance.now();

  constructor(every: number = REQUEST_MS) {
    this.#every = every;
  }

  /** Work has held the event loop long enough. */
  get isDue(): boolean {
    return performance.now() - this.#since >= this.#every;
  }

  /** True where it waited. */
  async next(): Promise<boolean> {
    if (!this.isDue) return false;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
    return true;
  }
}

/** How often a run lets the event loop run, in milliseconds, so that an interrupt is heard and progress is seen. */
const RUN_MS = 50;

/** Awaited before each of `total` steps of a run; false ends it. */
export function stepsOf(
  total: number,
  { onProgress, isInterrupted }: Pick<RunOptions, 'onProgress' | 'isInterrupted'>,
): () => Promise<boolean> {
  const turns = new Turns(RUN_MS);
  let done = 0;
  return async () => {
    if (turns.isDue) {
      onProgress?.(Math.min(done, total), total);
      await turns.next();
    }
    done++;
    return isInterrupted?.() !== true;
  };
}
