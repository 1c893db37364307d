import type { Finding } from '../core/engine/finding.js';
import type { Localized, TableTemplate } from '../core/form/form.js';
import type { Report } from '../core/report/model.js';
import type { BoundTable } from '../core/report/table.js';

/** The part of a table that a finding is about, for showing: its rows and columns, the cells marked. */
export interface CellView {
  readonly table: Localized;
  readonly columns: readonly Localized[];
  readonly rows: readonly CellViewRow[];
}

export interface CellViewRow {
  readonly label: string;
  readonly cells: readonly CellViewCell[];
}

export interface CellViewCell {
  /** As written in the report. */
  readonly text: string;
  readonly mark: 'finding' | 'related' | null;
}

const MAX_ROWS = 12;

/**
 * The rows and columns of a finding's cell and its operands. A cell alone is shown with its whole row. Null
 * where the finding is about no bound cell. `text`: of the file, in which the cells stand.
 */
export function cellView(
  finding: Finding,
  reports: readonly Pick<Report, 'range' | 'tables'>[],
  text: string,
): CellView | null {
  if (finding.cell === undefined) return null;
  const [id, row, column] = finding.cell.split('/') as [string, string, string];
  const report = reports.find(
    ({ range }) => range.start <= finding.range.start && finding.range.end <= range.end,
  );
  const table = report?.tables.get(id);
  if (!table) return null;
  const { template } = table;
  const width = template.columns.length;
  const marks = new Map<number, 'finding' | 'related'>();
  const starts = new Set(
    finding.related.filter(({ path }) => path === undefined).map(({ range }) => range.start),
  );
  for (let i = 0; i < table.start.length; i++) if (starts.has(table.start[i]!)) marks.set(i, 'related');
  const r = template.rowIndex.get(row);
  const c = template.columnIndex.get(column);
  if (r === undefined || c === undefined) return null;
  const own = r * width + c;
  // A sentence that contradicts a cell is not in the cell: then the cell is what it is held against.
  marks.set(own, table.start[own] === finding.range.start ? 'finding' : 'related');
  const cells = [...marks.keys()];
  const rows = unique(cells.map((i) => Math.floor(i / width))).slice(0, MAX_ROWS);
  const columns = cells.length === 1 ? rowColumns(table, r) : unique(cells.map((i) => i % width));
  return {
    table: template.name,
    columns: columns.map((index) => template.columns[index]!.name),
    rows: rows.map((index) => ({
      label: template.rows[index]!.label,
      cells: columns.map((at) => ({
        text: textAt(table, text, index * width + at),
        mark: marks.get(index * width + at) ?? null,
      })),
    })),
  };
}

/** Of every finding that is about a bound cell. */
export function cellViews(
  findings: readonly Finding[],
  reports: readonly Pick<Report, 'range' | 'tables'>[],
  text: string,
): Map<Finding, CellView> {
  const views = new Map<Finding, CellView>();
  for (const finding of findings) {
    const view = cellView(finding, reports, text);
    if (view) views.set(finding, view);
  }
  return views;
}

const unique = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** Columns in which the row has a cell. */
function rowColumns(table: BoundTable, row: number): number[] {
  const width = table.template.columns.length;
  const all = Array.from({ length: width }, (_, i) => i);
  return all.filter((i) => columnBelongs(table.template, row, i) && table.start[row * width + i]! >= 0);
}

const columnBelongs = (template: TableTemplate, row: number, column: number): boolean =>
  Object.values(template.rows[row]!.columns).some((ids) => ids.includes(template.columns[column]!.id));

const textAt = (table: BoundTable, text: string, index: number): string =>
  table.start[index]! < 0 ? '' : text.slice(table.start[index]!, table.end[index]!);
