import type { TableTemplate } from '../form/form.js';
import type { Report } from '../report/model.js';
import type { ReportSummary, SummaryCell } from '../report/summary.js';
import { addressText, type BoundTable, CellState, figureAt } from '../report/table.js';
import { formatDecimal } from '../text/decimal.js';
import { printSections } from './sentences.js';

interface WantedCell {
  readonly index: number;
  readonly address: string;
}

type Wanted = ReadonlySet<string> | 'all';

const ALL = {};
const known = new WeakMap<object, WeakMap<TableTemplate, readonly WantedCell[]>>();

/** The wanted cells of a table; the same for every report of a run, so found once. */
function wantedIn(template: TableTemplate, wanted: Wanted): readonly WantedCell[] {
  const key = wanted === 'all' ? ALL : wanted;
  const tables = known.get(key) ?? new WeakMap<TableTemplate, readonly WantedCell[]>();
  known.set(key, tables);
  const made = tables.get(template) ?? listCells(template, wanted);
  tables.set(template, made);
  return made;
}

function listCells(template: TableTemplate, wanted: Wanted): readonly WantedCell[] {
  const count = template.rows.length * template.columns.length;
  return Array.from({ length: count }, (_, index) => ({
    index,
    address: addressText(template, index),
  })).filter(({ address }) => wanted === 'all' || wanted.has(address));
}

/** The figure as a decimal string. Counts are nearly all there is, and need no big integers. */
function writtenFigure(table: BoundTable, index: number): string | null {
  if (table.state[index] === CellState.integer) return String(table.integer[index]);
  const value = figureAt(table, index);
  return value === null ? null : formatDecimal(value);
}

/** Makes a report's summary. `wanted`: addresses that active rules read from other reports, or all. */
export function summarise(report: Report, path: string, wanted: Wanted): ReportSummary {
  const cells: Record<string, SummaryCell> = {};
  for (const table of report.tables.values()) {
    for (const { index, address } of wantedIn(table.template, wanted)) {
      const value = writtenFigure(table, index);
      if (value === null) continue;
      const range = { start: table.start[index]!, end: table.end[index]! };
      cells[address] = { value, range };
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
