/** How long work may hold the event loop, in milliseconds, before requests get their turn. */
const TURN_MS = 10;

/** Asked between pieces of long work; lets the event loop run when it has waited long enough. */
export class Turns {
  #since = performance.now();

  /** True where it waited. */
  async next(): Promise<boolean> {
    if (performance.now() - this.#since < TURN_MS) return false;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
    return true;
  }
}
