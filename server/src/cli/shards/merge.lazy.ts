import { resolve } from 'node:path';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import type { FoundFile } from '../../host/files/discover.js';
import { foldersOf } from '../../host/load.js';
import { unpackLines } from '../../host/records/packed-lines.js';
import { JoinedResults } from '../../host/shards/joined.js';
import { mergeResults, OtherPack } from '../../host/shards/merge.js';
import type { ResultFile } from '../../host/shards/result-file.js';
import { Workspace } from '../../host/workspace.js';
import { loadBaselines } from '../baseline/baselines.js';
import { BASELINE_WORDS } from '../baseline/words.js';
import { readCheckOptions } from '../check/check-options.js';
import { sayFault } from '../check/check-paths.js';
import type { CheckSettings } from '../check/check-settings.js';
import { keepMemoryLow } from '../check/compiler.lazy.js';
import { listenForInterrupt } from '../check/interrupt.js';
import { judge } from '../check/judge.js';
import { saySettingsIssues } from '../check/settings-issues.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { Outputs } from '../output/write-outputs.js';
import { progressLine } from '../terminal/progress.js';
import { visible } from '../terminal/terminal-width.js';
import { chooseResults } from './choose-results.js';
import { SHARD_WORDS } from './words.js';

/** `gouji merge`. Returns the exit status that a run over all files would have had. */
export async function runMerge(invocation: Invocation, io: Io): Promise<number> {
  const language = invocation.language ?? 'zh';
  const options = readCheckOptions(invocation, messagesIn(language));
  const results = chooseResults(invocation.operands, io, SHARD_WORDS[language]);
  if (results === null) return 2;
  const joined = new JoinedResults(results);
  if (joined.checked.length > MANY) keepMemoryLow();
  try {
    return await showJoined(joined, results, invocation, options, io);
  } finally {
    joined.close();
  }
}

async function showJoined(
  joined: JoinedResults,
  results: readonly ResultFile[],
  invocation: Invocation,
  options: CheckSettings,
  io: Io,
): Promise<number> {
  const asked = invocation.language;
  const words = SHARD_WORDS[asked ?? 'zh'];
  for (const path of joined.repeated) io.err(`${words.repeated(visible(path))}\n`);
  const files = joined.checked.map((index): FoundFile => {
    const { path } = joined.head(index);
    return { path, absolute: resolve(io.cwd, path), named: true };
  });
  const workspace = new Workspace({ pack: builtinPack(), language: asked });
  const issues = await workspace.prepare(foldersOf(files));
  if (issues.length > 0) return saySettingsIssues(issues, asked ?? 'zh', io);
  const first = workspace.settings.for(files[0]?.absolute ?? '');
  const language = workspace.languageOf(first);
  const say = messagesIn(language);
  const baselines = invocation.switches.has('no-baseline')
    ? null
    : loadBaselines(files, workspace, invocation.values.baseline?.[0] ?? null, language, io);
  if (baselines === 2) return 2;

  const isInterrupted = listenForInterrupt();
  const progress = files.length > LONG && io.errIsTerminal() ? progressLine(io.err, language) : null;
  const numbers = new Map(joined.all.map((index) => [joined.head(index).path, index]));
  const outputs = await Outputs.open(
    {
      settings: options,
      pack: workspace.packOf(first),
      packOf: ({ absolute }) => workspace.packOf(workspace.settings.for(absolute)),
      language,
      linesOf(path) {
        const index = numbers.get(path);
        if (index === undefined) return undefined;
        return unpackLines(joined.record(index).lines);
      },
    },
    io,
  );
  try {
    await mergeResults(joined, workspace, {
      cwd: io.cwd,
      ...outputs.wanted,
      isInterrupted,
      onFile: (file) => outputs.file(baselines?.apply(file) ?? file),
      ...(progress ? { onProgress: progress.at } : {}),
    });
  } catch (error) {
    outputs.abandon();
    if (!(error instanceof OtherPack)) throw error;
    io.err(`${words.otherPack(visible(error.path))}\n`);
    return 2;
  } finally {
    progress?.clear();
  }
  if (isInterrupted()) {
    outputs.abandon();
    io.err(`${say.interrupted}\n`);
    return 130;
  }
  // A path that names nothing is a fault of every part.
  const faults = new Map(results.flatMap((result) => result.faults.map((fault) => [fault.path, fault])));
  for (const fault of faults.values()) io.err(`${sayFault(fault, say)}\n`);
  const notReports = results.flatMap((result) => result.notReports).sort();
  if (options.verbose) for (const path of notReports) io.err(`${say.notReport(visible(path))}\n`);
  const status = judge(outputs.summary, options, io, say);
  const known = baselines?.counts() ?? { hidden: 0, expired: 0 };
  if (known.expired > 0) io.err(`${BASELINE_WORDS[language].expiredNotice(known.expired)}\n`);
  const written = outputs.end(notReports, known.hidden);
  if (faults.size > 0 || !written) return 2;
  if (files.length > 0) return status;
  io.err(`${say.nothingToCheck}\n${say.nothingToCheckHint}\n`);
  return 2;
}

/** So many files that memory matters more than the last tenth of the time. */
const MANY = 3000;
/** Fewer files are done before anybody looks. */
const LONG = 500;
