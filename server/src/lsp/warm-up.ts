import { join } from 'node:path';
import { builtinBaseReport } from '../core/pack/builtin/builtin-base.js';
import { cleanReport } from '../core/render/clean-report.js';
import { renderReport } from '../core/render/render.js';
import { MIN_REPORTS } from '../core/report/reread.js';
import { LineIndex } from '../core/text/lines.js';
import type { Context } from './context.js';
import { diagnosticsOf } from './diagnostics/report.js';
import { type FileSource, FileState } from './project/file-state.js';
import type { Session } from './session.js';

/** V8 compiles what runs often; a fresh server is three to five times as slow as one that has run for a while. */
const ROUNDS = 400;
/** Work for nothing in all, in milliseconds. What is left of the first when a report is opened is lost. */
const BUDGET_MS = { sample: 250, report: 350 } as const;
/**
 * Before the first round, and between rounds when somebody is typing. An editor that starts with a report open sends
 * it at once: before that a first round, which is long, would only be in its way.
 */
const REST_MS = { sample: 150, report: 40 } as const;
const MAX_LENGTH = 60_000;
/** So far from a place a digit is looked for, to stand in for a key. */
const NEAR = 500;

const LONG_LINE = /[^|\n]{100,}(?=\n)/g;
/** So far before its end. */
const LINE_END = 20;

/** The stream that the client writes to. */
export interface Incoming {
  on(event: 'data', listener: () => void): unknown;
}

/** What is rehearsed with; null: not this one, or not any more. */
type Find = () => FileSource | null;

/**
 * Until the user types, the checks are run some times over, so that the first keys find them fast: on the pack's
 * clean report while no report is open yet, and on the first one that is opened. Once a session each.
 */
export class WarmUp {
  readonly #session: Session;
  readonly #started = new Set<keyof typeof BUDGET_MS>();
  #isOpened = false;
  /** Pieces that have come in: a message waits in several places before it is handled. */
  #heard = 0;

  constructor(session: Session, incoming: Incoming) {
    this.#session = session;
    incoming.on('data', () => this.#heard++);
  }

  /** The client is ready and may open a report or not. */
  started(): void {
    let source: FileSource | null = null;
    this.#rehearse('sample', () => {
      if (this.#isOpened) return null;
      source ??= sampleIn(this.#session);
      return source;
    });
  }

  opened(uri: string): void {
    this.#isOpened = true;
    this.#rehearse('report', () => {
      const state = this.#session.stateOf(uri);
      return state?.isReport && isShort(state) ? state.source : null;
    });
  }

  #rehearse(what: keyof typeof BUDGET_MS, find: Find): void {
    if (this.#started.has(what)) return;
    let isOurs = false;
    let rounds = 0;
    let spent = 0;
    let heard = this.#heard;
    const later = (): void => {
      heard = this.#heard;
      setTimeout(round, REST_MS[what]).unref();
    };
    const round = (): void => {
      if (this.#heard !== heard) {
        later();
        return;
      }
      const start = performance.now();
      const source = find();
      if (source === null || (!isOurs && this.#started.has(what))) return;
      isOurs = true;
      this.#started.add(what);
      rehearse(source, rounds, this.#session.context);
      spent += performance.now() - start;
      if (++rounds < ROUNDS && spent < BUDGET_MS[what]) setImmediate(round);
    };
    later();
  }
}

/** One long report costs more than it is worth; of a compilation a key concerns one report. */
const isShort = ({ text, document }: FileState): boolean =>
  text.length <= MAX_LENGTH || document.reports.length >= MIN_REPORTS;

/** The pack's clean report, as if it stood in the first folder. */
function sampleIn(session: Session): FileSource {
  const path = join(session.folders[0]?.path ?? '', 'gouji-rehearsal.md');
  const project = session.projectOf(path);
  const { form } = project.workspace.pack;
  const text = renderReport(form, cleanReport(form, builtinBaseReport()), { syntax: 'gfm-padded' });
  const language = session.languageOf(path);
  return { uri: path, path, version: null, text, positions: new LineIndex(text), language, project };
}

/** All that a key sets off, here and there in the text, and nothing of it is kept: reading, checking, the answer. */
function rehearse(source: FileSource, round: number, context: Context): void {
  const { project, path, text } = source;
  const at = placeOf(text, round);
  const edited = `${text.slice(0, at)}1${text.slice(at)}`;
  const state = new FileState(
    { ...source, text: edited, positions: new LineIndex(edited) },
    '',
    project.read(path, edited),
  );
  JSON.stringify(diagnosticsOf(state, context));
}

/** By turns in a long line, where most is typed, and behind a digit anywhere. */
function placeOf(text: string, round: number): number {
  const from = Math.floor((text.length * ((round * 7) % 10)) / 10);
  if (round % 3 !== 0) {
    LONG_LINE.lastIndex = from;
    if (LONG_LINE.test(text)) return LONG_LINE.lastIndex - LINE_END;
  }
  const digit = text.slice(from, from + NEAR).search(/\d/);
  return from + Math.max(0, digit) + 1;
}
