import { apply, type Change, type Constraints, changeFor, constraintsWith, isBroken } from './constraints.js';
import type { Sheet } from './sheet.js';

export type Solution = readonly Change[];

/** Changes tried together, and steps before the search gives up; both keep a garbled table cheap. */
const MAX_CHANGES = 3;
const MAX_STEPS = 20_000;
const MAX_SOLUTIONS = 100;

/**
 * Cells whose change alone clears every relation that they stand in, with one and the same difference in two
 * or more, while no other cell could clear any of these: beyond doubt, however much else is wrong. Applies them.
 */
export function peel(constraints: Constraints, sheet: Sheet): Change[] {
  const found: Change[] = [];
  for (;;) {
    const claims = new Map<number, number>();
    const explainers: Change[] = [];
    for (const slot of brokenSlots(constraints)) {
      const change = explains(constraints, sheet, slot);
      if (change === null) continue;
      explainers.push(change);
      for (const index of constraintsWith(constraints, slot)) claims.set(index, (claims.get(index) ?? 0) + 1);
    }
    const certain = explainers.filter(({ slot }) =>
      constraintsWith(constraints, slot).every((index) => claims.get(index) === 1),
    );
    if (certain.length === 0) return found;
    for (const change of certain) apply(constraints, change, 1);
    found.push(...certain);
  }
}

function explains(constraints: Constraints, sheet: Sheet, slot: number): Change | null {
  let change: Change | null = null;
  let evidence = 0;
  for (const index of constraintsWith(constraints, slot)) {
    if (!isBroken(constraints, index)) return null;
    if (constraints.judged[index]?.sense !== 'zero') continue;
    const here = changeFor(constraints, sheet, index, slot);
    if (here === null || (change !== null && here.delta !== change.delta)) return null;
    change = here;
    evidence++;
  }
  if (change === null || evidence < 2) return null;
  apply(constraints, change, 1);
  const clears = constraintsWith(constraints, slot).every((index) => !isBroken(constraints, index));
  apply(constraints, change, -1);
  return clears ? change : null;
}

/**
 * All smallest sets of changes that clear every broken relation without breaking another: one change if one
 * will do, else two, else three. Empty where none was found, or where the search was given up.
 */
export function smallestRepairs(constraints: Constraints, sheet: Sheet): readonly Solution[] {
  const start = brokenIndexes(constraints);
  for (let size = 1; size <= MAX_CHANGES; size++) {
    if (start.length > size * constraints.degree) continue;
    const solutions = new Map<string, Solution>();
    let steps = 0;
    const made: Change[] = [];

    const tryAt = (index: number, left: number, before: number): void => {
      for (const slot of constraints.slots[index]!) {
        if (++steps > MAX_STEPS || solutions.size >= MAX_SOLUTIONS) return;
        if (made.some((change) => change.slot === slot)) continue;
        const change = changeFor(constraints, sheet, index, slot);
        if (change === null) continue;
        apply(constraints, change, 1);
        made.push(change);
        descend(left - 1, before);
        made.pop();
        apply(constraints, change, -1);
      }
    };
    const descend = (left: number, before: number): void => {
      const broken = brokenIndexes(constraints);
      if (broken.length === 0) {
        const changes = [...made].sort((a, b) => a.slot - b.slot);
        solutions.set(changes.map(({ slot, delta }) => `${slot}:${delta}`).join(), changes);
      } else if (left > 0 && broken.length <= Math.min(before, left * constraints.degree)) {
        // The last change must clear them all, so one relation is enough to look at: the shortest.
        if (left === 1) tryAt(shortest(constraints, broken), left, broken.length);
        else for (const index of broken) tryAt(index, left, broken.length);
      }
    };
    descend(size, start.length);
    if (steps > MAX_STEPS) return [];
    if (solutions.size > 0) return [...solutions.values()];
  }
  return [];
}

export function brokenIndexes(constraints: Constraints): number[] {
  const broken: number[] = [];
  for (let i = 0; i < constraints.sums.length; i++) if (isBroken(constraints, i)) broken.push(i);
  return broken;
}

function brokenSlots(constraints: Constraints): Set<number> {
  const slots = new Set<number>();
  for (const index of brokenIndexes(constraints))
    for (const slot of constraints.slots[index]!) slots.add(slot);
  return slots;
}

function shortest({ slots, judged }: Constraints, broken: readonly number[]): number {
  let best = broken[0]!;
  for (const index of broken) {
    const exactWins = judged[index]?.sense === 'zero' && judged[best]?.sense !== 'zero';
    const same = (judged[index]?.sense === 'zero') === (judged[best]?.sense === 'zero');
    if (exactWins || (same && slots[index]!.length < slots[best]!.length)) best = index;
  }
  return best;
}
