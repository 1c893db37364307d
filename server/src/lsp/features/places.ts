import type { Report } from '../../core/report/model.js';
import { type BoundTable, CellState } from '../../core/report/table.js';
import type { Range } from '../../core/text/range.js';

/** A cell of the form as it stands in a report. */
export interface CellPlace {
  readonly table: BoundTable;
  /** Row index × columns + column index. */
  readonly index: number;
}

export const rowOf = ({ table, index }: CellPlace): number =>
  Math.floor(index / table.template.columns.length);

export const columnOf = ({ table, index }: CellPlace): number => index % table.template.columns.length;

/** The bound cell at an offset; its edges count. */
export function cellAt(report: Report, offset: number): CellPlace | null {
  for (const table of report.tables.values()) {
    if (offset < table.range.start || offset > table.range.end) continue;
    for (let index = 0; index < table.start.length; index++) {
      if (table.start[index]! >= 0 && table.start[index]! <= offset && offset <= table.end[index]!)
        return { table, index };
    }
  }
  return null;
}

/** A row's label at an offset. */
export function labelAt(
  report: Report,
  offset: number,
): { readonly table: BoundTable; readonly row: number; readonly range: Range } | null {
  for (const table of report.tables.values()) {
    for (let row = 0; row < table.labelStart.length; row++) {
      const range = { start: table.labelStart[row]!, end: table.labelEnd[row]! };
      if (range.start >= 0 && range.start <= offset && offset <= range.end) return { table, row, range };
    }
  }
  return null;
}

/** A cell by its address `t3/C7/total`; null where the report does not have it. */
export function cellByAddress(report: Report, address: string): CellPlace | null {
  const [id = '', row = '', column = ''] = address.split('/');
  const table = report.tables.get(id);
  const r = table?.template.rowIndex.get(row);
  const c = table?.template.columnIndex.get(column);
  if (table === undefined || r === undefined || c === undefined) return null;
  const index = r * table.template.columns.length + c;
  return table.start[index]! < 0 ? null : { table, index };
}

export const rangeOfCell = ({ table, index }: CellPlace): Range => ({
  start: table.start[index]!,
  end: table.end[index]!,
});

/** From its label to its last cell; null where the row is absent. */
export function rangeOfRow(table: BoundTable, row: number): Range | null {
  let start = table.labelStart[row]!;
  let end = table.labelEnd[row]!;
  if (start < 0) return null;
  const width = table.template.columns.length;
  for (let i = row * width; i < (row + 1) * width; i++) {
    if (table.start[i]! < 0) continue;
    start = Math.min(start, table.start[i]!);
    end = Math.max(end, table.end[i]!);
  }
  return { start, end };
}

export const textOf = (report: Report, { start, end }: Range): string =>
  report.document.text.slice(start, end);

export const isNumber = ({ table, index }: CellPlace): boolean =>
  table.state[index] === CellState.integer || table.state[index] === CellState.decimal;
