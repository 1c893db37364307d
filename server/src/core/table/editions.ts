import { type BoundTable, RowState } from '../report/table.js';
import type { Range } from '../text/range.js';
import { rowsOf } from './rows.js';

/**
 * The edition of the form that a table was written in: the report's own, unless the table has rows that only
 * another edition has and none that only the report's has. A hybrid counts as the report's own.
 */
export function editionOf(table: BoundTable, edition: string): string {
  const { rows } = table.template;
  const { own, foreign } = rowsOf(table.template, edition);
  const other = foreign.find((r) => table.rowState[r] !== RowState.absent);
  if (other === undefined) return edition;
  const hybrid = own.some((r) => rows[r]!.editions.length === 1 && table.rowState[r] !== RowState.absent);
  return hybrid ? edition : rows[other]!.editions[0]!;
}

const NONE: readonly Range[] = [];

/** Labels of another edition than the report's, in reading order: heads and rows. */
export function foreignLabels(table: BoundTable, edition: string): readonly Range[] {
  let found: Range[] | null = null;
  for (const label of table.evidence) {
    if (label.edition === edition) continue;
    found ??= [];
    found.push(label.range);
  }
  for (const r of rowsOf(table.template, edition).foreign) {
    const start = table.labelStart[r]!;
    if (table.rowState[r] === RowState.absent || start < 0) continue;
    found ??= [];
    if (!found.some((range) => range.start === start)) found.push({ start, end: table.labelEnd[r]! });
  }
  return found?.sort((a, b) => a.start - b.start) ?? NONE;
}
