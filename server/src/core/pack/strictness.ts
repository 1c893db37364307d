import type { LevelOrOff, Tighten } from './layer.js';
import type { RulePolicy } from './rule.js';

const LEVEL: Readonly<Record<LevelOrOff, number>> = { off: 0, hint: 1, info: 2, warning: 3, error: 4 };
const POLICY: Readonly<Record<RulePolicy, number>> = { open: 0, floor: 1, locked: 2 };

/** Positive where `a` is the stricter of two levels, 0 where they are equal. */
export const compareLevels = (a: LevelOrOff, b: LevelOrOff): number => LEVEL[a] - LEVEL[b];
export const comparePolicies = (a: RulePolicy, b: RulePolicy): number => POLICY[a] - POLICY[b];

/** `a` against `b` in the direction that is stricter; null where neither is. */
export function compareParams(a: unknown, b: unknown, way: Tighten): number | null {
  if (same(a, b)) return 0;
  if (way === 'up' || way === 'down') {
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    return way === 'up' ? a - b : b - a;
  }
  if (way === 'none' || !Array.isArray(a) || !Array.isArray(b)) return null;
  const keys = (list: readonly unknown[]) => new Set(list.map((item) => JSON.stringify(item)));
  const [own, other] = [keys(a), keys(b)];
  const contains = (big: ReadonlySet<string>, small: ReadonlySet<string>) =>
    [...small].every((key) => big.has(key));
  const larger = contains(own, other) ? 1 : contains(other, own) ? -1 : null;
  return larger === null ? null : way === 'superset' ? larger : -larger;
}

/** Equal as data. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && same(value, (b as Record<string, unknown>)[key]))
  );
}
