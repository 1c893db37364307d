import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DeclaredReports, declaredReports } from '../host/declared.js';
import type { FoundFile } from '../host/discover.js';
import { loadFile } from '../host/load.js';
import { type Cache, openCache } from '../host/records/cache.js';
import { cacheFolder } from '../host/records/cache-folder.js';
import type { EntryHead } from '../host/records/entry.js';
import { RecordLog } from '../host/records/log.js';
import { checkByRecords, enterFresh, type RecordRunOptions } from '../host/records/run.js';
import type { RunOptions, RunResult } from '../host/run.js';
import type { Workspace } from '../host/workspace.js';
import type { Io } from './io.js';

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

/** A run that takes over what the last one found. Null where there is no place to keep it. */
export async function checkWithCache(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions & ShownAs,
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
  options: RunOptions & ShownAs & { readonly declared: DeclaredReports },
): Promise<RunResult> {
  let finished = false;
  try {
    const run = await checkByRecords(files, workspace, { ...options, ...cache });
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
  options: RunOptions,
): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
  try {
    const log = RecordLog.create<EntryHead>(join(folder, 'run.log'));
    const enter = (file: FoundFile) =>
      enterFresh(file, options.load?.(file) ?? loadFile(file, workspace), workspace, log, (head) => head);
    const declared = declaredFor(files, workspace, options);
    const run = await checkByRecords(files, workspace, { ...options, declared, log, enter });
    log.close();
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
