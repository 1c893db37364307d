import type { FileState } from './file-state.js';
import type { Session } from './session.js';

/** V8 compiles what runs often; a fresh server is three to five times as slow as one that has run for a while. */
const ROUNDS = 300;
/** Work for nothing in all, in milliseconds. */
const BUDGET_MS = 600;
/** After the first report was opened, and between rounds when somebody is typing. */
const REST_MS = 80;
/** Of a longer file a single report does as well. */
const MAX_LENGTH = 60_000;

/**
 * While the user reads the first diagnostics, the checks are run some times over, so that the first keys find them
 * fast. Once a session, with the first report.
 */
export class WarmUp {
  readonly #session: Session;
  #rounds = 0;
  #spent = 0;
  #seen = 0;
  #isUnderWay = false;

  constructor(session: Session) {
    this.#session = session;
  }

  opened(uri: string): void {
    if (!this.#isUnderWay) this.#later(uri);
  }

  #later(uri: string): void {
    this.#seen = this.#session.activity;
    setTimeout(() => this.#round(uri), REST_MS).unref();
  }

  #round(uri: string): void {
    const state = this.#session.stateOf(uri);
    if (state === null || !state.isReport) return;
    const text = sample(state);
    if (text === null) return;
    this.#isUnderWay = true;
    if (this.#session.activity !== this.#seen) {
      this.#later(uri);
      return;
    }
    const start = performance.now();
    checkAgain(state, text);
    this.#spent += performance.now() - start;
    if (++this.#rounds < ROUNDS && this.#spent < BUDGET_MS) setImmediate(() => this.#round(uri));
  }
}

/** Null where the file holds nothing of a fitting length. */
function sample({ text, document }: FileState): string | null {
  if (text.length <= MAX_LENGTH) return text;
  const range = document.reports.find(({ range: { start, end } }) => end - start <= MAX_LENGTH)?.range;
  return range ? text.slice(range.start, range.end) : null;
}

function checkAgain({ source: { project, path, language } }: FileState, text: string): void {
  project.check(path, project.readAlone(path, text), language);
}
