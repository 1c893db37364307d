/** What has changed between two texts: [start, end) of the first has become [start, newEnd) of the second. */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** One change that makes the second text of the first; null where they are equal. Compares whole parts at a time. */
export function difference(before: string, after: string): Difference | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const rest = longest(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { start, end: before.length - rest, newEnd: after.length - rest };
}

/** The largest n up to `most` for which everything in [0, n) is the same; asked of parts that lie side by side. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  let limit = most;
  while (known < limit) {
    const next = (known + limit + 1) >> 1;
    if (isSame(known, next)) known = next;
    else limit = next - 1;
  }
  return known;
}
