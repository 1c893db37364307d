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
  const other = foreign.find((r) => hasFigures(table, r));
  if (other === undefined) return edition;
  const hybrid = own.some((r) => rows[r]!.editions.length === 1 && hasFigures(table, r));
  return hybrid ? edition : rows[other]!.editions[0]!;
}

/**
 * （六）其他处理 is a row of the form of 2019 and a mere heading in that of 2021: only figures make it a row.
 */
const hasFigures = ({ rowState }: BoundTable, r: number): boolean =>
  rowState[r] === RowState.bound || rowState[r] === RowState.partial;

const isMereHeading = (table: BoundTable, foreign: Int32Array, start: number): boolean =>
  foreign.some((r) => table.labelStart[r] === start && !hasFigures(table, r));

const NONE: readonly Range[] = [];

/** Labels of another edition than the report's, in reading order: heads and rows. */
export function foreignLabels(table: BoundTable, edition: string): readonly Range[] {
  const { foreign } = rowsOf(table.template, edition);
  let found: Range[] | null = null;
  for (const label of table.evidence) {
    if (label.edition === edition || isMereHeading(table, foreign, label.range.start)) continue;
    found ??= [];
    found.push(label.range);
  }
  for (const r of foreign) {
    const start = table.labelStart[r]!;
    if (!hasFigures(table, r) || start < 0) continue;
    found ??= [];
    if (!found.some((range) => range.start === start)) found.push({ start, end: table.labelEnd[r]! });
  }
  return found?.sort((a, b) => a.start - b.start) ?? NONE;
}
