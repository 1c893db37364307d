import { relativeYears } from './context.js';
import type { Passage } from './passage.js';
import { isCount } from './signs.js';
import { Mark, type Token, wordsBefore } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** A percentage that does not follow from the figures beside it. */
export interface RateFault {
  readonly kind: 'share' | 'growth' | 'odd-share';
  readonly rate: Token;
  /** The figures that it should follow from. */
  readonly part: Token;
  readonly whole: Token | null;
  /** What it should be, in the digits that the author gives. */
  readonly expected: string;
}

/** One unit of the last digit: authors round up, truncate, or bend shares to a hundred. */
export const tolerance = (rate: Token): number => 10 ** -rate.decimals + 1e-9;

export const fits = (rate: Token, expected: number): boolean =>
  Math.abs(Math.abs(expected) - rate.value) <= tolerance(rate);

export const shown = (rate: Token, expected: number): string =>
  Math.abs(expected).toFixed(Math.max(rate.decimals, 1));

/** Rates of a passage held against the figures of the passage itself. */
export function findRateFaults(passage: Passage, vocabulary: Vocabulary, year: number | null): RateFault[] {
  const faults: RateFault[] = [];
  const open: { rate: Token; part: Token }[] = [];
  for (let i = 0; i < passage.tokens.length; i++) {
    const rate = passage.tokens[i]!;
    if ((rate.marks & Mark.rate) === 0 || (rate.marks & Mark.approximate) !== 0) continue;
    const near = wordsBefore(passage.text, rate);
    if (vocabulary.on.share.test(near)) {
      const fault = share(passage, vocabulary, i, near, open);
      if (fault !== null) faults.push(fault);
    } else {
      const fault = growthInSentence(passage, vocabulary, i, near, year);
      if (fault !== null) faults.push(fault);
    }
  }
  const odd = oddShare(open);
  if (odd !== null) faults.push(odd);
  return faults;
}

function share(
  passage: Passage,
  vocabulary: Vocabulary,
  index: number,
  near: string,
  open: { rate: Token; part: Token }[],
): RateFault | null {
  const { text, tokens } = passage;
  const rate = tokens[index]!;
  if (vocabulary.on.notShare.test(near) || near.includes('比上') || near.includes('较')) return null;
  // 占全部9件的88.9%: the whole is in the phrase.
  let base: Token | null = null;
  let part: Token | null = null;
  const phrase = rate.start - near.length + near.search(vocabulary.on.share);
  for (let i = index - 1; i >= 0 && i > index - 8; i--) {
    const token = tokens[i]!;
    if (token.sentence !== rate.sentence) break;
    if (token.start >= phrase) {
      if (token.unit !== null) base = token;
      else return null;
      continue;
    }
    // Its own clause, or the one before it.
    if ((token.marks & (Mark.rate | Mark.bare)) !== 0) break;
    if (token.group !== rate.group && token.group !== passage.groups[rate.group]!.parent) continue;
    if (token.unit !== null) part = token;
    break;
  }
  if (part === null || !isCount(part) || (part.marks & Mark.approximate) !== 0) return null;
  // In a clause of its own the share needs no subject; with one it speaks of something else.
  if (part.unitEnd < rate.nearStart && !/^\s*(?:约|比|其)?$/.test(text.slice(rate.nearStart, phrase)))
    return null;
  if (/[，；]/.test(text.slice(part.unitEnd, phrase).slice(part.afterEnd - part.unitEnd + 1))) return null;
  if (base !== null) {
    if ((base.marks & Mark.approximate) !== 0 || base.value <= 0 || base.unit !== part.unit) return null;
    return fits(rate, (100 * part.value) / base.value) ? null : fault('share', rate, part, base);
  }
  const list = passage.lists[part.list];
  if (list === undefined || list.totals.length > 1) {
    open.push({ rate, part });
    return null;
  }
  const total = list.totals[0]!;
  const candidates = [total.value, list.judgement.sum, ...countsBefore(tokens, index, part)];
  if ((total.marks & Mark.approximate) !== 0 || total.value <= 0) return null;
  if (candidates.some((whole) => whole > 0 && fits(rate, (100 * part.value) / whole))) return null;
  // 占全市…的: the whole is another one, which is not here.
  if (/占(?:全[市县区省国]|同类|本[市县区]|总?人)/.test(near)) return null;
  return fault('share', rate, part, total);
}

function fault(kind: 'share', rate: Token, part: Token, whole: Token): RateFault {
  return { kind, rate, part, whole, expected: shown(rate, (100 * part.value) / whole.value) };
}

/** Other counts of the part's unit that may be the whole. */
function countsBefore(tokens: readonly Token[], index: number, part: Token): number[] {
  const values: number[] = [];
  for (let i = index - 1; i >= 0 && i > index - 20; i--) {
    const token = tokens[i]!;
    if (token !== part && token.unit === part.unit && !token.part && isCount(token)) values.push(token.value);
  }
  return values;
}

/** Where the whole is not given: all shares but one of three or more fit one base. */
function oddShare(open: readonly { rate: Token; part: Token }[]): RateFault | null {
  if (open.length < 3 || open.length > 40) return null;
  const spans = open.map(({ rate, part }) => ({
    low: (100 * part.value) / (rate.value + tolerance(rate)),
    high: rate.value > tolerance(rate) ? (100 * part.value) / (rate.value - tolerance(rate)) : Infinity,
  }));
  const common = (skip: number): boolean => {
    let low = 0;
    let high = Infinity;
    for (const [i, span] of spans.entries()) {
      if (i === skip) continue;
      low = Math.max(low, span.low);
      high = Math.min(high, span.high);
    }
    return low <= high && Math.floor(high) >= Math.ceil(low - 1e-9);
  };
  if (common(-1)) return null;
  const odd = spans.map((_, i) => i).filter(common);
  if (odd.length !== 1) return null;
  const { rate, part } = open[odd[0]!]!;
  const others = spans.filter((_, i) => i !== odd[0]);
  const whole = Math.ceil(Math.max(...others.map((span) => span.low)) - 1e-9);
  return { kind: 'odd-share', rate, part, whole: null, expected: shown(rate, (100 * part.value) / whole) };
}

/** 收到35件，比2021年（28件）增长25%: both values stand in the sentence. */
function growthInSentence(
  passage: Passage,
  vocabulary: Vocabulary,
  index: number,
  near: string,
  year: number | null,
): RateFault | null {
  const { tokens } = passage;
  const rate = tokens[index]!;
  const direction = directionOf(near, vocabulary);
  if (direction === 0) return null;
  let base: Token | null = null;
  let delta: Token | null = null;
  let current: Token | null = null;
  for (let i = index - 1; i >= 0 && i > index - 8; i--) {
    const token = tokens[i]!;
    if (token.sentence !== rate.sentence) break;
    if ((token.marks & Mark.rate) !== 0) break;
    if (token.unit === null || (token.marks & Mark.approximate) !== 0) return null;
    if (isBase(passage, token, year)) base ??= token;
    else if ((token.marks & Mark.delta) !== 0) delta ??= token;
    else if (isCount(token) && !token.part) {
      current = token;
      break;
    } else return null;
  }
  if (current === null) return null;
  const past =
    base !== null && base.unit === current.unit
      ? base
      : delta !== null && delta.unit === current.unit
        ? delta
        : null;
  if (past === null) return null;
  const before = past === base ? past.value : current.value - direction * past.value;
  if (before <= 0) return null;
  const expected = (100 * (current.value - before)) / before;
  if (fits(rate, expected) && (expected === 0 || Math.sign(expected) === direction)) return null;
  return { kind: 'growth', rate, part: current, whole: past, expected: shown(rate, expected) };
}

const isBase = (passage: Passage, token: Token, year: number | null): boolean => {
  if ((token.marks & Mark.delta) === 0) return (token.marks & Mark.otherYear) !== 0;
  const near = relativeYears(wordsBefore(passage.text, token), year);
  return /(?:上一?年|去年|同期|20\d\d\s*年)度?(?:同期)?的?\s*$/.test(near);
};

/** 1: growth, −1: decline, 0: neither, or a rate of something else (办结率, 百分点). */
export function directionOf(near: string, vocabulary: Vocabulary): -1 | 0 | 1 {
  if (vocabulary.on.notGrowth.test(near)) return 0;
  const up = vocabulary.on.growthUp.test(near);
  const down = vocabulary.on.growthDown.test(near);
  return up === down ? 0 : up ? 1 : -1;
}
