import { MIN_REPORTS } from '../core/report/reread.js';
import { LineIndex } from '../core/text/lines.js';
import type { Context } from './context.js';
import { diagnosticsOf } from './diagnostics/report.js';
import { FileState } from './file-state.js';
import type { Session } from './session.js';

/** V8 compiles what runs often; a fresh server is three to five times as slow as one that has run for a while. */
const ROUNDS = 300;
/** Work for nothing in all, in milliseconds. */
const BUDGET_MS = 600;
/** After the first report was opened, and between rounds when somebody is typing. */
const REST_MS = 80;
const MAX_LENGTH = 60_000;
/** So far from a place a digit is looked for, to stand in for a key. */
const NEAR = 500;

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
    if (state === null || !state.isReport || !isShort(state)) return;
    this.#isUnderWay = true;
    if (this.#session.activity !== this.#seen) {
      this.#later(uri);
      return;
    }
    const start = performance.now();
    rehearse(state, this.#rounds, this.#session.context);
    this.#spent += performance.now() - start;
    if (++this.#rounds < ROUNDS && this.#spent < BUDGET_MS) setImmediate(() => this.#round(uri));
  }
}

/** One long report costs more than it is worth; of a compilation a key concerns one report. */
const isShort = ({ text, document }: FileState): boolean =>
  text.length <= MAX_LENGTH || document.reports.length >= MIN_REPORTS;

/** All that a key sets off, here and there in the text, and nothing of it is kept: reading, checking, the answer. */
function rehearse({ source, text }: FileState, round: number, context: Context): void {
  const { project, path } = source;
  const from = Math.floor((text.length * ((round * 7) % 10)) / 10);
  const digit = text.slice(from, from + NEAR).search(/\d/);
  const at = from + Math.max(0, digit) + 1;
  const edited = `${text.slice(0, at)}1${text.slice(at)}`;
  const state = new FileState(
    { ...source, text: edited, positions: new LineIndex(edited) },
    '',
    project.read(path, edited),
  );
  JSON.stringify(diagnosticsOf(state, context));
}
