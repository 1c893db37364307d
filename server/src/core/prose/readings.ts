import type { Item, Parts } from './parts.js';
import { Mark, type Token } from './token.js';
import type { Unit } from './vocabulary.js';

/** What can be said of a list against its total. */
export type Verdict = 'exact' | 'over' | 'overLikely' | 'overMixed' | 'short' | 'silent';

export interface Judgement {
  readonly verdict: Verdict;
  /** Number of items that the verdict speaks of. */
  readonly count: number;
  /** Sum of their exact values in the total's unit (of all units for `overMixed`). */
  readonly sum: number;
}

export interface Candidates {
  /** In reading order; the last is the one that a finding points at. */
  readonly tokens: readonly Token[];
  /** The last one stands directly before the list. */
  readonly adjacent: boolean;
  readonly unit: Unit;
  /** Counts told in one breath with the last total: 网站40条、微博30条，其中. They may be meant with it. */
  readonly beside: readonly Token[];
  /** `sign`: 其中 and its like; `bracket`: nothing but a bracket; `none`: a list by its look only. */
  readonly sign: 'sign' | 'bracket' | 'none';
  /** 等, 主要, 结转 …: falling short says nothing. */
  readonly open: boolean;
  /** Figures that flow (结转, 办结): the tables judge them. */
  readonly flow: boolean;
  /** Number of items before the first that flows, where they are a list by themselves; else 0. */
  readonly plain: number;
}

const EPSILON = 1e-6;
const equal = (a: number, b: number): boolean => Math.abs(a - b) < EPSILON;

/** Innocence needs one reading, guilt needs all. */
export function judge(parts: Parts, candidates: Candidates): Judgement {
  const { items } = parts;
  const { unit, tokens } = candidates;
  const totals = tokens.map((token) => token.value);
  if (totals.length > 1) totals.push(totals.reduce((a, b) => a + b, 0));
  const together = sumsTogether(tokens, candidates.beside);
  const exact = findExact(items, [...totals, ...together], unit);
  if (exact !== null) return exact;
  const turns = inTurns(items, totals, unit) ?? withDetails(items, totals, unit);
  if (turns !== null) return turns;
  const silent: Judgement = { verdict: 'silent', count: end(items, 2), sum: 0 };
  if (
    (candidates.flow && candidates.plain === 0) ||
    tokens.some((token) => (token.marks & Mark.approximate) !== 0)
  )
    return silent;
  const limit = candidates.adjacent ? totals[tokens.length - 1]! : Math.max(...totals);
  const found = over(candidates.flow ? items.slice(0, candidates.plain) : items, candidates, limit);
  if (found === null) return candidates.flow ? silent : short(parts, candidates, limit, silent);
  if (together.length === 0 || found.sum > Math.max(...together)) return found;
  // It may be the sum of several that is meant: certain no more, and far off not even likely.
  return found.sum > limit * 1.5
    ? silent
    : { ...found, verdict: found.verdict === 'over' ? 'overLikely' : found.verdict };
}

/** Each count beside the total, and what they come to with it, the nearest first. */
function sumsTogether(totals: readonly Token[], beside: readonly Token[]): number[] {
  const sums: number[] = [];
  let sum = totals[totals.length - 1]!.value;
  for (const token of beside) {
    sum += token.value;
    sums.push(token.value, sum);
  }
  return sums;
}

/** A prefix that ends where a list can end, with two exact parts or more, adds up. */
function findExact(items: readonly Item[], totals: readonly number[], unit: Unit): Judgement | null {
  let same = 0;
  let sameCount = 0;
  let mixed = 0;
  let mixedCount = 0;
  for (const [i, { token }] of items.entries()) {
    if ((token.marks & Mark.approximate) === 0) {
      mixed += token.value;
      mixedCount++;
      if (token.unit === unit) {
        same += token.value;
        sameCount++;
      }
    }
    const next = items[i + 1];
    if (next !== undefined && next.boundary === 0) continue;
    for (const total of totals) {
      if (sameCount >= 2 && equal(same, total)) return { verdict: 'exact', count: i + 1, sum: same };
      if (mixedCount >= 2 && equal(mixed, total)) return { verdict: 'exact', count: i + 1, sum: mixed };
    }
  }
  return null;
}

/**
 * 60条，其中网站40条，微信20条，动态35条，公告25条: several lists of two parts or more, each of them the same total. No
 * boundary is needed where all of them add up.
 */
function inTurns(items: readonly Item[], totals: readonly number[], unit: Unit): Judgement | null {
  const count = end(items, 3);
  for (const total of totals) {
    let sum = 0;
    let parts = 0;
    let lists = 0;
    for (let i = 0; i < count; i++) {
      const { token } = items[i]!;
      if (token.unit !== unit || (token.marks & Mark.approximate) !== 0) return null;
      sum += token.value;
      parts++;
      if (!equal(sum, total) || parts < 2) continue;
      sum = 0;
      parts = 0;
      lists++;
    }
    if (lists > 1 && parts === 0) return { verdict: 'exact', count, sum: total };
  }
  return null;
}

/** 5件，1件为甲；4件为乙，3件为丙、1件为丁: the parts add up, and what follows the last of them is what that is made of. */
function withDetails(items: readonly Item[], totals: readonly number[], unit: Unit): Judgement | null {
  const count = end(items, 3);
  const all = sumOf(items, count, unit).sum;
  let sum = 0;
  for (let i = 0; i < count - 2; i++) {
    const { token } = items[i]!;
    if (token.unit !== unit || (token.marks & Mark.approximate) !== 0) return null;
    sum += token.value;
    if (i === 0 || !equal(all - sum, token.value)) continue;
    for (const total of totals) if (equal(sum, total)) return { verdict: 'exact', count, sum };
  }
  return null;
}

/** Number of items before the first boundary of at least this strength. */
function end(items: readonly Item[], boundary: number): number {
  const at = items.findIndex((item, i) => i > 0 && item.boundary >= boundary);
  return at < 0 ? items.length : at;
}

function sumOf(items: readonly Item[], count: number, unit: Unit | null): { sum: number; parts: number } {
  let sum = 0;
  let parts = 0;
  for (let i = 0; i < count; i++) {
    const { token } = items[i]!;
    if ((token.marks & Mark.approximate) !== 0 || (unit !== null && token.unit !== unit)) continue;
    sum += token.value;
    parts++;
  }
  return { sum, parts };
}

function over(items: readonly Item[], candidates: Candidates, limit: number): Judgement | null {
  const { unit, sign } = candidates;
  const most = sign === 'none' ? 'overLikely' : 'over';
  const coreEnd = end(items, 1);
  const core = sumOf(items, coreEnd, unit);
  if (core.sum > limit + EPSILON) {
    const far = sign === 'bracket' && (core.sum > limit * 1.5 || core.parts < coreEnd);
    return { verdict: core.parts < 2 || far ? 'overLikely' : most, count: coreEnd, sum: core.sum };
  }
  const nearEnd = end(items, 2);
  const near = sumOf(items, nearEnd, unit);
  if (near.sum > limit + EPSILON) {
    const close = near.sum <= limit * 1.1 + EPSILON && !innerEquals(items, nearEnd, unit, limit);
    const sure = close && sign !== 'bracket' && near.parts > 1;
    return { verdict: sure ? most : 'overLikely', count: nearEnd, sum: near.sum };
  }
  const fullEnd = end(items, 3);
  const full = sumOf(items, fullEnd, unit);
  if (full.sum > limit + EPSILON && full.sum <= limit * 1.1 + EPSILON && full.parts > 1)
    return { verdict: 'overLikely', count: fullEnd, sum: full.sum };
  const mixed = sumOf(items, nearEnd, null);
  if (mixed.sum > limit + EPSILON && mixed.parts > near.parts) {
    const coreMixed = sumOf(items, coreEnd, null);
    const certain =
      (coreMixed.sum > limit + EPSILON && coreMixed.sum <= limit * 2) || mixed.sum <= limit * 1.1 + EPSILON;
    return certain && mixed.parts > 1 ? { verdict: 'overMixed', count: nearEnd, sum: mixed.sum } : null;
  }
  return null;
}

function innerEquals(items: readonly Item[], count: number, unit: Unit, limit: number): boolean {
  for (let i = 1; i < count; i++) if (equal(sumOf(items, i, unit).sum, limit)) return true;
  return false;
}

function short(parts: Parts, candidates: Candidates, limit: number, silent: Judgement): Judgement {
  const { items } = parts;
  const count = end(items, 3);
  const { sum, parts: exact } = sumOf(items, count, candidates.unit);
  const near = end(items, 2);
  const mixed = sumOf(items, near, null);
  const rest = limit - sum;
  const unsure =
    candidates.open ||
    parts.approximate ||
    // The rest may be told as a round number in the next sentence: 公告60余条.
    parts.approximateLater.some((value) => value >= rest / 2 && value <= rest * 1.2) ||
    parts.unread ||
    parts.foreign ||
    candidates.beside.length > 0 ||
    exact < 2 ||
    mixed.parts > sumOf(items, near, candidates.unit).parts;
  return unsure || sum >= limit ? silent : { verdict: 'short', count, sum };
}
