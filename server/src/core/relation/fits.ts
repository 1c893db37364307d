import { facet, type Report } from '../report/model.js';
import type { BoundTable } from '../report/table.js';
import { editionOf } from '../table/editions.js';
import { judge } from './evaluate.js';
import { layoutOf } from './layout.js';
import type { RelationBook } from './linear.js';
import { SHEET } from './sheet.js';

/**
 * Whether the relations that these cells take part in hold once the figures are written into them; cells by their
 * index in the table. A relation that cannot be judged for want of figures does not speak against it.
 */
export function fitsInto(
  report: Report,
  table: BoundTable,
  book: RelationBook,
  figures: ReadonlyMap<number, number>,
): boolean {
  const { template } = table;
  const relations = book.get(template.id)?.get(editionOf(table, report.edition)) ?? [];
  const sheet = facet(report, SHEET);
  const { tables, offsets } = layoutOf(report.form);
  const offset = offsets[tables.indexOf(template)]!;
  const values = sheet.values.slice();
  for (const [index, figure] of figures) values[offset + index] = figure * 10 ** sheet.scale;
  const changed = { ...sheet, values };
  const isTouched = (slot: number): boolean => figures.has(slot - offset);
  return relations
    .filter(({ slots }) => slots.some(isTouched))
    .every((relation) => judge(relation, changed)?.broken !== true);
}
