import type { Connection } from 'vscode-languageserver';
import type { Session } from '../session.js';
import { diagnosticsOf } from './report.js';

/** After the last edit: long enough to swallow a burst of keys, too short to be noticed. */
const DELAY_MS = 40;

/** For clients that cannot pull: publishes a document's diagnostics soon after it stops changing. */
export class Publisher {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();

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
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #publish(uri: string): Promise<void> {
    await this.#session.ready(uri);
    // Closed or changed while waiting: nothing to say, or the next timer says it.
    if (this.#timers.has(uri)) return;
    const state = this.#session.stateOf(uri);
    if (state === null || state.source.version === null) return;
    const diagnostics = diagnosticsOf(state, this.#session.context);
    await this.#connection.sendDiagnostics({ uri, version: state.source.version, diagnostics });
  }
}
