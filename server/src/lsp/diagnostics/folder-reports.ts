import { statSync } from 'node:fs';
import { LineIndex } from '../../core/text/lines.js';
import { uriOf } from '../paths.js';
import { FileState } from '../project/file-state.js';
import type { Project } from '../project/project.js';
import type { Session } from '../session.js';

/** A file of a workspace folder, open or not. */
export interface FolderReport {
  readonly uri: string;
  readonly version: number | null;
  readonly resultId: string;
  /** Read and checked at the call, and not kept: a folder may hold thousands. */
  readonly state: () => FileState;
}

interface Stamp {
  /** What the findings depend on: the file as it is on disk, other reports, settings. */
  readonly key: string;
  readonly resultId: string;
}

/** All reports of the workspace; of those that are not open only a stamp is remembered. */
export class FolderReports {
  readonly #session: Session;
  readonly #stamps = new Map<string, Stamp>();
  #made = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  async all(): Promise<FolderReport[]> {
    const session = this.#session;
    const found: FolderReport[] = [];
    for (const { uri: scope, path: folder, project } of session.folders) {
      await session.settings.ready(scope);
      if (!session.settings.of(scope).workspaceDiagnostics) continue;
      const { files } = await session.filesOf(project);
      for (const { absolute } of files) {
        // A folder within a folder is served by its own project.
        if (session.folderOf(absolute)?.path !== folder) continue;
        const one = this.#open(absolute) ?? this.#closed(absolute, project);
        if (one) found.push(one);
      }
    }
    return found;
  }

  #open(path: string): FolderReport | null {
    const uri = this.#session.openUri(path);
    const state = uri === null ? null : this.#session.stateOf(uri);
    return (
      state && { uri: state.uri, version: state.source.version, resultId: state.resultId, state: () => state }
    );
  }

  #closed(path: string, project: Project): FolderReport | null {
    const uri = uriOf(path);
    const session = this.#session;
    if (session.context.client.options.quarantined.includes(uri)) return null;
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return null;
    const key = [stat.mtimeMs, stat.size, stat.ino, project.epoch, session.round].join(':');
    let stamp = this.#stamps.get(path);
    if (stamp?.key !== key) {
      stamp = { key, resultId: `f${++this.#made}` };
      this.#stamps.set(path, stamp);
    }
    const { resultId } = stamp;
    const state = (): FileState => {
      const text = project.textOf(path) ?? '';
      const language = session.languageOf(path);
      const positions = new LineIndex(text);
      return new FileState({ uri, path, version: null, text, positions, language, project }, resultId);
    };
    return { uri, version: null, resultId, state };
  }
}
