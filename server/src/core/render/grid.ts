import type { TableTemplate } from '../form/form.js';
import type { TableModel } from './model.js';

/** One cell of a drawn table: words, and how far it reaches. */
export interface GridCell {
  readonly text: string;
  /** Column where it begins, from 0. */
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'banner' | 'head' | 'label' | 'value';
}

/** A table as a word processor draws it: every row's own cells, merged ones once, where they begin. */
export interface Grid {
  readonly width: number;
  /** How many rows of heads open it; 0 where heads stand between the rows. */
  readonly heads: number;
  readonly rows: readonly (readonly GridCell[])[];
}

/** What a row, column, group or the note says in this table. */
export const written = (model: TableModel, key: string, official: string): string =>
  model.labels[key] ?? official;

export const rowOf = (template: TableTemplate, id: string) => {
  const row = template.rows[template.rowIndex.get(id) ?? -1];
  if (!row) throw new RangeError(`table ${template.id} has no row ${id}`);
  return row;
};

export const columnOf = (template: TableTemplate, id: string) => {
  const column = template.columns[template.columnIndex.get(id) ?? -1];
  if (!column) throw new RangeError(`table ${template.id} has no column ${id}`);
  return column;
};

/** The grid with every position filled: a merged cell's words stand where it begins, the rest is blank. */
export function expand({ width, rows }: Grid): string[][] {
  return rows.map((cells) => {
    const out: string[] = new Array(width).fill('');
    for (const cell of cells) out[cell.column] = cell.text;
    return out;
  });
}
