import { comparesReports } from '../../host/compare/compares-reports.js';
import type { FoundFile } from '../../host/files/discover.js';
import { MAX_CACHED } from '../../host/records/cache.js';
import type { FileResult } from '../../host/result.js';
import { checkFiles } from '../../host/run.js';
import type { RunOptions, RunResult } from '../../host/run-options.js';
import type { Workspace } from '../../host/workspace.js';
import type { Baselines } from '../baseline/baselines.js';
import type { RunTotals } from '../formats/format.js';
import type { Io } from '../io.js';
import type { Messages } from '../messages/index.js';
import type { Outputs } from '../output/write-outputs.js';
import type { CheckSettings } from './check-settings.js';
import { checkWithCache, checkWithLog, type Threads } from './record-runs.js';

/** What came of a run besides its results, which the outputs have. */
export interface CheckRun extends Pick<RunResult, 'notReports' | 'faults'> {
  /** Some file was, or would be, fixed. */
  readonly changed: boolean;
  /** Some file could not be written. */
  readonly refused: boolean;
  /** Of a part of a run: what it leaves for joining. */
  readonly left?: RunTotals['left'];
}

interface WholeRun {
  /** The files of all parts of the run. */
  readonly all: readonly FoundFile[];
}

/** Checks, fixes where asked to, and hands every result to the outputs. */
export async function runCheck(
  files: readonly FoundFile[],
  workspace: Workspace,
  { fix, suggestions, cache, shard }: CheckSettings,
  { outputs, baselines }: { readonly outputs: Outputs; readonly baselines: Baselines | null },
  io: Io,
  say: Messages,
  options: RunOptions & Threads & Pick<WholeRun, 'all'>,
): Promise<CheckRun> {
  const onFile = (file: FileResult): Promise<void> => outputs.file(baselines?.apply(file) ?? file);
  if (shard) {
    const { checkShard } = await import('../../host/shards/check-shard.js');
    const { compared, ...run } = await checkShard(files, options.all, workspace, { ...options, onFile });
    return { ...run, changed: false, refused: false, left: { compared, faults: run.faults } };
  }
  const check = (): Promise<RunResult> => {
    const onlyReady = outputs.wantsOnlyReady && baselines === null;
    const how = { cache, showAs: outputs.showAs, onlyReady };
    return checkMany(files, workspace, { ...options, onFile }, how, io);
  };
  if (fix === 'none') return { ...(await check()), changed: false, refused: false };
  const { runFixes } = await import('../fix/fix-run.lazy.js');
  const steps = { onFile, recheck: check };
  return runFixes(files, workspace, { fix, suggestions }, steps, io, say, options);
}

/** Fewer files are checked before a cache is found. */
const WORTH_CACHING = 20;
/** More texts than these are not held in memory until they are compared. */
const MAX_HELD = 3000;

/** Checks files in the way that suits their number; the findings are the same in each. */
async function checkMany(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions & Threads,
  {
    cache,
    showAs,
    onlyReady,
  }: Pick<CheckSettings, 'cache'> & Pick<Outputs, 'showAs'> & { onlyReady: boolean },
  { env }: Io,
): Promise<RunResult> {
  const inRange = files.length >= WORTH_CACHING && files.length <= MAX_CACHED;
  // A build server starts from nothing each time, unless it is told where the last run's results are.
  const cached = cache && inRange && options.load === undefined && (!env.CI || env.GOUJI_CACHE_DIR);
  if (cached) {
    const wanted = { ...options, ...(showAs ? { showAs } : {}), onlyReady };
    const run = await checkWithCache(files, workspace, wanted, env);
    if (run) return run;
  }
  if (files.length <= MAX_HELD || !comparesReports(files, workspace))
    return checkFiles(files, workspace, options);
  return checkWithLog(files, workspace, options);
}
