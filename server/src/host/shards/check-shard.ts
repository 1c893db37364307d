import { declaredReports } from '../compare/declared.js';
import type { FoundFile, PathFault } from '../files/discover.js';
import { type Loaded, loadFile } from '../load.js';
import { type CompareRecord, makeRecord } from '../records/record.js';
import { SettingsKeys } from '../records/settings-keys.js';
import type { FileResult } from '../result.js';
import type { RunOptions, RunResult } from '../run-options.js';
import { stepsOf } from '../turns.js';
import type { Wanted, Workspace } from '../workspace.js';

export interface ShardResult extends RunResult {
  /** What is left of reports that are not checked but compared with: a line of JSON each. */
  readonly compared: readonly string[];
}

/**
 * Checks each file of a shard by itself, and leaves with it what is needed to compare all once they are joined.
 * `all`: the files of every shard.
 */
export async function checkShard(
  files: readonly FoundFile[],
  all: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions,
): Promise<ShardResult> {
  const { previous = null, cwd, onFile } = options;
  const declared = declaredReports(files, workspace, previous, cwd);
  const keeper = new ShardKeeper(workspace, (path, absolute) =>
    declared.pathsFor(path, workspace.settings.for(absolute)),
  );
  const results: FileResult[] = [];
  const notReports: string[] = [];
  const faults: PathFault[] = [];
  const compared: string[] = [];
  const turn = stepsOf(files.length, options);
  for (const file of files) {
    if (!(await turn())) break;
    const loaded = options.load?.(file) ?? loadFile(file, workspace);
    if ('fault' in loaded) faults.push(loaded.fault);
    else if (!file.named && holdsNothing(loaded)) notReports.push(file.path);
    else {
      const result = await keeper.keep(loaded, options);
      if (onFile) await onFile(result);
      else results.push(result);
    }
  }
  const checked = new Set(all.map(({ path }) => path));
  for (const file of declared.files) {
    if (checked.has(file.path)) continue;
    if (!(await turn())) break;
    const loaded = loadFile(file, workspace);
    if (!('fault' in loaded)) compared.push(await keeper.summaryOf(file.path, loaded));
  }
  return { files: results, notReports, faults, compared };
}

const holdsNothing = (loaded: Exclude<Loaded, { fault: unknown }>): boolean =>
  'source' in loaded && loaded.source.document.reports.length === 0 && !loaded.source.document.failed;

/** Makes results that carry what joining needs. */
export class ShardKeeper {
  readonly #workspace: Workspace;
  readonly #keys: SettingsKeys;
  readonly #declaredFor: (path: string, absolute: string) => NonNullable<CompareRecord['declared']>;

  constructor(
    workspace: Workspace,
    declaredFor: (path: string, absolute: string) => NonNullable<CompareRecord['declared']>,
  ) {
    this.#workspace = workspace;
    this.#keys = new SettingsKeys(workspace);
    this.#declaredFor = declaredFor;
  }

  async keep(loaded: Exclude<Loaded, { fault: unknown }>, wanted: Wanted): Promise<FileResult> {
    const { record, compare, passages } = await this.#recordOf(loaded);
    const { path, absolute } = 'result' in loaded ? loaded.result : loaded.source;
    const kept = {
      record: JSON.stringify(record),
      compare: JSON.stringify({ ...compare, declared: this.#declaredFor(path, absolute) }),
      passages: JSON.stringify(passages),
    };
    if ('result' in loaded) return { ...loaded.result, kept };
    const { source, decoded } = loaded;
    return { ...this.#workspace.result(source, record.findings, wanted), decoded, kept };
  }

  async summaryOf(path: string, loaded: Exclude<Loaded, { fault: unknown }>): Promise<string> {
    const { record, compare } = await this.#recordOf(loaded);
    return JSON.stringify({ path, record: { ...record, findings: [] }, compare, passages: [] });
  }

  async #recordOf(loaded: Exclude<Loaded, { fault: unknown }>) {
    if ('source' in loaded && this.#workspace.needsYaml(loaded.source.text)) await this.#workspace.loadYaml();
    const { record, compare, passages } = makeRecord(loaded, this.#workspace);
    const { absolute } = 'result' in loaded ? loaded.result : loaded.source;
    const pack = this.#keys.packOf(absolute);
    return { record, compare: { ...compare, ...(pack === undefined ? {} : { pack }) }, passages };
  }
}
