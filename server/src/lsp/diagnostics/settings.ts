import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { SOURCE } from '../diagnostic.js';
import { uriOf } from '../paths.js';
import type { Project } from '../project.js';
import type { Session } from '../session.js';

/**
 * What is wrong in the settings files, at their own lines. Pushed to every client: the files are no reports, and
 * no client pulls for a file that is not open.
 */
export class SettingsDiagnostics {
  readonly #connection: Connection;
  readonly #session: Session;
  /** What was sent last, by URI. */
  readonly #sent = new Map<string, string>();

  readonly #seen = new WeakSet<object>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Cheap where nothing has changed: it is asked before every answer. */
  update({ settingsIssues }: Project): void {
    if (this.#seen.has(settingsIssues)) return;
    this.#seen.add(settingsIssues);
    const language = this.#session.language();
    const byUri = new Map<string, Diagnostic[]>([...this.#sent.keys()].map((uri) => [uri, []]));
    for (const project of this.#session.projects()) {
      for (const { path, line, column, message, code } of project.settingsIssues) {
        const uri = uriOf(path);
        const start = { line: line - 1, character: column - 1 };
        // To the end of the line: the reader of settings names a place, not its end.
        const range = { start, end: { line: line - 1, character: column + 200 } };
        const one = {
          range,
          severity: DiagnosticSeverity.Error,
          source: SOURCE,
          message: message[language],
          ...(code === undefined ? {} : { code }),
        };
        byUri.set(uri, [...(byUri.get(uri) ?? []), one]);
      }
    }
    for (const [uri, diagnostics] of byUri) {
      const text = JSON.stringify(diagnostics);
      if ((this.#sent.get(uri) ?? '[]') === text) continue;
      if (diagnostics.length === 0) this.#sent.delete(uri);
      else this.#sent.set(uri, text);
      void this.#connection.sendDiagnostics({ uri, diagnostics });
    }
  }
}
