import type { BoundTable } from '../report/table.js';
import { RowState } from '../report/table.js';

/**
 * The edition of the form that a table was written in: the report's own, unless the table has rows that only
 * another edition has and none that only the report's has. A hybrid counts as the report's own.
 */
export function editionOf(table: BoundTable, edition: string): string {
  const { rows } = table.template;
  let other: string | null = null;
  for (let r = 0; r < rows.length; r++) {
    if (table.rowState[r] === RowState.absent) continue;
    const { editions } = rows[r]!;
    if (!editions.includes(edition)) other ??= editions[0] ?? null;
    else if (editions.length === 1) return edition;
  }
  return other ?? edition;
}

/** Labels of another edition than the report's, in reading order: heads and rows. */
export function foreignLabels(
  table: BoundTable,
  edition: string,
): readonly {
  readonly range: { readonly start: number; readonly end: number };
  readonly row: string | null;
}[] {
  const found: { range: { start: number; end: number }; row: string | null }[] = [];
  for (const label of table.evidence) {
    if (label.edition !== edition) found.push({ range: label.range, row: null });
  }
  const { rows } = table.template;
  for (let r = 0; r < rows.length; r++) {
    if (table.rowState[r] === RowState.absent || rows[r]!.editions.includes(edition)) continue;
    const range = { start: table.labelStart[r]!, end: table.labelEnd[r]! };
    const known = found.findIndex((label) => label.range.start === range.start);
    if (known >= 0) found[known] = { range, row: rows[r]!.id };
    else if (range.start >= 0) found.push({ range, row: rows[r]!.id });
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}
