import { judge } from './evaluate.js';
import type { LinearRelation, RelationBook } from './linear.js';
import type { Sheet } from './sheet.js';

/** Relations of several groups: the operands of each stand behind those of the one before. */
export interface Batch {
  /** Each relation once, however many groups have it. */
  readonly relations: readonly LinearRelation[];
  readonly ends: Int32Array;
  readonly slots: Int32Array;
  readonly weights: Float64Array;
  readonly constants: Float64Array;
  /** What a sum must be: 0 for nought, -1 for no more than nought, 1 for no less. */
  readonly senses: Int8Array;
  /** For each relation the places of the groups that hold it. */
  readonly owners: readonly (readonly number[])[];
}

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
  const all = [...known.values()];
  const relations = all.map(({ relation }) => relation);
  let end = 0;
  const ends = relations.map(({ slots }) => {
    end += slots.length;
    return end;
  });
  return {
    relations,
    ends: Int32Array.from(ends),
    slots: Int32Array.from(relations.flatMap(({ slots }) => [...slots])),
    weights: Float64Array.from(relations.flatMap(({ weights }) => [...weights])),
    constants: Float64Array.from(relations, ({ constant }) => constant),
    senses: Int8Array.from(relations, ({ compare }) => (compare === '=' ? 0 : compare === '<=' ? -1 : 1)),
    owners: all.map(({ owners }) => [...owners]),
  };
}

/** Marks the groups that hold a broken relation, judged as `brokenRelations` does. */
export function markBroken(batch: Batch, sheet: Sheet, marks: Uint8Array): void {
  const { relations, ends, slots, weights, constants, senses, owners } = batch;
  const { values, scale } = sheet;
  const unit = 10 ** scale;
  let at = 0;
  for (let i = 0; i < ends.length; i++) {
    let sum = constants[i]! * unit;
    let magnitude = Math.abs(sum);
    for (const end = ends[i]!; at < end; at++) {
      const term = weights[at]! * values[slots[at]!]!;
      sum += term;
      magnitude += term < 0 ? -term : term;
    }
    // NaN fails this comparison too: unknown operands and huge ones are looked at closely.
    if (magnitude <= Number.MAX_SAFE_INTEGER && (sum === 0 || sum * senses[i]! > 0)) continue;
    if (judge(relations[i]!, sheet)?.broken) for (const place of owners[i]!) marks[place] = 1;
  }
}
