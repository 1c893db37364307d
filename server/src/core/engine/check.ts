import type { AgencySettings, Neighbours } from '../checks/define.js';
import type { Report, ReportDocument } from '../report/model.js';
import type { Range } from '../text/range.js';
import { Collector } from './collect.js';
import { ReportContext } from './context.js';
import type { Finding } from './finding.js';
import type { ActiveRule, RuleSet } from './ruleset.js';
import type { ParseYaml, Suppression } from './suppress.js';
import type { Language } from './wording.js';

export interface CheckOptions {
  readonly language?: Language;
  readonly agency?: AgencySettings;
  /** Reports that a report may be compared with; see the contract. */
  readonly neighbours?: (report: Report) => Neighbours;
  readonly parseYaml?: ParseYaml;
  /** Suppressions that were read before; default: those of the document. */
  readonly suppressions?: readonly Suppression[];
  /** What rules have said of reports that have not changed since; an editor keeps it between two checks. */
  readonly memo?: ReportMemo;
  /** Asked between rules; true stops the run and returns what there is. */
  readonly shouldStop?: () => boolean;
  /** Told how long nothing: the host times rules through it (`--timing`). */
  readonly onRule?: (rule: string, phase: 'start' | 'end') => void;
}

/**
 * Findings of single reports, kept from one check to the next: recalled where a report and those that it is compared
 * with are as they were. Rules that search the whole run are asked every time.
 */
export interface ReportMemo {
  readonly recall: (report: Report, compared: Compared) => readonly Finding[] | undefined;
  readonly keep: (report: Report, compared: Compared, findings: readonly Finding[]) => void;
}

/** Neighbours are found when asked for. */
export interface Compared {
  readonly neighbours: Neighbours;
}

/** Runs every active rule on every report of a document. Pure: same input, same findings, in reading order. */
export function checkDocument(
  document: ReportDocument,
  rules: RuleSet,
  options: CheckOptions = {},
): Finding[] {
  const collector = new Collector(document, rules, options);
  if (document.reports.length === 0) {
    const end = Math.min(document.text.length, firstLineEnd(document.text));
    const { failed } = document;
    if (failed !== undefined) {
      const range = { start: 0, end };
      collector.own('engine/reading-failed', {
        message: 'failed',
        range,
        key: 'file',
        data: { error: failed },
      });
      return collector.finish();
    }
    collector.own('engine/not-a-report', { message: 'not-a-report', range: { start: 0, end }, key: 'file' });
  }
  for (const issue of document.limits) {
    collector.own('engine/limit', {
      message: issue.limit,
      range: issue.range,
      key: issue.limit,
      data: { max: issue.max },
    });
  }
  for (const report of document.reports) {
    const context = new ReportContext(report, rules.pack, options.agency, options.neighbours, collector);
    const known = options.memo?.recall(report, context);
    if (known) collector.adopt(known);
    else {
      const before = collector.count;
      if (!runRules(rules.active, staysByItself, context, rules, options, collector))
        return collector.finish();
      if (!collector.isFull) options.memo?.keep(report, context, collector.since(before));
    }
    if (!runRules(rules.active, searchesRun, context, rules, options, collector)) return collector.finish();
  }
  return collector.finish();
}

const searchesRun = ({ kind }: ActiveRule): boolean => kind.searchesRun === true;
const staysByItself = ({ kind }: ActiveRule): boolean => kind.searchesRun !== true;

/** False where the run was stopped. */
function runRules(
  active: readonly ActiveRule[],
  isWanted: (active: ActiveRule) => boolean,
  context: ReportContext,
  rules: RuleSet,
  options: CheckOptions,
  collector: Collector,
): boolean {
  const { report } = context;
  for (const one of active) {
    if (!isWanted(one)) continue;
    if (options.shouldStop?.()) return false;
    if (!report.supported && !one.kind.textOnly) continue;
    if (one.rule.years !== undefined && !isIn(one.rule.years, report.year?.value)) continue;
    options.onRule?.(one.rule.id, 'start');
    runRule(one, context, rules, collector);
    options.onRule?.(one.rule.id, 'end');
  }
  return true;
}

function runRule(active: ActiveRule, context: ReportContext, { pack }: RuleSet, collector: Collector): void {
  context.active = active;
  try {
    active.kind.run(context, active.prepared);
  } catch (error) {
    // One broken rule never hides the others; the finding names it, so that it can be reported or switched off.
    collector.own('engine/rule-failed', {
      message: 'failed',
      range: headRange(context.report),
      key: active.rule.id,
      data: { rule: active.rule.id, pack: `${pack.id}@${pack.version}`, error: errorText(error) },
    });
  }
}

/** A year that is not known is every year. */
const isIn = ([from, to]: readonly [number | null, number | null], year: number | undefined): boolean =>
  year === undefined || ((from === null || from <= year) && (to === null || year <= to));

const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);

const headRange = (report: Report): Range =>
  report.title?.range ?? { start: report.range.start, end: report.range.start };

function firstLineEnd(text: string): number {
  const at = text.search(/[\r\n]/);
  return at < 0 ? text.length : at;
}
