import { holdsPlainly, judge } from './evaluate.js';
import type { LinearRelation, RelationBook } from './linear.js';
import type { Sheet } from './sheet.js';

/** The relations of several groups, each once, with the places of the groups that hold it. */
export type Batch = readonly { readonly relation: LinearRelation; readonly owners: readonly number[] }[];

/** The relations that a report's table of an edition has in each of several books. */
export const batchOfBooks = (books: readonly RelationBook[], table: string, edition: string): Batch =>
  batchOf(books.map((book) => book.get(table)?.get(edition) ?? []));

export function batchOf(groups: readonly (readonly LinearRelation[])[]): Batch {
  const known = new Map<string, { readonly relation: LinearRelation; readonly owners: Set<number> }>();
  for (const [place, group] of groups.entries())
    for (const relation of group) {
      const { compare, slots, weights, constant } = relation;
      const key = `${compare} ${constant} ${slots.join()} ${weights.join()}`;
      const same = known.get(key);
      if (same === undefined) known.set(key, { relation, owners: new Set([place]) });
      else same.owners.add(place);
    }
  return Array.from(known.values(), ({ relation, owners }) => ({ relation, owners: [...owners] }));
}

/** Marks the groups that hold a broken relation. */
export function markBroken(batch: Batch, sheet: Sheet, marks: Uint8Array): void {
  const unit = 10 ** sheet.scale;
  for (const { relation, owners } of batch) {
    if (holdsPlainly(relation, sheet.values, unit)) continue;
    if (judge(relation, sheet)?.broken) for (const place of owners) marks[place] = 1;
  }
}
