import type { Connection } from 'vscode-languageserver';
import { Publisher } from '../diagnostics/push.js';
import { unanswered } from '../messages/unanswered.js';
import { isYaml } from '../packs/pack-file.js';
import { pathOf } from '../paths.js';
import type { Session } from '../session.js';
import type { WarmUp } from '../warm-up.js';

/** Lets the client know that diagnostics may have changed, in the way that it can be told. */
export class Recheck {
  readonly #connection: Connection;
  readonly #session: Session;
  /** Null where the client pulls. */
  readonly #publisher: Publisher | null;
  #refreshing = false;
  /** Null where it is not wanted: in tests, which share a process. */
  readonly #warmUp: WarmUp | null;

  constructor(connection: Connection, session: Session, warmUp: WarmUp | null) {
    this.#connection = connection;
    this.#session = session;
    this.#warmUp = warmUp;
    this.#publisher = session.context.client.pull ? null : new Publisher(connection, session);
  }

  listen(): void {
    const { documents } = this.#session;
    documents.onDidOpen(({ document }) => {
      if (isYaml(pathOf(document.uri))) return;
      this.#publisher?.soon(document.uri, 0);
      this.#warmUp?.opened(document.uri);
    });
    documents.onDidChangeContent(({ document }) => {
      if (isYaml(pathOf(document.uri))) return;
      this.#session.changed(document.uri);
      this.#publisher?.soon(document.uri);
    });
    documents.onDidClose(({ document }) => {
      if (isYaml(pathOf(document.uri))) return;
      this.#session.closed(document.uri);
      this.#publisher?.closed(document.uri);
    });
  }

  /** The client has taken the server's answer to `initialize`. */
  started(): void {
    this.#warmUp?.started();
  }

  /** Settings, packs or files have changed. Many calls in a row make one refresh. */
  everything(): void {
    this.#publisher?.all();
    const { client } = this.#session.context;
    if (this.#refreshing) return;
    this.#refreshing = true;
    setImmediate(() => {
      this.#refreshing = false;
      const { languages } = this.#connection;
      if (client.pull && client.pullRefresh) unanswered(languages.diagnostics.refresh());
      if (client.inlayRefresh) unanswered(languages.inlayHint.refresh());
      if (client.tokensRefresh) unanswered(languages.semanticTokens.refresh());
      if (client.lensRefresh) unanswered(this.#connection.sendRequest('workspace/codeLens/refresh'));
    });
  }
}
