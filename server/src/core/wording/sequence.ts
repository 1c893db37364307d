/** The first place where a list's numbers do not follow each other. */
export interface Break {
  readonly kind: 'repeat' | 'skip';
  /** Index into the numbers. */
  readonly at: number;
  readonly expected: number;
  /** Only this one number is wrong: with it the rest follows. */
  readonly alone: boolean;
}

/** The break of a flat list; null where the numbers follow, or where new lists begin at 1. */
export function findBreak(numbers: readonly number[]): Break | null {
  const whole = breakWithin(numbers, 0, numbers.length);
  if (whole === null || whole.alone) return whole;
  for (let from = 0; from < numbers.length; ) {
    let to = from + 1;
    while (to < numbers.length && numbers[to] !== 1) to++;
    const found = breakWithin(numbers, from, to);
    if (found !== null) return found;
    from = to;
  }
  return null;
}

/** The break of the one list [from, to); a list that begins late counts from its first number. */
function breakWithin(numbers: readonly number[], from: number, to: number): Break | null {
  let wrong = 0;
  let first = -1;
  for (let at = from; at < to; at++) {
    if (numbers[at] === at - from + 1) continue;
    wrong++;
    if (first < 0) first = at;
  }
  if (wrong === 0) return null;
  if (wrong === 1 && to - from > 1) return breakAt(numbers, first, first - from + 1, true);
  for (let at = from + 1; at < to; at++) {
    const expected = numbers[at - 1]! + 1;
    if (numbers[at] !== expected) return breakAt(numbers, at, expected, false);
  }
  return null;
}

const breakAt = (numbers: readonly number[], at: number, expected: number, alone: boolean): Break => ({
  kind: numbers[at]! < expected || numbers[at] === numbers[at + 1] ? 'repeat' : 'skip',
  at,
  expected,
  alone,
});

/**
 * The first break in a run of items that may nest without marks (一是 within 一是): 1 opens a list, another number goes
 * on with the innermost list that it fits. Null where every number fits somewhere.
 */
export function findNestedBreak(numbers: readonly number[]): Break | null {
  const open: { last: number; first: number }[] = [];
  for (const [at, number] of numbers.entries()) {
    if (number === 1) {
      open.push({ last: 1, first: at });
      continue;
    }
    let fits = open.length - 1;
    while (fits >= 0 && open[fits]!.last !== number - 1) fits--;
    if (fits >= 0) {
      open.length = fits + 1;
      open[fits]!.last = number;
      continue;
    }
    const top = open.at(-1);
    // A list that does not begin with 1 here began elsewhere.
    if (top === undefined) return null;
    const below = open.at(-2);
    // 一是 … 一是 … 三是: the second 一是 was meant as 二是.
    if (top.last === 1 && number === 3 && below?.last === 1)
      return { kind: 'repeat', at: top.first, expected: 2, alone: true };
    if (number === top.last)
      return { kind: 'repeat', at, expected: number + 1, alone: numbers[at + 1] !== number + 1 };
    return number > top.last ? { kind: 'skip', at, expected: top.last + 1, alone: false } : null;
  }
  return null;
}
