import { placeOf } from './layout.js';
import type { LinearRelation } from './linear.js';
import type { Sheet } from './sheet.js';

/**
 * Empty cells that can only be 0: the printed figures of a relation use it up already, and none of its cells
 * may be negative. Nothing is invented: a relation whose figures are not printed says nothing, and a cell
 * in whose row or column something does not add up is left alone.
 */
export function impliedZeros(
  relations: readonly LinearRelation[],
  sheet: Sheet,
  isEmpty: (slot: number) => boolean,
): readonly number[] {
  const values = sheet.values.slice();
  const zeros = new Set<number>();
  const sums = relations.filter((relation) => relation.compare === '=');
  for (let grew = true; grew; ) {
    grew = false;
    for (const relation of sums) {
      for (const slot of usedUp(relation, sheet, values, isEmpty)) {
        values[slot] = 0;
        zeros.add(slot);
        grew = true;
      }
    }
  }
  if (zeros.size === 0) return [];
  for (const { slots, weights, constant } of sums) {
    let sum = constant * 10 ** sheet.scale;
    slots.forEach((slot, i) => {
      sum += weights[i]! * values[slot]!;
    });
    // NaN (still open) is no contradiction.
    if (sum < 0 || sum > 0) for (const slot of slots) zeros.delete(slot);
  }
  return [...zeros].sort((a, b) => a - b);
}

/** The empty cells of a relation whose known cells cancel out, where all empty ones pull the same way. */
function usedUp(
  { slots, weights, constant }: LinearRelation,
  sheet: Sheet,
  values: readonly number[],
  isEmpty: (slot: number) => boolean,
): readonly number[] {
  const open: number[] = [];
  let sum = constant * 10 ** sheet.scale;
  let direction = 0;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const value = values[slot]!;
    if (!Number.isNaN(value)) {
      sum += weights[i]! * value;
      continue;
    }
    const sign = Math.sign(weights[i]!);
    if (!isEmpty(slot) || (direction !== 0 && sign !== direction)) return [];
    const { table, column } = placeOf(sheet.layout, slot);
    if (table.columns[column]!.signed) return [];
    direction = sign;
    open.push(slot);
  }
  // With nothing printed but the empty cells there is no figure that could say anything.
  return sum === 0 && open.length < slots.length ? open : [];
}
