import type { SettingsDiagnostics } from '../diagnostics/settings.js';
import { pathOf } from '../paths.js';
import type { Session } from '../session.js';
import type { AuthoredFile, Authoring } from './authoring.lazy.js';
import { isYaml, type PackFile, packFileOf } from './pack-file.js';

/** After the last key: long enough not to flicker while a line is typed. */
const DELAY_MS = 120;

/** Open YAML files of packs and settings; the help for them is loaded with the first. */
export class PackDocuments {
  readonly #session: Session;
  readonly #diagnostics: SettingsDiagnostics;
  readonly #files = new Map<string, PackFile | null>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #authoring: Promise<Authoring> | null = null;

  constructor(session: Session, diagnostics: SettingsDiagnostics) {
    this.#session = session;
    this.#diagnostics = diagnostics;
  }

  listen(): void {
    const { documents } = this.#session;
    documents.onDidOpen(({ document }) => this.#soon(document.uri, 0));
    documents.onDidChangeContent(({ document }) => this.#soon(document.uri));
    documents.onDidClose(({ document: { uri } }) => {
      if (!this.#files.delete(uri)) return;
      clearTimeout(this.#timers.get(uri));
      void this.#authoring?.then((authoring) => authoring.closed(uri));
      this.#diagnostics.live(uri, null);
    });
  }

  /** Answers for a YAML file of ours; undefined: the document is none, and others may answer. */
  async about<T>(
    uri: string,
    answer: (authoring: Authoring, file: AuthoredFile) => T,
  ): Promise<T | undefined> {
    const authored = this.#authored(uri);
    return authored ? answer(await this.#load(), authored) : undefined;
  }

  /** Files on disk have changed, which others may name. */
  async filesChanged(): Promise<void> {
    if (this.#authoring === null) return;
    (await this.#authoring).forget();
    for (const uri of this.#files.keys()) this.#soon(uri);
  }

  #authored(uri: string): AuthoredFile | null {
    const path = pathOf(uri);
    const document = isYaml(path) ? this.#session.documents.get(uri) : undefined;
    if (document === undefined) return null;
    let file = this.#files.get(uri);
    if (file === undefined) {
      file = packFileOf(path);
      this.#files.set(uri, file);
    }
    if (file === null) return null;
    const { version } = document;
    return {
      uri,
      version,
      file,
      text: document.getText(),
      positions: document,
      language: this.#session.languageOf(path),
    };
  }

  #load(): Promise<Authoring> {
    this.#authoring ??= import('./authoring.lazy.js').then(
      (module) => new module.Authoring(this.#session.context),
    );
    return this.#authoring;
  }

  #soon(uri: string, delay = DELAY_MS): void {
    if (!isYaml(pathOf(uri))) return;
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void this.#publish(uri), delay),
    );
  }

  async #publish(uri: string): Promise<void> {
    const version = this.#session.documents.get(uri)?.version;
    const found = await this.about(uri, (authoring, file) => authoring.diagnostics(file));
    // Changed while it was loaded: the next timer says it.
    if (found && this.#session.documents.get(uri)?.version === version) this.#diagnostics.live(uri, found);
  }
}
