import type { Claim } from './claim.js';
import type { PartList } from './lists.js';
import type { ReadPassage } from './prose.js';
import type { Token } from './token.js';

/** A list that does not add up, but does with the figures of the tables. */
export interface Repaired {
  readonly list: PartList;
  readonly total: number;
  /** Values of the items, the tables' where the text contradicts them. */
  readonly values: readonly number[];
  /** One number only is wrong. */
  readonly alone: boolean;
  /** The sum says so, and the table need not. */
  readonly bySum: boolean;
}

const wrong = (claim: Claim | undefined): claim is Claim =>
  claim !== undefined && (claim.verdict === 'contradicted' || claim.verdict === 'person');

/**
 * Holds a list against the tables: where they contradict the total or items of it, and their figures make it add
 * up, the numbers that they contradict are the fault, and the list has no other. Null otherwise.
 */
export function repaired(passage: ReadPassage, list: PartList): Repaired | null {
  const { totals, items, judgement } = list;
  if (judgement.verdict === 'exact' || judgement.verdict === 'silent' || totals.length > 1) return null;
  const counted = judgement.verdict === 'overMixed' ? items : items.filter((i) => i.unit === totals[0]!.unit);
  let faults = 0;
  const valuesOf = (token: Token): readonly number[] => {
    const claim = passage.quotes.get(token);
    if (!wrong(claim)) return [token.value];
    faults++;
    return claim.values.filter((value) => value !== null);
  };
  const whole = valuesOf(totals[0]!);
  const values = counted.map((item) => valuesOf(item)[0] ?? item.value);
  const sum = values.reduce((a, b) => a + b, 0);
  // Contradicted in most of its numbers, a list speaks of something else than the tables.
  if (faults === 0 || faults * 2 > values.length + 1 || !whole.includes(sum)) return null;
  const alone = faults === 1;
  // Where usage leaves the table several readings, the sum is the surer witness against a total.
  const claim = passage.quotes.get(totals[0]!);
  const bySum = alone && judgement.verdict === 'over' && wrong(claim) && !claim.certain;
  return { list, total: sum, values, alone, bySum };
}

/** The list of the number, as total or item, that the tables repair. */
export function repairedListOf(passage: ReadPassage, token: Token): Repaired | null {
  for (const list of passage.lists) {
    if (!list.totals.includes(token) && !list.items.includes(token)) continue;
    const found = repaired(passage, list);
    if (found !== null) return found;
  }
  return null;
}
