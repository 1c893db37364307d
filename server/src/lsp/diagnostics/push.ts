import type { Connection } from 'vscode-languageserver';
import type { Session } from '../session.js';
import { diagnosticsOf } from './report.js';

/** After the last edit: long enough to swallow a burst of keys, too short to be noticed. */
const DELAY_MS = 40;

interface Sent {
  readonly resultId: string;
  readonly version: number;
  readonly text: string;
}

/** For clients that cannot pull: publishes a document's diagnostics soon after it stops changing. */
export class Publisher {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #sent = new Map<string, Sent>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** One coming publication a document; a new edit puts it off. */
  soon(uri: string, delay = DELAY_MS): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        void this.#publish(uri);
      }, delay),
    );
  }

  all(): void {
    for (const { uri } of this.#session.documents.all()) this.soon(uri);
  }

  closed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#sent.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #publish(uri: string): Promise<void> {
    await this.#session.ready(uri);
    // Closed or changed while waiting: nothing to say, or the next timer says it.
    if (this.#timers.has(uri)) return;
    this.#send(uri);
    // Other reports that are held against this one may have got other findings by the edit.
    for (const other of this.#session.documents.all())
      if (other.uri !== uri && this.#sent.has(other.uri) && !this.#timers.has(other.uri))
        this.#send(other.uri);
  }

  /** Nothing is sent again that the client has. */
  #send(uri: string): void {
    const state = this.#session.stateOf(uri);
    if (state === null || state.source.version === null) return;
    const { version } = state.source;
    const before = this.#sent.get(uri);
    if (before?.resultId === state.resultId) return;
    const diagnostics = diagnosticsOf(state, this.#session.context);
    const text = JSON.stringify(diagnostics);
    this.#sent.set(uri, { resultId: state.resultId, version, text });
    if (before?.version === version && before.text === text) return;
    void this.#connection.sendDiagnostics({ uri, version, diagnostics });
  }
}
