import type { Report } from '../report/model.js';
import type { ReportSummary, SummaryCell } from '../report/summary.js';
import { figureAt } from '../report/table.js';
import { formatDecimal } from '../text/decimal.js';
import { printSections } from './sentences.js';

/** Makes a report's summary. `wanted`: addresses that active rules read from other reports, or all. */
export function summarise(report: Report, path: string, wanted: ReadonlySet<string> | 'all'): ReportSummary {
  const cells: Record<string, SummaryCell> = {};
  for (const table of report.tables.values()) {
    const { rows, columns, id } = table.template;
    for (let i = 0; i < rows.length * columns.length; i++) {
      const value = figureAt(table, i);
      if (value === null) continue;
      const address = `${id}/${rows[Math.floor(i / columns.length)]!.id}/${columns[i % columns.length]!.id}`;
      if (wanted !== 'all' && !wanted.has(address)) continue;
      cells[address] = { value: formatDecimal(value), range: { start: table.start[i]!, end: table.end[i]! } };
    }
  }
  return {
    path,
    year: report.year?.value ?? null,
    agency: report.agency?.value ?? null,
    edition: report.edition,
    cells,
    prose: printSections(report),
  };
}
