import type { Form, TableTemplate } from '../form/form.js';
import { cellIndex } from '../report/table.js';

/**
 * All cells of a form's tables in one row of slots, table after table, so that a relation within a table and
 * one across tables are the same weighted sum.
 */
export interface Layout {
  readonly tables: readonly TableTemplate[];
  /** First slot of each table, in the order of `tables`. */
  readonly offsets: readonly number[];
  readonly size: number;
  /** NaN for every slot: what is known of a report without tables. */
  readonly unknown: readonly number[];
}

export interface Place {
  readonly table: TableTemplate;
  readonly row: number;
  readonly column: number;
  /** Index of the cell in its table. */
  readonly index: number;
}

const layouts = new WeakMap<Form, Layout>();

export function layoutOf(form: Form): Layout {
  const known = layouts.get(form);
  if (known) return known;
  const made = layOut(form);
  layouts.set(form, made);
  return made;
}

function layOut(form: Form): Layout {
  const offsets: number[] = [];
  const unknown: number[] = [];
  for (const table of form.tables) {
    offsets.push(unknown.length);
    for (let cells = table.rows.length * table.columns.length; cells > 0; cells--) unknown.push(Number.NaN);
  }
  return { tables: form.tables, offsets, size: unknown.length, unknown };
}

/** Slot of a cell, or -1 where the table has no such row or column. */
export function slotOf(layout: Layout, table: TableTemplate, row: string, column: string): number {
  const index = cellIndex(table, row, column);
  return index < 0 ? -1 : layout.offsets[layout.tables.indexOf(table)]! + index;
}

export function placeOf(layout: Layout, slot: number): Place {
  let at = layout.tables.length - 1;
  while (layout.offsets[at]! > slot) at--;
  const table = layout.tables[at]!;
  const index = slot - layout.offsets[at]!;
  const width = table.columns.length;
  return { table, row: Math.floor(index / width), column: index % width, index };
}
