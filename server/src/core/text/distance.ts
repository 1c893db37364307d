/** The two differ by one pair of neighbours that changed places (密秘 for 秘密), and by nothing else. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at + 1 >= a.length) return false;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Edit distance of two short strings, or `limit + 1` as soon as it is known to be larger. */
export function editDistance(a: string, b: string, limit: number): number {
  const far = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return far;
  let start = 0;
  let aEnd = a.length;
  let bEnd = b.length;
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const width = bEnd - start;
  if (aEnd === start || width === 0) return Math.min(aEnd - start + width, far);
  // Only a band around the diagonal can stay below the limit.
  let before: number[] = [];
  for (let j = 0; j <= width; j++) before.push(j <= limit ? j : far);
  for (let i = 1; i <= aEnd - start; i++) {
    const row: number[] = new Array(width + 1).fill(far);
    if (i <= limit) row[0] = i;
    const from = Math.max(1, i - limit);
    const to = Math.min(width, i + limit);
    let least = row[0]!;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 1);
      const cost = Math.min(before[j - 1]! + (same ? 0 : 1), before[j]! + 1, row[j - 1]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return far;
    before = row;
  }
  return Math.min(before[width]!, far);
}
