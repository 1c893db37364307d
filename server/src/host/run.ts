import type { ReportSummary } from '../core/report/summary.js';
import { type Comparison, compareReports } from './comparison.js';
import { declaredReports } from './declared.js';
import type { FoundFile, PathFault } from './discover.js';
import { type Loaded, loadFile } from './load.js';
import type { FileResult } from './result.js';
import type { Wanted, Workspace } from './workspace.js';

export interface RunOptions extends Wanted {
  /** Paths are shown relative to it. */
  readonly cwd: string;
  /** Last year's report, from `--previous`. */
  readonly previous?: FoundFile | null;
  /** Reads a file; by default from disk. */
  readonly load?: (file: FoundFile) => Loaded;
  /** Takes each result as it comes, with what the run's reports are compared by; they are then not kept. */
  readonly onFile?: (file: FileResult, comparison?: Comparison | null) => Promise<void>;
  /** Told now and then how many of all steps are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked now and then; true ends the run with what there is. */
  readonly isInterrupted?: () => boolean;
}

export interface RunResult {
  /** Empty where `onFile` took them. */
  readonly files: readonly FileResult[];
  /** Files of folders and globs that hold no report. */
  readonly notReports: readonly string[];
  readonly faults: readonly PathFault[];
}

/** Parsed texts that are kept between the two passes, in code units; further files are read again. */
const KEEP = 24_000_000;
/** How often the event loop gets a turn, in milliseconds, so that an interrupt is heard. */
const TURN = 50;

/** Checks files whose settings are loaded. Two passes where reports are compared, one otherwise. */
export async function checkFiles(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions,
): Promise<RunResult> {
  const run = new Run(workspace, options);
  const compares = comparesReports(files, workspace);
  run.steps = compares ? 2 * files.length : files.length;
  const comparison = compares ? await run.compare(files) : null;
  run.done = run.steps - files.length;
  for (const file of files) {
    await run.turn();
    run.done++;
    if (options.isInterrupted?.()) break;
    await run.check(file, comparison);
  }
  return run.finish();
}

/** True where some rule that is active for one of the files compares reports. */
export const comparesReports = (files: readonly FoundFile[], workspace: Workspace): boolean =>
  files.some(
    ({ absolute }) => workspace.wantedCells(workspace.ruleSetOf(workspace.settings.for(absolute))) !== null,
  );

class Run {
  readonly #workspace: Workspace;
  readonly #options: RunOptions;
  readonly #results: FileResult[] = [];
  readonly #notReports: string[] = [];
  readonly #faults: PathFault[] = [];
  readonly #kept = new Map<string, Loaded>();
  /** Files to summarise and to check, and how many of these steps are done. */
  steps = 0;
  done = 0;
  #room = KEEP;
  #since = Date.now();

  constructor(workspace: Workspace, options: RunOptions) {
    this.#workspace = workspace;
    this.#options = options;
  }

  /** Summaries of every report of the run and of those declared; null where there is nothing to compare. */
  async compare(files: readonly FoundFile[]): Promise<Comparison | null> {
    const workspace = this.#workspace;
    const declared = declaredReports(files, workspace, this.#options.previous ?? null, this.#options.cwd);
    const byPath = new Map<string, readonly ReportSummary[]>();
    const alone = files.length === 1 && declared.files.length === 0;
    let reports = 0;
    for (const file of [...files, ...declared.files]) {
      if (byPath.has(file.path)) continue;
      await this.turn();
      this.done++;
      if (this.#options.isInterrupted?.()) return null;
      const loaded = this.#load(file);
      this.#keep(file, loaded);
      if (!('source' in loaded)) continue;
      const count = loaded.source.document.reports.length;
      reports += count;
      // One report alone has nothing to be held against: no need to know what it says.
      if (!(alone && count < 2)) byPath.set(file.path, workspace.summaries(loaded.source));
    }
    return reports < 2 ? null : compareReports(byPath, declared.of(byPath));
  }

  async check(file: FoundFile, comparison: Comparison | null): Promise<void> {
    const workspace = this.#workspace;
    const loaded = this.#kept.get(file.path) ?? this.#load(file);
    this.#kept.delete(file.path);
    if ('fault' in loaded) this.#faults.push(loaded.fault);
    else if ('result' in loaded) await this.#take(loaded.result, comparison);
    else {
      const { source, decoded } = loaded;
      if (!file.named && source.document.reports.length === 0 && !source.document.failed) {
        this.#notReports.push(file.path);
        return;
      }
      if (workspace.needsYaml(source.text)) await workspace.loadYaml();
      const findings = workspace.check(source, comparison);
      const result = workspace.result(source, findings, this.#options);
      await this.#take({ ...result, decoded }, comparison);
    }
  }

  async #take(result: FileResult, comparison: Comparison | null): Promise<void> {
    const { onFile } = this.#options;
    if (onFile) await onFile(result, comparison);
    else this.#results.push(result);
  }

  /** Lets the event loop run when it has waited long. */
  async turn(): Promise<void> {
    if (Date.now() - this.#since < TURN) return;
    this.#options.onProgress?.(this.done, this.steps);
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = Date.now();
  }

  finish(): RunResult {
    return { files: this.#results, notReports: this.#notReports, faults: this.#faults };
  }

  #load(file: FoundFile): Loaded {
    return this.#options.load?.(file) ?? loadFile(file, this.#workspace);
  }

  #keep(file: FoundFile, loaded: Loaded): void {
    const size = 'source' in loaded ? loaded.source.text.length : 0;
    if (size > this.#room) return;
    this.#room -= size;
    this.#kept.set(file.path, loaded);
  }
}
