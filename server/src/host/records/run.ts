import type { ReportDocument } from '../../core/report/model.js';
import type { ReportSummary } from '../../core/report/summary.js';
import { comparesReports } from '../compare/compares-reports.js';
import { type Comparison, compareReports } from '../compare/comparison.js';
import type { DeclaredReports } from '../compare/declared.js';
import type { FoundFile, PathFault } from '../files/discover.js';
import { loadText } from '../load.js';
import type { FileResult } from '../result.js';
import type { RunOptions, RunResult } from '../run-options.js';
import type { EffectiveSettings } from '../settings/settings.js';
import { stepsOf } from '../turns.js';
import type { Workspace } from '../workspace.js';
import { CompareLog, joinFindings } from './compare-log.js';
import { type EnterOptions, enterAll } from './enter.js';
import type { EntryHead, RecordSource } from './entry.js';
import type { Keeper } from './keeper.js';
import { RecordShower } from './shower.js';

/** A file of the run and its entry in the log. */
interface Slot {
  readonly file: FoundFile;
  readonly index: number;
}

export interface RecordRunOptions<Head extends EntryHead> extends RunOptions, Pick<EnterOptions, 'openCrew'> {
  readonly keeper: Keeper<Head>;
  /** Files besides those of the run that it is compared with. */
  readonly declared: DeclaredReports;
  /** The public JSON of a file, to be kept for a run that finds the same. */
  readonly showAs?: (file: FileResult) => string;
}

/**
 * Checks files whose reports are compared: first each by itself, then the reports against each other, out of what is
 * kept of them. The findings are those of a run that has every text at hand.
 */
export async function checkByRecords<Head extends EntryHead>(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RecordRunOptions<Head>,
): Promise<RunResult> {
  const { keeper, declared, load, openCrew, onFile } = options;
  const { records } = keeper;
  const faults: PathFault[] = [];
  const slots: Slot[] = [];
  const own = new Set(files.map(({ path }) => path));
  const others = declared.files.filter(({ path }) => !own.has(path));
  const byPath = new Map<string, number>();
  const turn = stepsOf(2 * files.length + others.length, options);

  const all = [...files, ...others];
  const how = { turn, ...(load ? { load } : {}), ...(openCrew ? { openCrew } : {}) };
  const entered = await enterAll(all, files.length, keeper, workspace, how);
  if (entered === null) return { files: [], notReports: [], faults };
  for (const [i, one] of entered.entries()) {
    const file = all[i]!;
    if (typeof one === 'number') {
      byPath.set(file.path, one);
      if (i < files.length) slots.push({ file, index: one });
    } else if (i < files.length) faults.push(one);
  }

  const compared = new CompareLog(records);
  // Who is last year's report is not seen from the entries where an option says it.
  const known = options.previous ? null : (keeper.recall?.([...byPath.values()], slots.length) ?? null);
  const comparison =
    known === null && comparesReports(files, workspace)
      ? comparisonOf(byPath, records, compared, workspace, declared)
      : null;
  const shower = new RecordShower({
    source: records,
    log: keeper.shown ?? null,
    known,
    join: (file, index, record) => {
      const settings = workspace.settings.for(file.absolute);
      return joinFindings(
        record,
        compared.read(index),
        () => compared.passages(index),
        workspace.ruleSetOf(settings),
        findIn(comparison, file, settings),
      );
    },
    ...(keeper.remember ? { remember: keeper.remember } : {}),
    digests: (index) => compared.read(index).digests,
    text: (file) => textOf(file, options),
    form: ({ absolute }) => workspace.packOf(workspace.settings.for(absolute)).form,
    options,
  });
  const results: FileResult[] = [];
  const notReports: string[] = [];
  for (const { file, index } of slots) {
    if (!(await turn())) break;
    const head = records.head(index);
    if (!file.named && head.reports.length === 0 && !head.fault) {
      notReports.push(file.path);
      continue;
    }
    const result = shower.show(file, index);
    if (onFile) await onFile(result, comparison);
    else results.push(result);
  }
  return { files: results, notReports, faults };
}

function textOf(file: FoundFile, { load }: Pick<RunOptions, 'load'>): string | null {
  if (!load) return loadText(file);
  const loaded = load(file);
  return 'source' in loaded ? loaded.source.text : null;
}

/** What a file's reports are held against, once they are asked about. */
export const findIn = (comparison: Comparison | null, { path }: FoundFile, settings: EffectiveSettings) =>
  comparison && ((document: ReportDocument) => comparison.of({ path, document }, settings));

function comparisonOf<Head extends EntryHead>(
  byPath: ReadonlyMap<string, number>,
  records: RecordSource<Head>,
  compared: CompareLog,
  workspace: Workspace,
  declared: DeclaredReports,
): Comparison | null {
  const summaries = new Map<string, readonly ReportSummary[]>();
  let reports = 0;
  for (const [path, index] of byPath) {
    reports += records.head(index).reports.length;
    summaries.set(
      path,
      compared.summaries(index, () => workspace.pack.form),
    );
  }
  return reports < 2 ? null : compareReports(summaries, declared.of(summaries));
}
