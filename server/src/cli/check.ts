import { isAtLeast } from '../core/engine/ruleset.js';
import { builtinPack } from '../core/pack/builtin.js';
import { discover, type FoundFile } from '../host/discover.js';
import { foldersOf } from '../host/load.js';
import { checkFiles, type RunOptions, type RunResult } from '../host/run.js';
import { Workspace } from '../host/workspace.js';
import type { Invocation } from './arguments.js';
import { type CheckSettings, readCheckOptions } from './check-options.js';
import { findFiles, sayFault, stdinLoader } from './check-paths.js';
import { diffsOf, fixFiles, sayFixes, writeFixes } from './fix-files.js';
import { formats } from './formats/index.js';
import { listenForInterrupt } from './interrupt.js';
import type { Io } from './io.js';
import { type Messages, messagesIn } from './messages/index.js';
import { saySettingsIssues } from './settings-issues.js';
import { visible } from './terminal-width.js';
import { writeOutputs } from './write-outputs.js';

/** `gouji check`. Returns the exit status. */
export async function check(invocation: Invocation, io: Io): Promise<number> {
  const usageWords = messagesIn(invocation.language ?? 'zh');
  const options = readCheckOptions(invocation, usageWords);
  const { files, faults } = findFiles(invocation, options.stdin, io);
  const previous = previousFile(invocation, io);
  const workspace = new Workspace({ pack: builtinPack(), language: invocation.language });
  const issues = await workspace.prepare(foldersOf(files));
  if (issues.length > 0) return saySettingsIssues(issues, invocation.language ?? 'zh', io);
  const language = languageOf(files, workspace);
  const say = messagesIn(language);
  for (const fault of [...faults, ...previous.faults]) io.err(`${sayFault(fault, say)}\n`);

  const load = options.stdin ? stdinLoader(workspace) : undefined;
  const isInterrupted = listenForInterrupt();
  const runOptions: RunOptions = {
    cwd: io.cwd,
    previous: previous.files[0] ?? null,
    withViews: options.outputs.some(({ format }) => formats[format]!.wantsViews),
    isInterrupted,
    ...(load ? { load } : {}),
  };
  let run = await checkFiles(files, workspace, runOptions);
  let changed = false;
  let refused = false;
  if (options.fix !== 'none' && !isInterrupted()) {
    const fixed = fixFiles(run.files, workspace, options.suggestions);
    changed = fixed.length > 0;
    const written = options.fix === 'write' ? await writeFixes(fixed, io, say) : fixed;
    refused = written.length < fixed.length;
    if (!changed) io.err(`${say.nothingToFix}\n`);
    sayFixes(written, options.fix === 'write', io, say);
    if (options.fix === 'diff') io.out(diffsOf(fixed));
    // What is on disk now is what the findings must speak of.
    if (options.fix === 'write' && written.length > 0) run = await checkFiles(files, workspace, runOptions);
  }
  if (isInterrupted()) {
    io.err(`${say.interrupted}\n`);
    return 130;
  }
  for (const fault of run.faults) io.err(`${sayFault(fault, say)}\n`);
  if (options.verbose) for (const path of run.notReports) io.err(`${say.notReport(visible(path))}\n`);
  const findingStatus = judge(run, options, io, say);
  const written =
    options.fix === 'diff' || (await writeOutputs(run, options, { pack: workspace.pack, language }, io));

  const failed = faults.length + previous.faults.length + run.faults.length > 0 || refused || !written;
  if (failed) return 2;
  if (run.files.length === 0) {
    io.err(`${say.nothingToCheck}\n${say.nothingToCheckHint}\n`);
    return 2;
  }
  return options.fix === 'diff' && changed ? 1 : findingStatus;
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

function judge(run: RunResult, { failOn, maxWarnings }: CheckSettings, io: Io, say: Messages): 0 | 1 {
  const findings = run.files.flatMap((file) => file.findings);
  if (findings.some(({ severity }) => isAtLeast(severity, failOn))) return 1;
  if (maxWarnings === null) return 0;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (warnings <= maxWarnings) return 0;
  io.err(`${say.tooManyWarnings(warnings, maxWarnings)}\n`);
  return 1;
}
