import { join } from 'node:path';
import {
  type CancellationToken,
  type Connection,
  TextDocuments,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/engine/wording.js';
import { OTHER_BUILTIN } from '../core/pack/builtin/builtin-others-data.js';
import type { CompiledPack, RuleHelp } from '../core/pack/rule.js';
import type { ClientFeatures } from './client/client-features.js';
import { type ClientSettings, SettingsByScope } from './client/client-settings.js';
import type { Context } from './context.js';
import { isInside, pathOf } from './paths.js';
import { FileState } from './project/file-state.js';
import type { FolderIndex } from './project/folder-index.js';
import type { Project } from './project/project.js';
import { type KnownState, RecentStates } from './project/recent-states.js';

export interface SessionOptions {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly context: Context;
  readonly openProject: (root: string | null) => Project;
  /** A project's settings have been looked at. */
  readonly onReady: (project: Project) => void;
}

interface Folder {
  readonly uri: string;
  readonly path: string;
  readonly project: Project;
}

export interface KnownRules {
  readonly pack: CompiledPack;
  readonly help: ReadonlyMap<string, RuleHelp>;
}

/** Rules of a pack with their explanations. */
export const rulesKnownTo = async (pack: CompiledPack): Promise<KnownRules> => ({
  pack,
  help: pack.help ?? (await import('./pages/rule-pages.lazy.js')).ruleHelp(pack.id),
});

/** Without an edit for so long, the reports that are not open are worth another look. */
const QUIET_MS = 400;

/** The protocol's, and not something else in its place. */
const isNamed = (folder: WorkspaceFolder | null): folder is WorkspaceFolder =>
  typeof folder?.uri === 'string';

/** Open documents, workspace folders and what is known of each; the only thing under `lsp/` that changes. */
export class Session {
  readonly context: Context;
  readonly documents = new TextDocuments(TextDocument);
  readonly settings: SettingsByScope;
  readonly #openProject: SessionOptions['openProject'];
  readonly #onReady: (project: Project) => void;
  #folders: readonly Folder[] = [];
  /** Serves documents outside of every folder; opened with the first of them. */
  #outside: Project | null = null;
  readonly #states = new Map<string, KnownState>();
  readonly #recent = new RecentStates();
  readonly #changed = new Set<string>();
  #made = 0;
  #round = 0;
  #activity = 0;

  constructor({ connection, client, context, openProject, onReady }: SessionOptions) {
    this.#onReady = onReady;
    this.context = context;
    this.settings = new SettingsByScope(connection, client);
    this.#openProject = openProject;
  }

  get folders(): readonly Folder[] {
    return this.#folders;
  }

  /** Folders that stay keep their project, with all that it has read. */
  setFolders(folders: readonly WorkspaceFolder[]): void {
    this.#folders = folders.filter(isNamed).map(({ uri }) => {
      const path = pathOf(uri);
      const known = this.#folders.find((folder) => folder.path === path);
      return known ?? { uri, path, project: this.#openProject(path) };
    });
    this.invalidate();
  }

  /** The deepest folder around a path: a folder of a folder is its own agency. */
  folderOf(path: string): Folder | null {
    let best: Folder | null = null;
    for (const folder of this.#folders)
      if (isInside(path, folder.path) && folder.path.length > (best?.path.length ?? -1)) best = folder;
    return best;
  }

  projectOf(path: string): Project {
    const folder = this.folderOf(path);
    if (folder) return folder.project;
    this.#outside ??= this.#openProject(null);
    return this.#outside;
  }

  projects(): readonly Project[] {
    const inside = this.#folders.map(({ project }) => project);
    return this.#outside ? [...inside, this.#outside] : inside;
  }

  settingsOf(path: string): ClientSettings {
    return this.settings.of(this.folderOf(path)?.uri ?? '');
  }

  /** Rules with their explanations: of the first folder's settings, which is where an editor's commands are. */
  async knownRules(): Promise<KnownRules> {
    return rulesKnownTo(await this.#packIn(this.#folders[0]?.path ?? ''));
  }

  /** The same for a pack that has the rule, of whatever folder; null: none has. */
  async knowing(rule: string): Promise<KnownRules | null> {
    const folders = this.#folders.length > 0 ? this.#folders.map(({ path }) => path) : [''];
    for (const folder of folders) {
      const known = await rulesKnownTo(await this.#packIn(folder));
      if (known.pack.rules.some(({ id }) => id === rule)) return known;
    }
    const { builtinPackOf } = await import('./pages/rule-pages.lazy.js');
    const pack = builtinPackOf(rule, OTHER_BUILTIN);
    return pack && rulesKnownTo(pack);
  }

  async #packIn(folder: string): Promise<CompiledPack> {
    const path = join(folder, 'x');
    const project = this.projectOf(path);
    await project.ready(path, '');
    return project.pack(path);
  }

  /** For words about no file: pages, progress. */
  language(): Language {
    return this.languageOf(this.#folders[0]?.path ?? '');
  }

  languageOf(path: string): Language {
    const { language } = this.settingsOf(path);
    if (language !== 'auto') return language;
    return this.projectOf(path).language(path) ?? this.context.client.language;
  }

  /** Resolves when all that `stateOf` needs is there: the client's settings, the folder's, other reports. */
  async ready(uri: string): Promise<void> {
    const path = pathOf(uri);
    const text = this.documents.get(uri)?.getText() ?? '';
    await this.settings.ready(this.folderOf(path)?.uri ?? '');
    const project = this.projectOf(path);
    await project.ready(path, text);
    this.#onReady(project);
  }

  /** The files of a project's folder, with its settings looked at. */
  async filesOf(project: Project): Promise<FolderIndex> {
    const index = await project.filesReady();
    this.#onReady(project);
    return index;
  }

  /** The state of an open document at its present version; null where it is not open. */
  stateOf(uri: string): FileState | null {
    this.#takeChanges();
    const document = this.documents.get(uri);
    if (document === undefined) return null;
    const path = pathOf(uri);
    const project = this.projectOf(path);
    const present = this.#states.get(uri);
    // A client may change a text and leave its number, or open it once more: what was read is of the text, not of the number.
    const isPresent =
      present?.state.source.version === document.version && present.state.text === document.getText();
    const known = isPresent ? present : this.#recent.find(uri, document.getText());
    const language = this.languageOf(path);
    // Settings may have come in since: another document was asked for before they were there.
    const sameRules =
      known?.epoch === project.epoch && known.round === this.#round && known.state.language === language;
    if (isPresent && sameRules) return known!.state;
    const source = {
      uri,
      path,
      version: document.version,
      text: document.getText(),
      positions: document,
      language,
      project,
    };
    const id = `${++this.#made}`;
    const state = known ? known.state.again(source, id, sameRules) : new FileState(source, id);
    if (present && !isPresent) this.#recent.keep(present);
    project.opened(path, state);
    this.#states.set(uri, { state, epoch: project.epoch, round: this.#round });
    return state;
  }

  openStates(): FileState[] {
    return this.documents.all().flatMap(({ uri }) => this.stateOf(uri) ?? []);
  }

  /** The client's URI of a file that is open; it may be spelt otherwise than ours. */
  openUri(path: string): string | null {
    return this.documents.all().find(({ uri }) => pathOf(uri) === path)?.uri ?? null;
  }

  /** Counts whatever may change findings; see `nextActivity`. */
  get activity(): number {
    return this.#activity;
  }

  /** Resolves some quiet moments after something has happened since `activity` was read, or at a cancel. */
  async nextActivity(since: number, token: CancellationToken): Promise<void> {
    let seen = since;
    for (;;) {
      const isQuiet = this.#activity !== since && seen === this.#activity;
      if (isQuiet || token.isCancellationRequested) return;
      seen = this.#activity;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS).unref());
    }
  }

  get round(): number {
    return this.#round;
  }

  /** An open document has a new text; what other reports see of it is looked at when one is asked for. */
  changed(uri: string): void {
    this.#changed.add(uri);
    this.#activity++;
  }

  closed(uri: string): void {
    this.#states.delete(uri);
    this.#recent.forget(uri);
    this.#changed.delete(uri);
    this.#activity++;
    const path = pathOf(uri);
    this.projectOf(path).closed(path);
  }

  /** The client's settings or folders have changed: everything is checked again when next asked for. */
  invalidate(): void {
    this.#round++;
    this.#activity++;
  }

  #takeChanges(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const uri of changed) this.stateOf(uri);
  }
}
