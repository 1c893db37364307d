import { resolve } from 'node:path';
import type { ReportDocument } from '../../core/report/model.js';
import type { ReportSummary } from '../../core/report/summary.js';
import { CopyMemory } from '../../core/summary/copy-memory.js';
import { SummaryMemo } from '../../core/summary/summary-memo.js';
import { type Comparison, compareReports } from '../../host/compare/comparison.js';
import { type DeclaredReports, declaredReports } from '../../host/compare/declared.js';
import { discover, type FoundFile, shownPath } from '../../host/files/discover.js';
import { foldersOf, loadFile } from '../../host/load.js';
import { Turns } from '../../host/turns.js';
import type { Workspace } from '../../host/workspace.js';
import { isSame } from '../same.js';

/** A document that is open in the client and stands for its file. */
export interface OpenFile {
  readonly text: string;
  readonly document: ReportDocument;
}

/**
 * What the reports of a workspace folder say of each other: one summary a report, from disk or, where a document
 * is open, from the editor. After an edit only that document's summaries are made anew.
 */
export class FolderIndex {
  readonly #root: string | null;
  readonly #workspace: Workspace;
  readonly #open: ReadonlyMap<string, OpenFile>;
  readonly #byPath = new Map<string, Entry>();
  #files: readonly FoundFile[] = [];
  #declared: DeclaredReports | null = null;
  #built: Promise<void> | null = null;
  #comparison: Comparison | null = null;
  readonly #summaries = new SummaryMemo();
  readonly #copies = new CopyMemory();

  constructor(root: string | null, workspace: Workspace, open: ReadonlyMap<string, OpenFile>) {
    this.#root = root;
    this.#workspace = workspace;
    this.#open = open;
  }

  /** The folder's files by the rules of the command line: ignore files, hidden folders and all. */
  get files(): readonly FoundFile[] {
    return this.#files;
  }

  get cwd(): string {
    return this.#root ?? process.cwd();
  }

  shown(absolute: string): string {
    return shownPath(absolute, this.cwd);
  }

  get isBuilt(): boolean {
    return this.#declared !== null;
  }

  /** Reads what is on disk, in turns; once. */
  build(): Promise<void> {
    this.#built ??= this.#build();
    return this.#built;
  }

  /** True when other files' reports see something else than before. */
  replace(absolute: string, document: ReportDocument | null): boolean {
    const path = this.shown(absolute);
    const before = this.#byPath.get(path);
    const after =
      document === null || document.reports.length === 0
        ? undefined
        : new Entry(document.reports.length, () =>
            this.#workspace.summaries({ path, absolute, text: document.text, document }, this.#summaries),
          );
    if (before === undefined && after === undefined) return false;
    // A report that stands alone is seen by nobody: what it says need not be summed up at every key.
    const isAlone = this.#byPath.size === (before === undefined ? 0 : 1) && (after?.count ?? 0) < 2;
    if (before && after && !isAlone && isSame(before.summaries, after.summaries)) return false;
    if (after) this.#byPath.set(path, after);
    else this.#byPath.delete(path);
    this.#comparison = null;
    return !isAlone;
  }

  /** Every report that is known, in no order. */
  summaries(): ReportSummary[] {
    return [...this.#byPath.values()].flatMap(({ summaries }) => [...summaries]);
  }

  /** What the reports are held against; null where there is only one. */
  comparison(): Comparison | null {
    if (this.#declared === null) return null;
    let count = 0;
    for (const entry of this.#byPath.values()) count += entry.count;
    if (count < 2 || (this.#root === null && this.#declared.files.length === 0)) return null;
    this.#comparison ??= this.#compare(this.#declared);
    return this.#comparison;
  }

  /** In the order of paths, as a run on the command line has them: of equal copies the first is named. */
  #compare(declared: DeclaredReports): Comparison {
    const sorted = [...this.#byPath].sort(([a], [b]) => (a < b ? -1 : 1));
    const byPath = new Map(sorted.map(([path, { summaries }]) => [path, summaries]));
    return compareReports(byPath, declared.of(byPath), this.#copies);
  }

  async #build(): Promise<void> {
    const workspace = this.#workspace;
    const found = this.#root === null ? [] : discover([this.#root], this.cwd).files;
    await workspace.prepare(foldersOf(found));
    const opened = [...this.#open.keys()].map((absolute) => {
      return { path: this.shown(absolute), absolute, named: true };
    });
    const declared = declaredReports([...found, ...opened], workspace, null, this.cwd);
    await workspace.prepare(foldersOf(declared.files));
    const turns = new Turns();
    for (const file of [...found, ...declared.files]) {
      const absolute = resolve(file.absolute);
      if (this.#open.has(absolute) || this.#byPath.has(file.path)) continue;
      await turns.next();
      const loaded = loadFile(file, workspace);
      if (!('source' in loaded) || loaded.source.document.reports.length === 0) continue;
      const summaries = workspace.summaries(loaded.source);
      this.#byPath.set(file.path, new Entry(summaries.length, () => summaries));
    }
    for (const [absolute, { document }] of this.#open) this.replace(absolute, document);
    this.#files = found;
    this.#declared = declared;
    this.#comparison = null;
  }
}

/** A file's summaries; of an open document made when another report first asks. */
class Entry {
  readonly count: number;
  readonly #make: () => readonly ReportSummary[];
  #made: readonly ReportSummary[] | null = null;

  constructor(count: number, make: () => readonly ReportSummary[]) {
    this.count = count;
    this.#make = make;
  }

  get summaries(): readonly ReportSummary[] {
    this.#made ??= this.#make();
    return this.#made;
  }
}
