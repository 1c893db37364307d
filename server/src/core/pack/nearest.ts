/** Edits (insert, delete, replace) between two short names; counting stops above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replace, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}

/** The known name that a mistyped one was meant to be, or null where none is near. */
export function nearestName(written: string, known: Iterable<string>): string | null {
  if (written.length > 80) return null;
  let best: string | null = null;
  // One slip in a short name; two letters swapped count as two.
  let bestDistance = (written.length < 4 ? 1 : Math.floor(written.length / 3) + 1) + 1;
  for (const name of known) {
    const d = distance(written.toLowerCase(), name.toLowerCase(), bestDistance);
    if (d < bestDistance) {
      best = name;
      bestDistance = d;
    }
  }
  // A name cut short: `warn` for `warning`.
  if (best === null && written.length >= 3) {
    for (const name of known) if (name.toLowerCase().startsWith(written.toLowerCase())) return name;
  }
  return best;
}
