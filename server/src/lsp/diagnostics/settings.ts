import {
  type Connection,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
} from 'vscode-languageserver';
import type { Language } from '../../core/engine/wording.js';
import { readRegular } from '../../host/files/regular-file.js';
import type { SettingsIssue } from '../../host/settings/settings-file.js';
import { SOURCE } from '../diagnostic.js';
import { pathOf, uriOf } from '../paths.js';
import type { Project } from '../project/project.js';
import type { Session } from '../session.js';

type Place = Pick<SettingsIssue, 'path' | 'line' | 'column' | 'message'>;

/**
 * What is wrong in settings and packs, at their own lines: as they are on disk, and of those that are open as they
 * are in the editor. Pushed to every client: the files are no reports, and no client pulls for a file that is not open.
 */
export class SettingsDiagnostics {
  readonly #connection: Connection;
  readonly #session: Session;
  /** What was sent last, by URI. */
  readonly #sent = new Map<string, string>();
  /** Of open files, by URI. */
  readonly #live = new Map<string, readonly Diagnostic[]>();
  readonly #seen = new WeakSet<object>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Cheap where nothing has changed: it is asked before every answer. */
  update({ settingsIssues }: Project): void {
    if (this.#seen.has(settingsIssues)) return;
    this.#seen.add(settingsIssues);
    this.#publish();
  }

  /** What is wrong in an open file; null: it is closed. */
  live(uri: string, diagnostics: readonly Diagnostic[] | null): void {
    if (diagnostics === null) this.#live.delete(uri);
    else this.#live.set(uri, diagnostics);
    this.#publish();
  }

  #publish(): void {
    const language = this.#session.language();
    const byUri = new Map<string, Diagnostic[]>([...this.#sent.keys()].map((uri) => [uri, []]));
    const add = (uri: string, one: Diagnostic) => byUri.set(uri, [...(byUri.get(uri) ?? []), one]);
    for (const [uri, diagnostics] of this.#live) for (const one of diagnostics) add(uri, one);
    const texts = new Map<string, string | null>();
    const textOf = (path: string): string | null => {
      if (!texts.has(path)) texts.set(path, textOnDisk(path));
      return texts.get(path)!;
    };
    for (const project of this.#session.projects()) {
      const { settingsIssues, settingsNotices } = project;
      const severities = [
        [settingsIssues, DiagnosticSeverity.Error],
        [settingsNotices, DiagnosticSeverity.Information],
      ] as const;
      for (const [issues, severity] of severities)
        for (const issue of issues) {
          const uri = this.#session.openUri(issue.path) ?? uriOf(issue.path);
          // Of a file that is being mended the editor's own state counts.
          const open = this.#session.documents.get(uri);
          if (open && open.getText() !== textOf(issue.path)) continue;
          const one = diagnosticOf(issue, severity, language, textOf);
          const known = byUri.get(uri)?.some(({ message }) => message === one.message);
          if (!known) add(uri, one);
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

function diagnosticOf(
  issue: SettingsIssue,
  severity: DiagnosticSeverity,
  language: Language,
  textOf: (path: string) => string | null,
): Diagnostic {
  const { code, message, related = [] } = issue;
  const places = related.map(
    (place): DiagnosticRelatedInformation => ({
      location: { uri: uriOf(place.path), range: rangeOf(place, textOf) },
      message: place.message[language],
    }),
  );
  return {
    range: rangeOf(issue, textOf),
    severity,
    source: SOURCE,
    ...(code === undefined ? {} : { code }),
    message: message[language],
    ...(places.length > 0 ? { relatedInformation: places } : {}),
  };
}

/** A reader of settings names a place, not its end: the word, quoted text or list there. */
function rangeOf({ path, line, column }: Place, textOf: (path: string) => string | null): Range {
  const text = textOf(path)?.split('\n')[line - 1] ?? '';
  const rest = text.slice(column - 1);
  const [words] = /^(?:"[^"]*"|'[^']*'|\{[^}]*\}|\[[^\]]*\]|[^\s#,:\]}](?:[^#:,\]}]|:(?!\s))*)/.exec(
    rest,
  ) ?? [''];
  const start = { line: line - 1, character: column - 1 };
  const length = Math.max(1, words.trimEnd().length);
  return { start, end: { line: line - 1, character: column - 1 + length } };
}

function textOnDisk(path: string): string | null {
  try {
    return readRegular(pathOf(path)).toString('utf8');
  } catch {
    return null;
  }
}
