/**
 * Edit distance (insert, delete, replace) of two short texts, or `limit + 1` where it is larger. Only a band of
 * `2 × limit + 1` cells a row is computed.
 */
export function distanceWithin(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  let previous = new Array<number>(b.length + 1);
  let current = new Array<number>(b.length + 1);
  for (let j = 0; j <= b.length; j++) previous[j] = j <= limit ? j : over;
  for (let i = 1; i <= a.length; i++) {
    const low = Math.max(1, i - limit);
    const high = Math.min(b.length, i + limit);
    current.fill(over);
    if (i <= limit) current[0] = i;
    let best = current[0] ?? over;
    for (let j = low; j <= high; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      const cell = Math.min(previous[j - 1]! + same, previous[j]! + 1, current[j - 1]! + 1, over);
      current[j] = cell;
      if (cell < best) best = cell;
    }
    if (best >= over) return over;
    [previous, current] = [current, previous];
  }
  return previous[b.length]!;
}
