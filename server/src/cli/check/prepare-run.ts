import type { Language } from '../../core/engine/wording.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { discover, type FoundFile, type PathFault } from '../../host/files/discover.js';
import { foldersOf } from '../../host/load.js';
import { Workspace } from '../../host/workspace.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { type Messages, messagesIn } from '../messages/index.js';
import { sayFault } from './check-paths.js';
import { saySettingsIssues } from './settings-issues.js';

/** Files with their settings loaded, ready to be checked or read. */
export interface PreparedRun {
  readonly files: readonly FoundFile[];
  /** Already said. */
  readonly faults: readonly PathFault[];
  readonly workspace: Workspace;
  readonly language: Language;
  readonly say: Messages;
}

/** Finds what paths name and loads its settings; 2 where the settings are wrong, which has then been said. */
export async function prepareRun(
  { language: asked }: Invocation,
  paths: readonly string[],
  io: Io,
): Promise<PreparedRun | 2> {
  const { files, faults } = discover(paths, io.cwd);
  const workspace = new Workspace({ pack: builtinPack(), language: asked });
  const issues = await workspace.prepare(foldersOf(files));
  if (issues.length > 0) return saySettingsIssues(issues, asked ?? 'zh', io);
  const language = workspace.languageOf(workspace.settings.for(files[0]?.absolute ?? ''));
  const say = messagesIn(language);
  for (const fault of faults) io.err(`${sayFault(fault, say)}\n`);
  return { files, faults, workspace, language, say };
}
