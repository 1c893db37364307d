import type { Severity } from '../../core/checks/define.js';
import type { FileResult } from '../../host/result.js';
import type { Messages } from '../messages/index.js';
import type { RunContext, RunTotals } from './format.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What the last lines say of all files, summed up as they go by. */
export class ReadCounts {
  /** Names of the tables that were read, by id. */
  readonly tables = new Map<string, string>();
  fixable = 0;
  cells = 0;
  unbound = 0;
  of = 0;

  add({ findings, reports }: FileResult, name: (table: string) => string): void {
    for (const { fixes } of findings) if (fixes.some(({ kind }) => kind === 'safe')) this.fixable++;
    for (const { bound } of reports) {
      this.cells += bound.cells;
      this.unbound += bound.unbound;
      this.of += bound.of;
      for (const id of bound.tables) if (!this.tables.has(id)) this.tables.set(id, name(id));
    }
  }
}

/** The end of the output: what was read, so that "no problems" is known to mean something, and the totals. */
export function readLines(
  { style, language }: RunContext,
  { summary, hidden, known }: RunTotals,
  counts: ReadCounts,
  say: Messages,
): string[] {
  const stop = language === 'zh' ? '。' : '.';
  const comma = language === 'zh' ? '，' : ', ';
  const read = [say.readTotal(summary.files, summary.reports)];
  if (summary.notReports > 0) read.push(say.notReports(summary.notReports));
  const found = SEVERITIES.filter((severity) => summary[severity] > 0).map((severity) =>
    style[severity](say.count(summary[severity], say.severity[severity])),
  );
  const total =
    found.length === 0
      ? style.good(say.clean)
      : say.counts(found.join(language === 'zh' ? '、' : ', ')) +
        (counts.fixable > 0 ? comma + say.fixableCount(counts.fixable) : '');
  return [
    read.join(comma) + stop,
    cellLine(counts, language === 'zh' ? '、' : ', ', say) + stop,
    total + stop,
    ...(hidden > 0 ? [say.hidden(hidden) + stop] : []),
    ...(known > 0 ? [say.known(known) + stop] : []),
  ];
}

function cellLine({ tables, cells, unbound, of }: ReadCounts, between: string, say: Messages): string {
  if (tables.size === 0) return say.noTables;
  const absent = Math.max(0, of - cells - unbound);
  const names = [...tables.keys()].sort().map((id) => tables.get(id)!);
  const line = say.cellsRead(names.join(between), cells, unbound);
  return absent > 0 ? line + say.missingCells(absent) : line;
}
