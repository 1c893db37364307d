import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import {
  BASELINE_FILE,
  type Baseline,
  type BaselineEntry,
  BaselineFilter,
  baselineOf,
  entryOf,
  formatBaseline,
  isDay,
  isExpired,
  readBaseline,
  today,
} from '../../host/baseline.js';
import { shownPath } from '../../host/files/discover.js';
import { writeWhole } from '../../host/files/write.js';
import type { FileResult } from '../../host/result.js';
import { checkFiles } from '../../host/run.js';
import { faultOf, sayFault } from '../check/check-paths.js';
import { type PreparedRun, prepareRun } from '../check/prepare-run.js';
import { type Invocation, usage } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';
import { BASELINE_WORDS } from './words.js';

/** `gouji baseline create|check|prune [paths…]`. */
export async function runBaseline(invocation: Invocation, io: Io): Promise<number> {
  const { operands, values, command } = invocation;
  const [action, ...paths] = operands as [string, ...string[]];
  const spoken = invocation.language ?? 'zh';
  const refuse = (message: string) => usage(message, command, messagesIn(spoken));
  if (!['create', 'check', 'prune'].includes(action))
    throw refuse(messagesIn(spoken).badOperand(command.name, action, 'create, check, prune'));
  const expires = values.expires?.[0];
  if (expires !== undefined && !isDay(expires)) throw refuse(BASELINE_WORDS[spoken].badDay(expires));

  const run = await prepareRun(invocation, paths.length === 0 ? ['.'] : paths, io);
  if (run === 2) return 2;
  const file = values.file?.[0];
  const path =
    file === undefined
      ? (baselineOf(run.files[0]?.absolute ?? '', run.workspace) ?? resolve(io.cwd, BASELINE_FILE))
      : resolve(io.cwd, file);
  if (action === 'create') return create(run, path, invocation, io);
  const baseline = readBaseline(path);
  if ('fault' in baseline) {
    io.err(
      `${messagesIn(run.language).of(visible(shownPath(path, io.cwd)), baseline.fault[run.language])}\n`,
    );
    return 2;
  }
  return action === 'check' ? check(run, baseline, io) : prune(run, baseline, io);
}

async function create(run: PreparedRun, path: string, { switches, values }: Invocation, io: Io) {
  const words = BASELINE_WORDS[run.language];
  const shown = visible(shownPath(path, io.cwd));
  if (existsSync(path) && !switches.has('force')) {
    io.err(`${words.exists(shown)}\n`);
    return 2;
  }
  const results = await checkAll(run, io);
  if (results === null) return 2;
  const [expires] = values.expires ?? [];
  const [reason] = values.reason ?? [];
  const extra = {
    ...(expires === undefined ? {} : { expires }),
    ...(reason === undefined ? {} : { reason }),
  };
  const entries = results.flatMap((file) =>
    file.findings.map((finding): BaselineEntry => ({ ...entryOf(path, file, finding), ...extra })),
  );
  if (!write(path, entries, run, io)) return 2;
  io.err(`${words.created(shown, entries.length)}\n`);
  if (expires !== undefined && expires < today()) io.err(`${words.pastDay(expires)}\n`);
  const settings = run.workspace.settings.for(run.files[0]?.absolute ?? '').file;
  if (!settings?.baseline) io.err(`${words.createHint(relative(io.cwd, path).replaceAll('\\', '/'))}\n`);
  return 0;
}

async function check(run: PreparedRun, baseline: Baseline, io: Io): Promise<number> {
  const words = BASELINE_WORDS[run.language];
  const stale = await staleEntries(run, baseline, io);
  if (stale === null) return 2;
  const { gone, expired } = stale;
  for (const { path, rule, message } of gone)
    io.out(`${words.gone(visible(path), rule, visible(message))}\n`);
  for (const { path, rule, expires } of expired)
    io.out(`${words.expired(visible(path), rule, expires ?? '')}\n`);
  const isStale = gone.length + expired.length > 0;
  io.err(`${isStale ? words.stale(gone.length, expired.length) : words.upToDate(baseline.entries.length)}\n`);
  return isStale ? 1 : 0;
}

async function prune(run: PreparedRun, baseline: Baseline, io: Io): Promise<number> {
  const stale = await staleEntries(run, baseline, io);
  if (stale === null) return 2;
  const removed = new Set([...stale.gone, ...stale.expired]);
  const left = baseline.entries.filter((entry) => !removed.has(entry));
  if (!write(baseline.path, left, run, io)) return 2;
  const shown = visible(shownPath(baseline.path, io.cwd));
  io.err(`${BASELINE_WORDS[run.language].pruned(shown, removed.size, left.length)}\n`);
  return 0;
}

/** Entries that tolerate nothing any more. Those of files that this run did not look at are left alone. */
async function staleEntries(run: PreparedRun, baseline: Baseline, io: Io) {
  const results = await checkAll(run, io);
  if (results === null) return null;
  const day = today();
  const filter = new BaselineFilter(baseline, day);
  for (const file of results) filter.apply(file);
  const seen = new Set(results.map(({ absolute }) => absolute));
  const gone: BaselineEntry[] = [];
  const expired: BaselineEntry[] = [];
  for (const entry of baseline.entries) {
    const absolute = resolve(dirname(baseline.path), entry.path);
    if (!filter.wasUsed(entry) && (seen.has(absolute) || !existsSync(absolute))) gone.push(entry);
    else if (isExpired(entry, day)) expired.push(entry);
  }
  return { gone, expired };
}

/** Null where something could not be read: a baseline made of half the files would be wrong. */
async function checkAll(run: PreparedRun, io: Io): Promise<readonly FileResult[] | null> {
  const { files, faults } = await checkFiles(run.files, run.workspace, { cwd: io.cwd });
  for (const fault of faults) io.err(`${sayFault(fault, run.say)}\n`);
  if (files.length === 0 && faults.length === 0) io.err(`${run.say.nothingToCheck}\n`);
  return faults.length + run.faults.length > 0 || files.length === 0 ? null : files;
}

function write(path: string, entries: readonly BaselineEntry[], { say }: PreparedRun, io: Io): boolean {
  try {
    writeWhole(path, formatBaseline(entries));
    return true;
  } catch (error) {
    io.err(`${say.cannotWrite(visible(shownPath(path, io.cwd)), faultOf(path, error).code ?? '')}\n`);
    return false;
  }
}
