import { type Judged, judge } from './evaluate.js';
import { placeOf } from './layout.js';
import type { LinearRelation } from './linear.js';
import type { Sheet } from './sheet.js';

/** Which cells stand in which relations: the same for every report, so it is kept beside the relations. */
interface Incidence {
  /** Slots of each relation, each once. */
  readonly slots: readonly (readonly number[])[];
  /** For each slot the relations that hold it, and with what weight. */
  readonly of: ReadonlyMap<
    number,
    { readonly indexes: readonly number[]; readonly weights: readonly number[] }
  >;
  /** Relations that any one cell is in, at most. */
  readonly degree: number;
}

/** What the search for a repair works on: every judged relation with a sum that changes as cells are tried. */
export interface Constraints extends Incidence {
  /** Null where too much is unknown, or the figures are beyond calculating. */
  readonly judged: readonly (Judged | null)[];
  readonly sums: Float64Array;
}

const incidences = new WeakMap<readonly LinearRelation[], Incidence>();

function incidenceOf(relations: readonly LinearRelation[]): Incidence {
  const known = incidences.get(relations);
  if (known) return known;
  const of = new Map<number, { indexes: number[]; weights: number[] }>();
  const slots = relations.map((relation, index) => {
    const weights = new Map<number, number>();
    relation.slots.forEach((slot, i) => {
      weights.set(slot, (weights.get(slot) ?? 0) + relation.weights[i]!);
    });
    for (const [slot, weight] of weights) {
      const entry = of.get(slot) ?? { indexes: [], weights: [] };
      of.set(slot, entry);
      entry.indexes.push(index);
      entry.weights.push(weight);
    }
    return [...weights.keys()];
  });
  const degree = Math.max(1, ...[...of.values()].map(({ indexes }) => indexes.length));
  const made = { slots, of, degree };
  incidences.set(relations, made);
  return made;
}

export function constraintsOf(relations: readonly LinearRelation[], sheet: Sheet): Constraints {
  const judged = relations.map((relation) => {
    const found = judge(relation, sheet);
    return found?.huge ? null : found;
  });
  const sums = Float64Array.from(judged, (found) => found?.sum ?? 0);
  return { ...incidenceOf(relations), judged, sums };
}

export function isBroken({ judged, sums }: Constraints, index: number): boolean {
  const found = judged[index];
  if (!found) return false;
  const sum = sums[index]!;
  return found.sense === 'zero' ? sum !== 0 : found.sense === 'at-most' ? sum > 0 : sum < 0;
}

/** Judged constraints that a slot stands in. */
export function constraintsWith({ of, judged }: Constraints, slot: number): readonly number[] {
  const indexes = of.get(slot)?.indexes ?? [];
  for (const index of indexes) {
    if (!judged[index]) return indexes.filter((other) => judged[other] !== null);
  }
  return indexes;
}

/** A cell set to another value. */
export interface Change {
  readonly slot: number;
  /** Added to the value, in units of the sheet. */
  readonly delta: number;
  /** False: only a bound is known, so that the value cannot be computed. */
  readonly exact: boolean;
}

export function apply({ of, sums }: Constraints, { slot, delta }: Change, sign: 1 | -1): void {
  const { indexes, weights } = of.get(slot)!;
  for (let i = 0; i < indexes.length; i++) sums[indexes[i]!]! += sign * weights[i]! * delta;
}

/** The change of a cell that makes one broken constraint hold; null where the form allows no such value. */
export function changeFor(
  constraints: Constraints,
  sheet: Sheet,
  index: number,
  slot: number,
): Change | null {
  const known = sheet.values[slot]!;
  if (Number.isNaN(known)) return null;
  const { indexes, weights } = constraints.of.get(slot)!;
  const delta = -constraints.sums[index]! / weights[indexes.indexOf(index)]!;
  if (!Number.isInteger(delta) || delta === 0) return null;
  const { table, column } = placeOf(sheet.layout, slot);
  const { signed, decimal } = table.columns[column]!;
  const value = known + delta;
  if (value < 0 && !signed) return null;
  if (!decimal && value % 10 ** sheet.scale !== 0) return null;
  return { slot, delta, exact: constraints.judged[index]!.sense === 'zero' };
}
