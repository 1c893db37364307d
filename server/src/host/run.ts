import { comparesReports } from './compare/compares-reports.js';
import { type Comparison, compareReports } from './compare/comparison.js';
import { type DeclaredReports, declaredReports } from './compare/declared.js';
import type { FoundFile, PathFault } from './files/discover.js';
import { type Loaded, loadFile } from './load.js';
import { inMemory } from './records/in-memory.js';
import { checkByRecords } from './records/run.js';
import type { FileResult } from './result.js';
import type { RunOptions, RunResult } from './run-options.js';
import { stepsOf } from './turns.js';
import type { Source, Workspace } from './workspace.js';

/** Checks files whose settings are loaded. Where their reports are compared, what is kept of each is held in memory. */
export async function checkFiles(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions,
): Promise<RunResult> {
  const { previous = null, cwd } = options;
  const declared = comparesReports(files, workspace)
    ? declaredReports(files, workspace, previous, cwd)
    : null;
  const others = declared?.files.filter(({ path }) => path !== files[0]?.path) ?? [];
  return declared !== null && files.length + others.length > 1
    ? checkByRecords(files, workspace, { ...options, declared, keeper: inMemory() })
    : checkEach(files, workspace, options, declared);
}

/** Checks one file after the other; nothing is kept. `declared`: reports of one file may be compared with each other. */
async function checkEach(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions,
  declared: DeclaredReports | null,
): Promise<RunResult> {
  const { onFile, load } = options;
  const results: FileResult[] = [];
  const notReports: string[] = [];
  const faults: PathFault[] = [];
  const step = stepsOf(files.length, options);
  for (const file of files) {
    if (!(await step())) break;
    const loaded = load?.(file) ?? loadFile(file, workspace);
    if ('fault' in loaded) {
      faults.push(loaded.fault);
      continue;
    }
    if (isNoReport(file, loaded)) {
      notReports.push(file.path);
      continue;
    }
    const comparison = 'source' in loaded ? comparisonIn(loaded.source, workspace, declared) : null;
    const result = 'result' in loaded ? loaded.result : await check(loaded, workspace, comparison, options);
    if (onFile) await onFile(result, comparison);
    else results.push(result);
  }
  return { files: results, notReports, faults };
}

const isNoReport = ({ named }: FoundFile, loaded: Loaded): boolean =>
  !named &&
  'source' in loaded &&
  loaded.source.document.reports.length === 0 &&
  !loaded.source.document.failed;

/** A file that holds several reports is a run of its own. */
function comparisonIn(
  source: Source,
  workspace: Workspace,
  declared: DeclaredReports | null,
): Comparison | null {
  if (declared === null || source.document.reports.length < 2) return null;
  const summaries = new Map([[source.path, workspace.summaries(source)]]);
  return compareReports(summaries, declared.of(summaries));
}

async function check(
  { source, decoded }: Extract<Loaded, { source: Source }>,
  workspace: Workspace,
  comparison: Comparison | null,
  options: RunOptions,
): Promise<FileResult> {
  if (workspace.needsYaml(source.text)) await workspace.loadYaml();
  const findings = workspace.check(source, comparison);
  return { ...workspace.result(source, findings, options), decoded };
}
