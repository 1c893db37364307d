import type { TableTemplate } from '../form/form.js';

/** Indexes of the rows that an edition has, and of those that only others have. */
export interface EditionRows {
  readonly own: Int32Array;
  readonly foreign: Int32Array;
}

const known = new WeakMap<TableTemplate, Map<string, EditionRows>>();

/** Asked by several checks for every report, so it is kept beside the template. */
export function rowsOf(template: TableTemplate, edition: string): EditionRows {
  let byEdition = known.get(template);
  if (!byEdition) {
    byEdition = new Map();
    known.set(template, byEdition);
  }
  let rows = byEdition.get(edition);
  if (!rows) {
    const all = template.rows.map((_, r) => r);
    rows = {
      own: Int32Array.from(all.filter((r) => template.rows[r]!.editions.includes(edition))),
      foreign: Int32Array.from(all.filter((r) => !template.rows[r]!.editions.includes(edition))),
    };
    byEdition.set(edition, rows);
  }
  return rows;
}
