import { type Judged, judge } from './evaluate.js';
import { placeOf } from './layout.js';
import type { LinearRelation } from './linear.js';
import type { Sheet } from './sheet.js';

/** What the search for a repair works on: every judged relation with a sum that changes as cells are tried. */
export interface Constraints {
  readonly judged: readonly Judged[];
  readonly sums: Float64Array;
  /** Known slots of each constraint. */
  readonly slots: readonly (readonly number[])[];
  /** For each known slot the constraints that hold it, as pairs of constraint and weight. */
  readonly of: ReadonlyMap<number, readonly number[]>;
  /** Constraints that any one cell is in, at most. */
  readonly degree: number;
}

export function constraintsOf(relations: readonly LinearRelation[], sheet: Sheet): Constraints {
  const judged: Judged[] = [];
  const of = new Map<number, number[]>();
  const slots: number[][] = [];
  for (const relation of relations) {
    const found = judge(relation, sheet);
    if (found === null || found.huge) continue;
    const weights = new Map<number, number>();
    relation.slots.forEach((slot, i) => {
      if (!Number.isNaN(sheet.values[slot])) {
        weights.set(slot, (weights.get(slot) ?? 0) + relation.weights[i]!);
      }
    });
    for (const [slot, weight] of weights) {
      const pairs = of.get(slot);
      if (pairs) pairs.push(judged.length, weight);
      else of.set(slot, [judged.length, weight]);
    }
    slots.push([...weights.keys()]);
    judged.push(found);
  }
  let degree = 1;
  for (const pairs of of.values()) degree = Math.max(degree, pairs.length / 2);
  return { judged, sums: Float64Array.from(judged, ({ sum }) => sum), slots, of, degree };
}

export function isBroken({ judged, sums }: Constraints, index: number): boolean {
  const sum = sums[index]!;
  const { sense } = judged[index]!;
  return sense === 'zero' ? sum !== 0 : sense === 'at-most' ? sum > 0 : sum < 0;
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
  const pairs = of.get(slot)!;
  for (let i = 0; i < pairs.length; i += 2) sums[pairs[i]!]! += sign * pairs[i + 1]! * delta;
}

/** The change of a cell that makes one broken constraint hold; null where the form allows no such value. */
export function changeFor(
  constraints: Constraints,
  sheet: Sheet,
  index: number,
  slot: number,
): Change | null {
  const pairs = constraints.of.get(slot)!;
  let weight = 0;
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i] === index) weight = pairs[i + 1]!;
  const delta = weight === 0 ? Number.NaN : -constraints.sums[index]! / weight;
  if (!Number.isInteger(delta) || delta === 0) return null;
  const { table, column } = placeOf(sheet.layout, slot);
  const { signed, decimal } = table.columns[column]!;
  const value = sheet.values[slot]! + delta;
  if (value < 0 && !signed) return null;
  if (!decimal && value % 10 ** sheet.scale !== 0) return null;
  return { slot, delta, exact: constraints.judged[index]!.sense === 'zero' };
}
