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

/** A table's figures without the rest of it, which would keep the report's text alive. */
interface Figures extends Pick<BoundTable, 'start' | 'end' | 'state' | 'integer' | 'decimals'> {
  readonly cells: readonly WantedCell[];
}

const figuresOf = (
  { template, start, end, state, integer, decimals }: BoundTable,
  wanted: Wanted,
): Figures => ({ cells: wantedIn(template, wanted), start, end, state, integer, decimals });

/** The figure as a decimal string. Counts are nearly all there is, and need no big integers. */
function writtenFigure(figures: Figures, index: number): string | null {
  if (figures.state[index] === CellState.integer) return String(figures.integer[index]);
  const value = figureAt(figures, index);
  return value === null ? null : formatDecimal(value);
}

function listFigures(tables: readonly Figures[]): Record<string, SummaryCell> {
  const cells: Record<string, SummaryCell> = {};
  for (const table of tables) {
    for (const { index, address } of table.cells) {
      const value = writtenFigure(table, index);
      if (value === null) continue;
      cells[address] = { value, range: { start: table.start[index]!, end: table.end[index]! } };
    }
  }
  return cells;
}

/** Makes a report's summary. `wanted`: addresses that active rules read from other reports, or all. */
export function summarise(report: Report, path: string, wanted: Wanted): ReportSummary {
  const tables = Array.from(report.tables.values(), (table) => figuresOf(table, wanted));
  let cells: Record<string, SummaryCell> | null = null;
  return {
    path,
    year: report.year?.value ?? null,
    agency: report.agency?.value ?? null,
    edition: report.edition,
    // Most reports of a run have no neighbour that asks.
    get cells() {
      cells ??= listFigures(tables);
      return cells;
    },
    prose: printSections(report),
  };
}
