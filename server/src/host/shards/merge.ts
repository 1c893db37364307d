import { resolve } from 'node:path';
import { createRuleSet, type Level, type RuleSet } from '../../core/engine/ruleset.js';
import type { ReportSummary } from '../../core/report/summary.js';
import { type Comparison, compareReports } from '../compare/comparison.js';
import { withSummaries } from '../compare/declared.js';
import type { FoundFile } from '../files/discover.js';
import { loadText } from '../load.js';
import { CompareLog, joinFindings } from '../records/compare-log.js';
import { packLines } from '../records/packed-lines.js';
import type { CompareRecord } from '../records/record.js';
import { findIn } from '../records/run.js';
import { SettingsKeys } from '../records/settings-keys.js';
import { RecordShower } from '../records/shower.js';
import { lazyLines } from '../result.js';
import type { RunOptions } from '../run-options.js';
import { NO_SETTINGS } from '../settings/settings.js';
import { stepsOf } from '../turns.js';
import type { Workspace } from '../workspace.js';
import type { JoinedResults } from './joined.js';

/** A file was checked by a pack that is not the one that its settings name here. */
export class OtherPack extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`checked by another pack: ${path}`);
    this.path = path;
  }
}

/** Compares the reports of all shards, and shows each file as a run over all of them would have. */
export async function mergeResults(
  joined: JoinedResults,
  workspace: Workspace,
  options: Pick<RunOptions, 'cwd' | 'onFile' | 'onProgress' | 'isInterrupted' | 'withViews' | 'withDigests'>,
): Promise<void> {
  const { cwd, onFile } = options;
  const compared = new CompareLog(joined);
  const rules = new ShardRules(workspace);
  const fileAt = (index: number): FoundFile => {
    const { path } = joined.head(index);
    return { path, absolute: resolve(cwd, path), named: true };
  };
  const builtin = `${workspace.pack.id}@${workspace.pack.version}`;
  for (const index of joined.all) {
    const pack = joined.pack(index);
    if (pack !== null && pack !== builtin) rules.of(fileAt(index), compared.read(index));
  }
  const comparison = comparisonOf(joined, compared, rules, fileAt);
  const shower = new RecordShower({
    source: joined,
    log: null,
    known: null,
    join(file, index, record) {
      const compare = compared.read(index);
      return joinFindings(
        record,
        compare,
        () => compared.passages(index),
        rules.of(file, compare),
        findIn(comparison, file, NO_SETTINGS),
      );
    },
    digests: (index) => compared.read(index).digests,
    text: (file, index) => sameText(loadText(file), joined, index),
    form: (file, index) => rules.of(file, compared.read(index)).pack.form,
    options,
  });
  const turn = stepsOf(joined.checked.length, options);
  for (const index of joined.checked) {
    if (!(await turn())) return;
    await onFile?.(shower.show(fileAt(index), index));
  }
}

function comparisonOf(
  joined: JoinedResults,
  compared: CompareLog,
  rules: ShardRules,
  fileAt: (index: number) => FoundFile,
): Comparison | null {
  const summaries = new Map<string, readonly ReportSummary[]>();
  const numbers = new Map<string, number>();
  let reports = 0;
  for (const index of joined.all) {
    const { path, reports: heads } = joined.head(index);
    if (heads.length === 0) continue;
    reports += heads.length;
    numbers.set(path, index);
    const formOf = () => rules.of(fileAt(index), compared.read(index)).pack.form;
    summaries.set(path, compared.summaries(index, formOf));
  }
  if (reports < 2) return null;
  return compareReports(summaries, (path) => {
    const { declared } = compared.read(numbers.get(path)!);
    return withSummaries(declared ?? { previous: null, children: [] }, summaries);
  });
}

/** The file's text, if it is the one that was checked, so that nobody is shown a wrong line. */
function sameText(text: string | null, joined: JoinedResults, index: number): string | null {
  if (text === null) return null;
  const { lines } = joined.record(index);
  return packLines(lazyLines(text)()).join() === lines.join() ? text : null;
}

/** Rule sets as the shards had them: levels come from the results, packs from outside from the settings here. */
class ShardRules {
  readonly #workspace: Workspace;
  readonly #keys: SettingsKeys;
  readonly #sets = new Map<string, RuleSet>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#keys = new SettingsKeys(workspace);
  }

  of({ path, absolute }: FoundFile, { levels, pack }: CompareRecord): RuleSet {
    const key = `${pack ?? ''}${levelsKey(levels)}`;
    const known = this.#sets.get(key);
    if (known) return known;
    const workspace = this.#workspace;
    if (pack !== undefined && this.#keys.packOf(absolute) !== pack) throw new OtherPack(path);
    const own = pack === undefined ? workspace.pack : workspace.packOf(workspace.settings.for(absolute));
    const made = createRuleSet(own, levels);
    this.#sets.set(key, made);
    return made;
  }
}

const levelsKey = (levels: Readonly<Record<string, Level>>): string => JSON.stringify(levels);
