import { add, type Decimal } from '../text/decimal.js';
import {
  apply,
  type Change,
  type Constraints,
  constraintsOf,
  constraintsWith,
  isBroken,
} from './constraints.js';
import type { Judged } from './evaluate.js';
import type { LinearRelation } from './linear.js';
import { brokenIndexes, peel, type Solution, smallestRepairs } from './search.js';
import { decimalAt, type Sheet } from './sheet.js';

/** One mistake, as far as the figures tell mistakes apart: the relations that it breaks, and what may be wrong. */
export interface Fault {
  /** The shortest first: it says most with the fewest figures. */
  readonly broken: readonly Judged[];
  /** Slot of the only cell that can be wrong; -1 where several can. */
  readonly slot: number;
  /** What that cell should say; null where the figures set no more than a bound. */
  readonly value: Decimal | null;
  /** Cells any one of which (with others, where it takes two) would clear the fault. */
  readonly candidates: readonly number[];
}

/** Tells apart the faults behind the broken relations of a table. */
export function faultsOf(
  relations: readonly LinearRelation[],
  broken: readonly Judged[],
  sheet: Sheet,
): readonly Fault[] {
  const constraints = constraintsOf(relations, sheet);
  const start = Float64Array.from(constraints.sums);
  const certain = peel(constraints, sheet);
  const solutions = brokenIndexes(constraints).length > 0 ? smallestRepairs(constraints, sheet) : [];
  const afterPeel = brokenIndexes(constraints);
  constraints.sums.set(start);

  const faults: Fault[] = [];
  const taken = new Set<number>();
  for (const change of certain) faults.push(faultOf([change], [], constraints, sheet, taken));
  for (const change of certain) apply(constraints, change, 1);
  const [first] = solutions;
  if (first) {
    for (const group of linked(first, constraints)) {
      faults.push(faultOf(group, solutions, constraints, sheet, taken));
    }
  }
  const rest = first ? [] : afterPeel.filter((index) => !taken.has(index));
  for (const group of seeded(rest, constraints)) {
    const judged = inOrder(group, constraints);
    faults.push({ broken: judged, slot: -1, value: null, candidates: [] });
  }
  for (const judged of broken) {
    if (judged.huge) faults.push({ broken: [judged], slot: -1, value: null, candidates: [] });
  }
  return faults.filter((fault) => fault.broken.length > 0);
}

function faultOf(
  group: Solution,
  solutions: readonly Solution[],
  constraints: Constraints,
  sheet: Sheet,
  taken: Set<number>,
): Fault {
  const mine = new Set<number>();
  for (const { slot } of group) {
    for (const index of constraintsWith(constraints, slot)) {
      if (!taken.has(index) && constraints.judged[index]?.broken) mine.add(index);
    }
  }
  for (const index of mine) taken.add(index);
  const broken = inOrder([...mine], constraints);
  const [only] = group;
  const alone =
    group.length === 1 &&
    solutions.every((solution) => solution.some((c) => c.slot === only!.slot && c.delta === only!.delta));
  if (alone) {
    return { broken, slot: only!.slot, value: only!.exact ? valueAfter(only!, sheet) : null, candidates: [] };
  }
  const candidates = new Set<number>();
  for (const solution of solutions) {
    for (const { slot } of solution) {
      if (constraintsWith(constraints, slot).some((index) => mine.has(index))) candidates.add(slot);
    }
  }
  return { broken, slot: -1, value: null, candidates: [...candidates].sort((a, b) => a - b) };
}

const valueAfter = ({ slot, delta }: Change, sheet: Sheet): Decimal =>
  add(decimalAt(sheet, slot)!, { units: BigInt(delta), scale: sheet.scale });

const inOrder = (indexes: readonly number[], { judged, slots }: Constraints): Judged[] =>
  [...indexes].sort((a, b) => slots[a]!.length - slots[b]!.length || a - b).map((index) => judged[index]!);

/** Changes that only together leave a relation whole (a part and its total, say) are one mistake. */
function linked(solution: Solution, constraints: Constraints): Solution[] {
  const groups: Change[][] = [];
  for (const change of solution) {
    const whole = constraintsWith(constraints, change.slot).filter((index) => !isBroken(constraints, index));
    const touching = groups.filter((group) =>
      group.some(({ slot }) => constraintsWith(constraints, slot).some((index) => whole.includes(index))),
    );
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), change]);
  }
  return groups;
}

/**
 * Where no repair was found: the relations of the kind that is broken most often share no cell with each
 * other, so each is a mistake of its own, and the others belong to the one that they cross.
 */
function seeded(indexes: readonly number[], constraints: Constraints): number[][] {
  const kinds = new Map<string, number[]>();
  for (const index of indexes) {
    const id = constraints.judged[index]!.relation.spec.id;
    kinds.set(id, [...(kinds.get(id) ?? []), index]);
  }
  const byCount = [...kinds.values()].sort((a, b) => b.length - a.length);
  const groups: number[][] = [];
  for (const index of byCount.flat()) {
    const crossed = groups.find(([seed]) =>
      constraints.slots[seed!]!.some((slot) => constraints.slots[index]!.includes(slot)),
    );
    if (crossed) crossed.push(index);
    else groups.push([index]);
  }
  return groups;
}
