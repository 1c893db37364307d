import type { Language } from '../../core/engine/wording.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { discover, type FoundFile } from '../../host/files/discover.js';
import { foldersOf } from '../../host/load.js';
import { filesOfShard, shardInfo } from '../../host/shards/shard.js';
import { Workspace } from '../../host/workspace.js';
import { loadBaselines } from '../baseline/baselines.js';
import { BASELINE_WORDS } from '../baseline/words.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { withoutResults } from '../output/output-files.js';
import { Outputs } from '../output/write-outputs.js';
import { type Progress, progressLine } from '../terminal/progress.js';
import { visible } from '../terminal/terminal-width.js';
import { withReference } from './changed-reference.js';
import { readCheckOptions } from './check-options.js';
import { findFiles, sayFault, stdinLoader } from './check-paths.js';
import { runCheck } from './check-run.js';
import type { CheckSettings } from './check-settings.js';
import { listenForInterrupt } from './interrupt.js';
import { judge } from './judge.js';
import { sayNotices, saySettingsIssues } from './settings-issues.js';

/** `gouji check`. Returns the exit status. */
export async function check(given: Invocation, io: Io): Promise<number> {
  const invocation = given.behind?.changed === undefined ? given : withReference(given, io.cwd);
  const options = readCheckOptions(invocation, messagesIn(invocation.language ?? 'zh'));
  if (options.stream) return (await import('../shards/stream.lazy.js')).checkStream(invocation, options, io);
  if (!options.watch) return checkOnce(invocation, options, io);
  const { watchPaths } = await import('./watch.js');
  const paths = invocation.operands.length === 0 ? ['.'] : invocation.operands;
  const say = messagesIn(invocation.language ?? 'zh');
  const status = await watchPaths(paths, io, listenForInterrupt(), async () => {
    await checkOnce(invocation, options, io);
    io.err(`${say.watching}\n`);
  });
  io.err(`${say.interrupted}\n`);
  return status;
}

async function checkOnce(invocation: Invocation, options: CheckSettings, io: Io): Promise<number> {
  const found = findFiles(invocation, options.stdin, io);
  const previous = previousFile(invocation, io);
  const times = options.timing ? new (await import('./timing.js')).RuleTimes() : null;
  const workspace = new Workspace({
    pack: builtinPack(),
    language: invocation.language,
    frozen: invocation.switches.has('frozen'),
    ...(times ? { onRule: times.onRule } : {}),
  });
  const issues = await workspace.prepare(foldersOf(found.files));
  if (issues.length > 0) return saySettingsIssues(issues, invocation.language ?? 'zh', io);
  const language = languageOf(found.files, workspace);
  const say = messagesIn(language);
  sayNotices(workspace.settings.notices, language, io);
  const pathFaults = [...found.faults, ...previous.faults];
  for (const fault of pathFaults) io.err(`${sayFault(fault, say)}\n`);

  const inputs = withoutResults(found.files, options.outputs, io.cwd);
  if (inputs.clash !== null) {
    io.err(`${say.outputIsInput(visible(inputs.clash))}\n`);
    return 2;
  }
  const all = await onlyChanged(inputs.files, options.changed, language, io);
  if (all === 2) return 2;
  const { shard } = options;
  const files = shard ? filesOfShard(all, shard) : all;
  // What is known is known of the whole run: whoever joins the parts holds them against it.
  const baselines =
    invocation.switches.has('no-baseline') || shard
      ? null
      : loadBaselines(files, workspace, invocation.values.baseline?.[0] ?? null, language, io);
  if (baselines === 2) return 2;
  // Before interrupts are listened for: whoever waits for what is not typed can still break off.
  const load = options.stdin ? { load: stdinLoader(workspace) } : {};
  const isInterrupted = listenForInterrupt();
  const progress = files.length > LONG && io.errIsTerminal() ? progressLine(io.err, language) : null;
  const outputs = await Outputs.open(
    {
      settings: options.fix === 'diff' ? NO_OUTPUT : options,
      pack: workspace.packOf(workspace.settings.for(files[0]?.absolute ?? '')),
      packOf: ({ absolute }) => workspace.packOf(workspace.settings.for(absolute)),
      language,
      shard: shard && shardInfo(all, shard),
    },
    progress === null ? io : { ...io, out: clearing(io.out, progress) },
  );
  if (files.length > SOME) {
    const compiler = await import('./compiler.lazy.js');
    compiler.compileLess();
    if (files.length > MANY) compiler.keepMemoryLow();
    else compiler.keepNurserySmall();
  }
  const run = await runCheck(files, workspace, options, { outputs, baselines }, io, say, {
    cwd: io.cwd,
    all,
    previous: previous.files[0] ?? null,
    ...outputs.wanted,
    isInterrupted,
    // Times of rules are taken where they can be seen.
    ...(times
      ? {}
      : { orders: { language: invocation.language, frozen: invocation.switches.has('frozen') } }),
    ...(progress ? { onProgress: progress.at } : {}),
    ...load,
  }).catch((error: unknown) => {
    outputs.abandon();
    throw error;
  });
  progress?.clear();
  if (isInterrupted()) {
    outputs.abandon();
    io.err(`${say.interrupted}\n`);
    return 130;
  }
  for (const fault of run.faults) io.err(`${sayFault(fault, say)}\n`);
  if (options.verbose) for (const path of run.notReports) io.err(`${say.notReport(visible(path))}\n`);
  const { summary } = outputs;
  const findingStatus = judge(summary, options, io, say);
  const known = baselines?.counts() ?? { hidden: 0, expired: 0 };
  if (known.expired > 0) io.err(`${BASELINE_WORDS[language].expiredNotice(known.expired)}\n`);
  const left = run.left && { ...run.left, faults: [...pathFaults, ...run.left.faults] };
  const written = outputs.end(run.notReports, known.hidden, left);
  if (times) io.err(times.table(language, summary.reports));
  const [last] = previous.files;
  if (last && files.length === 1 && !options.stdin) {
    const { previousNotice } = await import('./previous-notice.js');
    const notice = previousNotice(files[0]!, last, workspace, language);
    if (notice !== null) io.err(`${notice}\n`);
  }

  const failed = pathFaults.length + run.faults.length > 0 || run.refused || !written;
  if (failed) return 2;
  if (summary.files === 0 && options.changed !== null && found.files.length > 0) {
    io.err(`${say.nothingChanged}\n`);
    return 0;
  }
  // A small run in many parts leaves some of them nothing.
  if (summary.files === 0 && !(shard && all.length > 0)) {
    io.err(`${say.nothingToCheck}\n${say.nothingToCheckHint}\n`);
    return 2;
  }
  return options.fix === 'diff' && run.changed ? 1 : findingStatus;
}

/** A diff stands alone on standard output. */
const NO_OUTPUT = { outputs: [], quiet: false, failOn: 'error' } as const;
/** So many files that the compiler is worth a word. */
const SOME = 100;
/** So many files that memory matters more than the last tenth of the time. */
const MANY = 3000;
/** Fewer files are done before anybody looks. */
const LONG = 50;

/** The files that git sees changed, where that was asked for; 2 where git cannot say, which has then been said. */
async function onlyChanged(
  files: readonly FoundFile[],
  changed: CheckSettings['changed'],
  language: Language,
  { cwd, err }: Io,
): Promise<readonly FoundFile[] | 2> {
  if (changed === null) return files;
  const { changedFiles } = await import('./changed-files.js');
  const found = changedFiles(files, changed, cwd);
  if (!('fault' in found)) return found;
  err(`${found.fault[language]}\n`);
  return 2;
}

/** Standard output may be the same terminal: the progress line makes room for what is written. */
const clearing =
  (write: Io['out'], { clear }: Progress): Io['out'] =>
  (text) => {
    clear();
    write(text);
  };

/** The language that the run speaks: the option's, else that of the first file's settings. */
function languageOf(files: readonly FoundFile[], workspace: Workspace) {
  const settings = workspace.settings.for(files[0]?.absolute ?? '');
  return workspace.languageOf(settings);
}

function previousFile({ values }: Invocation, io: Io): ReturnType<typeof discover> {
  const path = values.previous?.[0];
  return path === undefined ? { files: [], faults: [] } : discover([path], io.cwd);
}
