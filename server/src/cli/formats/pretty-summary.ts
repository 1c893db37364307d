import type { Severity } from '../../core/checks/define.js';
import type { Messages } from '../messages/index.js';
import type { RunReport } from './format.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The end of the output: what was read, so that "no problems" is known to mean something, and the totals. */
export function readLines(run: RunReport, say: Messages): string[] {
  const { summary, style } = run;
  const stop = run.language === 'zh' ? '。' : '.';
  const comma = run.language === 'zh' ? '，' : ', ';
  const read = [say.readTotal(summary.files, summary.reports)];
  if (summary.notReports > 0) read.push(say.notReports(summary.notReports));
  const found = SEVERITIES.filter((severity) => summary[severity] > 0).map((severity) =>
    style[severity](say.count(summary[severity], say.severity[severity])),
  );
  const fixable = run.files.flatMap(({ findings }) => findings).filter(isFixable).length;
  const total =
    found.length === 0
      ? style.good(say.clean)
      : say.counts(found.join(run.language === 'zh' ? '、' : ', ')) +
        (fixable > 0 ? comma + say.fixableCount(fixable) : '');
  return [
    read.join(comma) + stop,
    cellLine(run, say) + stop,
    total + stop,
    ...(run.hidden > 0 ? [say.hidden(run.hidden) + stop] : []),
  ];
}

const isFixable = ({ fixes }: RunReport['files'][number]['findings'][number]): boolean =>
  fixes.some(({ kind }) => kind === 'safe');

function cellLine(run: RunReport, say: Messages): string {
  const reports = run.files.flatMap((file) => file.reports);
  const ids = new Set(reports.flatMap(({ bound }) => bound.tables));
  if (ids.size === 0) return say.noTables;
  const sum = (of: (bound: (typeof reports)[number]['bound']) => number): number =>
    reports.reduce((total, { bound }) => total + of(bound), 0);
  const cells = sum(({ cells }) => cells);
  const unbound = sum(({ unbound }) => unbound);
  const absent = Math.max(0, sum(({ of }) => of) - cells - unbound);
  const names = [...ids].sort().map((id) => say.tableNames[id] ?? id);
  const line = say.cellsRead(names.join(run.language === 'zh' ? '' : ', '), cells, unbound);
  return absent > 0 ? line + say.missingCells(absent) : line;
}
