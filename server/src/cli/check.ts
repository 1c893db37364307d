import type { Severity } from '../core/checks/define.js';
import { isAtLeast } from '../core/engine/ruleset.js';
import { builtinPack } from '../core/pack/builtin.js';
import { discover, type FoundFile } from '../host/discover.js';
import { foldersOf } from '../host/load.js';
import type { FileResult } from '../host/result.js';
import { checkFiles, type RunOptions, type RunResult } from '../host/run.js';
import { Workspace } from '../host/workspace.js';
import type { Invocation } from './arguments.js';
import { type Baselines, loadBaselines } from './baseline/baselines.js';
import { BASELINE_WORDS } from './baseline/words.js';
import { type CheckSettings, readCheckOptions } from './check-options.js';
import { findFiles, sayFault, stdinLoader } from './check-paths.js';
import { diffsOf, fixFiles, sayFixes, writeFixes } from './fix-files.js';
import { listenForInterrupt } from './interrupt.js';
import type { Io } from './io.js';
import { type Messages, messagesIn } from './messages/index.js';
import { sayNotices, saySettingsIssues } from './settings-issues.js';
import { visible } from './terminal-width.js';
import { Outputs } from './write-outputs.js';

/** `gouji check`. Returns the exit status. */
export async function check(invocation: Invocation, io: Io): Promise<number> {
  const usageWords = messagesIn(invocation.language ?? 'zh');
  const options = readCheckOptions(invocation, usageWords);
  const { files, faults } = findFiles(invocation, options.stdin, io);
  const previous = previousFile(invocation, io);
  const workspace = new Workspace({
    pack: builtinPack(),
    language: invocation.language,
    frozen: invocation.switches.has('frozen'),
  });
  const issues = await workspace.prepare(foldersOf(files));
  if (issues.length > 0) return saySettingsIssues(issues, invocation.language ?? 'zh', io);
  const language = languageOf(files, workspace);
  const say = messagesIn(language);
  sayNotices(workspace.settings.notices, language, io);
  for (const fault of [...faults, ...previous.faults]) io.err(`${sayFault(fault, say)}\n`);

  const baselines = invocation.switches.has('no-baseline')
    ? null
    : loadBaselines(files, workspace, invocation.values.baseline?.[0] ?? null, language, io);
  if (baselines === 2) return 2;
  const isInterrupted = listenForInterrupt();
  const outputs = await Outputs.open(
    {
      settings: options.fix === 'diff' ? NO_OUTPUT : options,
      pack: workspace.packOf(workspace.settings.for(files[0]?.absolute ?? '')),
      language,
    },
    io,
  );
  const run = await runCheck(files, workspace, options, { outputs, baselines }, io, say, {
    cwd: io.cwd,
    previous: previous.files[0] ?? null,
    ...outputs.wanted,
    isInterrupted,
    ...(options.stdin ? { load: stdinLoader(workspace) } : {}),
  });
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
  const written = outputs.end(run.notReports, known.hidden);

  const failed = faults.length + previous.faults.length + run.faults.length > 0 || run.refused || !written;
  if (failed) return 2;
  if (summary.files === 0) {
    io.err(`${say.nothingToCheck}\n${say.nothingToCheckHint}\n`);
    return 2;
  }
  return options.fix === 'diff' && run.changed ? 1 : findingStatus;
}

/** A diff stands alone on standard output. */
const NO_OUTPUT = { outputs: [], quiet: false, failOn: 'error' } as const;

interface CheckRun extends Pick<RunResult, 'notReports' | 'faults'> {
  /** Some file was, or would be, fixed. */
  readonly changed: boolean;
  /** Some file could not be written. */
  readonly refused: boolean;
}

/** Checks, fixes where asked to, and hands every result to the outputs. */
async function runCheck(
  files: readonly FoundFile[],
  workspace: Workspace,
  { fix, suggestions }: CheckSettings,
  { outputs, baselines }: { readonly outputs: Outputs; readonly baselines: Baselines | null },
  io: Io,
  say: Messages,
  options: RunOptions,
): Promise<CheckRun> {
  const onFile = (file: FileResult): Promise<void> => outputs.file(baselines?.apply(file) ?? file);
  if (fix === 'none') {
    const run = await checkFiles(files, workspace, { ...options, onFile });
    return { ...run, changed: false, refused: false };
  }
  let run = await checkFiles(files, workspace, options);
  if (options.isInterrupted?.()) return { ...run, changed: false, refused: false };
  const fixed = fixFiles(run.files, workspace, suggestions);
  const written = fix === 'write' ? await writeFixes(fixed, io, say) : fixed;
  if (fixed.length === 0) io.err(`${say.nothingToFix}\n`);
  sayFixes(written, fix === 'write', io, say);
  if (fix === 'diff') io.out(diffsOf(fixed));
  // What is on disk now is what the findings must speak of.
  if (fix === 'write' && written.length > 0) run = await checkFiles(files, workspace, { ...options, onFile });
  else for (const file of run.files) await onFile(file);
  return { ...run, changed: fixed.length > 0, refused: written.length < fixed.length };
}

/** The language that the run speaks: the option's, else that of the first file's settings. */
function languageOf(files: readonly FoundFile[], workspace: Workspace) {
  const settings = workspace.settings.for(files[0]?.absolute ?? '');
  return workspace.languageOf(settings);
}

function previousFile({ values }: Invocation, io: Io): ReturnType<typeof discover> {
  const path = values.previous?.[0];
  return path === undefined ? { files: [], faults: [] } : discover([path], io.cwd);
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function judge(
  found: Readonly<Record<Severity, number>>,
  { failOn, maxWarnings }: CheckSettings,
  io: Io,
  say: Messages,
): 0 | 1 {
  if (SEVERITIES.some((severity) => found[severity] > 0 && isAtLeast(severity, failOn))) return 1;
  if (maxWarnings === null || found.warning <= maxWarnings) return 0;
  io.err(`${say.tooManyWarnings(found.warning, maxWarnings)}\n`);
  return 1;
}
