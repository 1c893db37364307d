import type { Comparison } from '../../host/compare/comparison.js';
import type { FoundFile } from '../../host/files/discover.js';
import type { FileResult } from '../../host/result.js';
import { checkFiles } from '../../host/run.js';
import type { RunOptions, RunResult } from '../../host/run-options.js';
import type { Workspace } from '../../host/workspace.js';
import type { CheckRun } from '../check/check-run.js';
import type { CheckSettings } from '../check/check-settings.js';
import type { Io } from '../io.js';
import type { Messages } from '../messages/index.js';
import { diffOf, fixFile, sayFix, Writer } from './fix-files.js';

/** What a fixing run takes from the one that only checks. */
export interface FixSteps {
  /** Takes the findings that are to be shown. */
  readonly onFile: (file: FileResult) => Promise<void>;
  /** Checks what is on disk after the fixes. */
  readonly recheck: () => Promise<RunResult>;
}

/**
 * Fixes file by file, so that no more than one is held, each with what it is compared with; then checks again, since what
 * is on disk now is what the findings must speak of. A preview shows the findings as they are.
 */
export async function runFixes(
  files: readonly FoundFile[],
  workspace: Workspace,
  { fix, suggestions }: Pick<CheckSettings, 'fix' | 'suggestions'>,
  { onFile, recheck }: FixSteps,
  io: Io,
  say: Messages,
  options: RunOptions,
): Promise<CheckRun> {
  const writes = fix === 'write';
  const writer = new Writer(io, say);
  let changed = false;
  const take = async (file: FileResult, comparison: Comparison | null = null): Promise<void> => {
    const result = fixFile(file, comparison, workspace, suggestions);
    if (result !== null) {
      changed = true;
      if (fix === 'diff') io.out(diffOf(file, result));
      if (!writes || (await writer.write(file, result.text))) sayFix(file, result, writes, io, say);
    }
    if (!writes) await onFile(file);
  };
  const run = await checkFiles(files, workspace, { ...options, withTexts: true, onFile: take });
  if (options.isInterrupted?.()) return { ...run, changed, refused: writer.refused };
  if (!changed) io.err(`${say.nothingToFix}\n`);
  const shown = writes ? await recheck() : run;
  return { ...shown, changed, refused: writer.refused };
}
