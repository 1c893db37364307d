import type { Token } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** A percentage that does not follow from the figures beside it. */
export interface RateFault {
  readonly kind: 'share' | 'growth' | 'odd-share' | 'points';
  readonly rate: Token;
  /** The figures that it should follow from. */
  readonly part: Token;
  readonly whole: Token | null;
  /** What it should be, in the digits that the author gives. */
  readonly expected: string;
  /** For a change: whether the figures rise or fall, and whether the text says so, too. */
  readonly way?: Way;
}

export interface Way {
  readonly direction: Direction;
  readonly asSaid: boolean;
}

export const wayOf = (expected: number, said: Direction): Way => {
  const direction = Math.sign(expected) as Direction;
  return { direction, asSaid: direction === said };
};

/** 1: growth, −1: decline, 0: neither. */
export type Direction = -1 | 0 | 1;

/** One unit of the last digit: authors round up, truncate, or bend shares to a hundred. */
export const tolerance = (rate: Token): number => 10 ** -rate.decimals + 1e-9;

export const fits = (rate: Token, expected: number): boolean =>
  Math.abs(Math.abs(expected) - rate.value) <= tolerance(rate);

export function shown(rate: Token, expected: number): string {
  const digits = Math.abs(expected).toFixed(Math.max(rate.decimals, 1));
  return rate.decimals === 0 && digits.endsWith('.0') ? digits.slice(0, -2) : digits;
}

/** What the words say; 0 for a rate of something else, too (办结率, 百分点). */
export function directionOf(near: string, vocabulary: Vocabulary): Direction {
  if (vocabulary.on.notGrowth.test(near)) return 0;
  const up = vocabulary.on.growthUp.test(near);
  const down = vocabulary.on.growthDown.test(near);
  return up === down ? 0 : up ? 1 : -1;
}
