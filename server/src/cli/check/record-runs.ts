import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DeclaredReports, declaredReports } from '../../host/compare/declared.js';
import type { FoundFile } from '../../host/files/discover.js';
import { late } from '../../host/late-modules.js';
import { type Cache, openCache } from '../../host/records/cache.js';
import { cacheFolder } from '../../host/records/cache-folder.js';
import { type CrewOrders, FILES_A_THREAD } from '../../host/records/crew.js';
import type { EntryHead } from '../../host/records/entry.js';
import { forOneRun } from '../../host/records/keeper.js';
import { RecordLog } from '../../host/records/log.js';
import { checkByRecords, type RecordRunOptions } from '../../host/records/run.js';
import type { RunOptions, RunResult } from '../../host/run-options.js';
import type { Workspace } from '../../host/workspace.js';
import type { Io } from '../io.js';

export interface Threads {
  /** What other threads need to know to check as this one; absent: this one does all. */
  readonly orders?: CrewOrders;
}

interface ShownAs extends Pick<RecordRunOptions<EntryHead>, 'showAs'> {
  /** Nothing is asked of an unchanged file but how it was shown. */
  readonly onlyReady: boolean;
}

/** Set by CommonJS bundles; tests run the sources, which have no build. */
declare const __filename: string | undefined;

/** Tells this build from another of the same version. */
function buildStamp(): string {
  if (typeof __filename !== 'string') return '';
  const { size, mtimeMs } = statSync(join(dirname(__filename), 'gouji.cjs'));
  return `${size}-${mtimeMs}`;
}

async function threadsFor(
  files: readonly FoundFile[],
  { orders }: Threads,
): Promise<Pick<RecordRunOptions<EntryHead>, 'openCrew'>> {
  // Below, not even the question is worth its module.
  if (orders === undefined || files.length < FILES_A_THREAD || typeof __filename !== 'string') return {};
  const script = join(dirname(__filename), '..', 'bin', 'check-crew.cjs');
  const { crewSize, openCrew } = await import('../../host/records/crew.lazy.js');
  return { openCrew: (asks) => openCrew(script, orders, crewSize(asks)) };
}

/** A run that takes over what the last one found. Null where there is no place to keep it. */
export async function checkWithCache(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions & ShownAs & Threads,
  env: Io['env'],
): Promise<RunResult | null> {
  const folder = cacheFolder(env);
  if (folder === null) return null;
  const declared = declaredFor(files, workspace, options);
  const all = [...files, ...declared.files];
  const { cwd, onlyReady } = options;
  const cache = openCache(all, workspace, { cwd, folder, build: buildStamp(), onlyReady });
  return cache && runWithCache(cache, files, workspace, { ...options, declared });
}

const declaredFor = (
  files: readonly FoundFile[],
  workspace: Workspace,
  { previous = null, cwd }: RunOptions,
): DeclaredReports => declaredReports(files, workspace, previous, cwd);

async function runWithCache(
  cache: Cache,
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions & ShownAs & Threads & { readonly declared: DeclaredReports },
): Promise<RunResult> {
  let finished = false;
  try {
    const threads = await threadsFor(files, options);
    const run = await checkByRecords(files, workspace, { ...options, ...threads, keeper: cache });
    finished = options.isInterrupted?.() !== true;
    return run;
  } finally {
    if (finished) cache.keep();
    else cache.drop();
  }
}

/** A run of so many files that what they say is kept on disk until it is compared. */
export async function checkWithLog(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions & Threads,
): Promise<RunResult> {
  const folder = mkdtempSync(join(late.os().tmpdir(), 'gouji-'));
  try {
    const log = RecordLog.create<EntryHead>(join(folder, 'run.log'));
    const declared = declaredFor(files, workspace, options);
    const how = { ...options, ...(await threadsFor(files, options)), declared, keeper: forOneRun(log) };
    const run = await checkByRecords(files, workspace, how);
    log.close();
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
