import { resolve } from 'node:path';
import type { ReportSummary } from '../../core/report/summary.js';
import { discover, type FoundFile } from '../files/discover.js';
import { rootOf } from '../files/inside.js';
import type { EffectiveSettings } from '../settings/settings.js';
import type { SettingsFile } from '../settings/settings-file.js';
import type { Workspace } from '../workspace.js';
import type { Declared } from './neighbours.js';

/** Files that settings or `--previous` name for comparing; they are read, not checked. */
export interface DeclaredReports {
  readonly files: readonly FoundFile[];
  readonly pathsFor: (path: string, settings: EffectiveSettings) => DeclaredPaths;
  /** What is declared for a file, once all summaries are there. */
  readonly of: (
    summaries: ReadonlyMap<string, readonly ReportSummary[]>,
  ) => (path: string, settings: EffectiveSettings) => Declared;
}

/** Paths of reports that settings or options name for one file. */
export interface DeclaredPaths {
  readonly previous: readonly string[] | null;
  readonly children: readonly string[];
}

const NO_GROUP: DeclaredPaths = { previous: null, children: [] };

export function declaredReports(
  files: readonly FoundFile[],
  workspace: Workspace,
  previous: FoundFile | null,
  cwd: string,
): DeclaredReports {
  const groups = new Map<SettingsFile, DeclaredPaths>();
  const named = new Map<string, FoundFile>();
  if (previous) named.set(previous.path, previous);
  for (const { absolute } of files) {
    const { file } = workspace.settings.for(absolute);
    if (file === null || groups.has(file)) continue;
    const find = (globs: readonly string[]): readonly string[] => {
      const found =
        globs.length === 0
          ? []
          : discover(
              globs.map((glob) => resolve(file.folder, glob)),
              cwd,
              rootOf(file.folder),
            ).files;
      for (const one of found) named.set(one.path, one);
      return found.map(({ path }) => path);
    };
    const { include, previous: last, children } = file.reports;
    find(include);
    groups.set(file, { previous: last === null ? null : find([last]), children: find(children) });
  }
  const pathsFor = (path: string, { file }: EffectiveSettings): DeclaredPaths => {
    const group = (file && groups.get(file)) ?? NO_GROUP;
    const last = previous ? [previous.path] : group.previous;
    return {
      previous: last === null || last.includes(path) ? null : last,
      children: group.children.includes(path) ? [] : group.children,
    };
  };
  return {
    files: [...named.values()],
    pathsFor,
    of: (summaries) => (path, settings) => withSummaries(pathsFor(path, settings), summaries),
  };
}

/** What was declared by path, as summaries. */
export function withSummaries(
  { previous, children }: DeclaredPaths,
  summaries: ReadonlyMap<string, readonly ReportSummary[]>,
): Declared {
  const summariesOf = (paths: readonly string[]) => paths.flatMap((path) => summaries.get(path) ?? []);
  return { previous: previous && summariesOf(previous), children: summariesOf(children) };
}
