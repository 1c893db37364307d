import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../../core/engine/finding.js';
import type { RuleSet } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import type { Report, ReportDocument } from '../../core/report/model.js';
import type { ReportSummary } from '../../core/report/summary.js';
import { cellIndex, figureAt } from '../../core/report/table.js';
import { formatDecimal } from '../../core/text/decimal.js';
import { LineIndex } from '../../core/text/lines.js';
import { loadFile } from '../../host/load.js';
import type { FileResult } from '../../host/result.js';
import type { SettingsIssue } from '../../host/settings/settings-file.js';
import { Workspace } from '../../host/workspace.js';
import type { Positions } from '../positions.js';
import { Tolerated } from '../tolerated.js';
import { FolderIndex, type OpenFile } from './folder-index.js';
import { CompilationMemo } from './report-memo.js';

/** A first answer waits this long for the other reports of the folder; after that it comes without them. */
const PATIENCE_MS = 150;

/** What an answer shows of a file as a whole. */
export interface CheckedFile extends OpenFile {
  readonly path: string;
  readonly findings: readonly Finding[];
}

/**
 * One workspace folder (or, with no root, loose files). It asks the host, which serves the command line with the
 * same code: nothing under `lsp/` reads, binds or checks by itself. Paths are absolute.
 */
export class Project {
  readonly root: string | null;
  #workspace: Workspace;
  #index: FolderIndex;
  #tolerated: Tolerated;
  readonly #open = new Map<string, OpenFile>();
  readonly #onChange: () => void;
  readonly #patience: number;
  readonly #restricted: boolean;
  readonly #memos = new Map<string, CompilationMemo>();
  readonly #positions = new Map<string, Positions | null>();
  /** Folders whose settings are read. */
  readonly #prepared = new Set<string>();
  #issues: readonly SettingsIssue[] = [];
  #stale = false;
  /** Grows when a report changes what others see of it, or settings do; a state made before is stale. */
  #epoch = 0;

  /** `onChange`: findings of documents may have changed by themselves. `restricted`: nobody trusts the folder yet. */
  constructor(
    root: string | null,
    pack: CompiledPack,
    onChange: () => void,
    patience: number = PATIENCE_MS,
    restricted = false,
  ) {
    this.#patience = patience;
    this.#restricted = restricted;
    this.root = root;
    this.#workspace = new Workspace({ pack, stopAt: root, restricted });
    this.#index = new FolderIndex(root, this.#workspace, this.#open);
    this.#tolerated = new Tolerated(this.#workspace);
    this.#onChange = onChange;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get workspace(): Workspace {
    return this.#workspace;
  }

  get index(): FolderIndex {
    return this.#index;
  }

  /** What is wrong in the settings files that were read. */
  get settingsIssues(): readonly SettingsIssue[] {
    return this.#issues;
  }

  /** What users should hear although all went on. */
  get settingsNotices(): readonly SettingsIssue[] {
    return this.#workspace.settings.notices;
  }

  /** Resolves when a file can be checked as the command line would check it. */
  async ready(path: string, text: string): Promise<void> {
    if (this.#stale) await this.#reload();
    await this.#prepare([path]);
    if (this.#workspace.needsYaml(text)) await this.#workspace.loadYaml();
    if (!this.#index.isBuilt) await this.#waitForIndex();
  }

  /** The folder's files and what they say of each other, as they are now. */
  async filesReady(): Promise<FolderIndex> {
    if (this.#stale) await this.#reload();
    await this.#index.build();
    await this.#prepare(this.#index.files.map(({ absolute }) => absolute));
    return this.#index;
  }

  /** Reads the settings of files whose folders were not looked at before. */
  async #prepare(paths: readonly string[]): Promise<void> {
    const fresh = paths.filter((path) => !this.#prepared.has(dirname(path)));
    if (fresh.length === 0) return;
    const folders = new Set(fresh.map((path) => dirname(path)));
    const issues = [...(await this.#workspace.prepare(folders))];
    for (const folder of folders) this.#prepared.add(folder);
    issues.push(...fresh.flatMap((path) => this.#tolerated.faults(path)));
    if (issues.length > 0) this.#issues = [...this.#issues, ...issues];
    // What was asked before its settings were there holds no longer.
    if (fresh.some((path) => this.#open.has(path))) this.#epoch++;
  }

  /** Settings that cannot be read leave the last good ones in force, and are named. */
  async #reload(): Promise<void> {
    this.#stale = false;
    const fresh = new Workspace({
      pack: this.#workspace.pack,
      stopAt: this.root,
      restricted: this.#restricted,
    });
    this.#issues = await fresh.prepare(this.#prepared);
    this.#positions.clear();
    if (this.#issues.length === 0) this.#workspace = fresh;
    this.#tolerated = new Tolerated(this.#workspace);
    const faults = [...this.#prepared].flatMap((folder) => this.#tolerated.faults(join(folder, 'x')));
    if (faults.length > 0) this.#issues = [...this.#issues, ...faults];
    this.#index = new FolderIndex(this.root, this.#workspace, this.#open);
    this.#epoch++;
  }

  async #waitForIndex(): Promise<void> {
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((done) => {
      timer = setTimeout(() => {
        isLate = true;
        done();
      }, this.#patience);
    });
    const built = this.index.build().then(() => {
      if (!isLate) return;
      isLate = false;
      this.#epoch++;
      this.#onChange();
    });
    await Promise.race([built, patience]);
    clearTimeout(timer);
  }

  read(path: string, text: string): ReportDocument {
    const before = this.#open.get(path)?.document ?? null;
    return this.workspace.read(this.index.shown(path), path, text, before).document;
  }

  check(path: string, document: ReportDocument, language: Language): readonly Finding[] {
    const source = { path: this.index.shown(path), absolute: path, text: document.text, document };
    const settings = this.#workspace.settings.for(path);
    const conditions = [this.#workspace.ruleSetOf(settings), settings, language];
    // A file that is not open is checked once; nothing is kept of it.
    const memo = this.#open.has(path) ? this.#memoOf(path).of(document, conditions) : null;
    return this.#tolerated.keep(path, this.#workspace.check(source, this.index.comparison(), language, memo));
  }

  /** A checked file as formats of the command line take it, with its tables. */
  result({ path: absolute, text, document, findings }: CheckedFile): FileResult {
    const source = { path: this.index.shown(absolute), absolute, text, document };
    return { ...this.#workspace.result(source, findings, { withDigests: true }), decoded: null };
  }

  #memoOf(path: string): CompilationMemo {
    let memo = this.#memos.get(path);
    if (memo === undefined) {
      memo = new CompilationMemo();
      this.#memos.set(path, memo);
    }
    return memo;
  }

  /** Absolute path of a place that a finding names in another file. */
  resolve(shown: string): string {
    return resolve(this.index.cwd, shown);
  }

  /** The rules that hold for a file, by its settings and its form. */
  rulesFor(path: string, document: ReportDocument): RuleSet {
    return this.workspace.rulesFor({ absolute: path, document });
  }

  /** The pack that holds for a file: of another built-in form where it is a report of that. */
  packFor(path: string, document: ReportDocument): CompiledPack {
    return this.workspace.packFor({ absolute: path, document });
  }

  /** The pack of a file's settings: the built-in one, or what they extend. */
  pack(path: string): CompiledPack {
    return this.#workspace.packOf(this.#workspace.settings.for(path));
  }

  /** Whether findings depend on a file that is neither settings nor a report: a list of known findings. */
  tolerates(path: string): boolean {
    return this.#tolerated.reads(path);
  }

  /** Whether settings that were read extend packs, whose files then matter as well; a pack at fault leaves none. */
  get usesPacks(): boolean {
    if (this.#issues.length > 0) return true;
    return [...this.#prepared].some((folder) => {
      const { file } = this.#workspace.settings.for(join(folder, 'x'));
      return (file?.extends.length ?? 0) > 0;
    });
  }

  /** `language` of the settings file that serves the path; null: it does not say. */
  language(path: string): Language | null {
    return this.workspace.settings.for(path).language;
  }

  /** Last year's report of the same agency, as the checks see it. */
  previous(path: string, document: ReportDocument, report: Report): ReportSummary | null {
    const settings = this.workspace.settings.for(path);
    const file = { path: this.index.shown(path), document };
    return this.index.comparison()?.of(file, settings)?.neighbours(report).previous ?? null;
  }

  /** A figure of another report of the folder, as its file says it now; null: not there. */
  figureIn({ path: shown, year, agency }: ReportSummary, address: string): string | null {
    const path = this.resolve(shown);
    const document = this.documentOf(path);
    const report = document?.reports.find(
      (one) => (one.year?.value ?? null) === year && (one.agency?.value ?? null) === agency,
    );
    const [id = '', row = '', column = ''] = address.split('/');
    const table = report?.tables.get(id);
    const index = table ? cellIndex(table.template, row, column) : -1;
    const value = table && index >= 0 ? figureAt(table, index) : null;
    return value === null ? null : formatDecimal(value);
  }

  /** An open document stands for its file on disk: other reports are compared with it. */
  opened(path: string, file: OpenFile): void {
    // Read before it stands for the file: what it was until now is kept where it still holds.
    const { document } = file;
    this.#open.set(path, file);
    this.#positions.delete(path);
    if (this.index.replace(path, document)) this.#epoch++;
  }

  closed(path: string): void {
    this.#memos.delete(path);
    if (this.#open.delete(path)) this.fileChanged(path);
  }

  /** A file on disk was written, made or removed. */
  fileChanged(path: string): void {
    this.#positions.delete(path);
    if (this.#open.has(path)) return;
    const loaded = loadFile({ path: this.index.shown(path), absolute: path, named: false }, this.workspace);
    if (this.index.replace(path, 'source' in loaded ? loaded.source.document : null)) this.#epoch++;
  }

  /** Settings, ignore lists or the set of files: all is read anew when next asked for. */
  settingsChanged(): void {
    this.#stale = true;
    this.#epoch++;
  }

  /** Lines of a file that findings of another one name; null: it cannot be read. */
  positions(path: string): Positions | null {
    let known = this.#positions.get(path);
    if (known === undefined) {
      const text = this.textOf(path);
      known = text === null ? null : new LineIndex(text);
      this.#positions.set(path, known);
    }
    return known;
  }

  /** Text of a file; null: it cannot be read as text. */
  textOf(path: string): string | null {
    return this.documentOf(path)?.text ?? null;
  }

  /** A report file as it is now: in the editor where it is open, else on disk. */
  documentOf(path: string): ReportDocument | null {
    const open = this.#open.get(path);
    if (open) return open.document;
    const loaded = loadFile({ path, absolute: path, named: false }, this.workspace);
    return 'source' in loaded ? loaded.source.document : null;
  }
}
