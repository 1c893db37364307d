import { resolve } from 'node:path';
import type { Language } from '../../core/engine/wording.js';
import { BaselineFilter, baselineOf, readBaseline, today } from '../../host/baseline.js';
import { type FoundFile, shownPath } from '../../host/files/discover.js';
import type { FileResult } from '../../host/result.js';
import type { Workspace } from '../../host/workspace.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';

/** The baselines that hold for a run's files. */
export interface Baselines {
  readonly apply: (file: FileResult) => FileResult;
  readonly counts: () => { readonly hidden: number; readonly expired: number };
}

/**
 * Loads what settings name, or `option` instead. Null where there is nothing to load; 2 where one cannot be used,
 * which has then been said.
 */
export function loadBaselines(
  files: readonly FoundFile[],
  workspace: Workspace,
  option: string | null,
  language: Language,
  io: Io,
): Baselines | null | 2 {
  const named = option === null ? null : resolve(io.cwd, option);
  const pathOf = (absolute: string): string | null => named ?? baselineOf(absolute, workspace);
  const filters = new Map<string, BaselineFilter>();
  let failed = false;
  for (const path of new Set(files.map(({ absolute }) => pathOf(absolute)))) {
    if (path === null) continue;
    const baseline = readBaseline(path);
    if ('fault' in baseline) {
      failed = true;
      io.err(`${messagesIn(language).of(visible(shownPath(path, io.cwd)), baseline.fault[language])}\n`);
    } else filters.set(path, new BaselineFilter(baseline, today()));
  }
  if (failed) return 2;
  if (filters.size === 0) return null;
  const sum = (of: (filter: BaselineFilter) => number): number =>
    [...filters.values()].reduce((total, filter) => total + of(filter), 0);
  return {
    apply: (file) => filters.get(pathOf(file.absolute) ?? '')?.apply(file) ?? file,
    counts: () => ({ hidden: sum(({ hidden }) => hidden), expired: sum(({ expired }) => expired) }),
  };
}
