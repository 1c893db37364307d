import type { ActiveRule, RuleSet } from './ruleset.js';
import { type Sieves, sievesOf } from './sieve.js';

/** Rules that a report is checked with by itself, and those that search the whole run. */
export interface Turns {
  readonly alone: readonly ActiveRule[];
  readonly searching: readonly ActiveRule[];
  /** Of those that check a report by itself. */
  readonly sieves: Sieves;
}

const turns = new WeakMap<readonly ActiveRule[], Turns>();

/** Sorted once a rule set; rules that only word what others find have no turn. */
export function turnsOf({ active, pack }: RuleSet): Turns {
  let known = turns.get(active);
  if (known === undefined) {
    const running = active.filter(({ kind }) => kind.idle !== true);
    const alone = running.filter(({ kind }) => kind.searchesRun !== true);
    known = {
      alone,
      searching: running.filter(({ kind }) => kind.searchesRun === true),
      sieves: sievesOf(alone, pack.form),
    };
    turns.set(active, known);
  }
  return known;
}
