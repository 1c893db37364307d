import { editDistance } from '../text/distance.js';

export interface NearLabel {
  readonly key: string;
  readonly ordinal: number;
  readonly row: number;
  /** What `lettersOf` says of the key. */
  readonly letters: number;
}

/** Which letters words hold, in 32 classes: bits that one has and the other lacks are slips at least. */
export function lettersOf(key: string): number {
  let bits = 0;
  for (let i = 0; i < key.length; i++) bits |= 1 << key.charCodeAt(i);
  return bits;
}

/** More than `limit` bits are set. */
function exceeds(bits: number, limit: number): boolean {
  let rest = bits;
  for (let i = 0; i < limit; i++) rest &= rest - 1;
  return rest !== 0;
}

/** Slips that a label may hold and still be told: the shorter, the fewer. */
const allowed = (length: number, ordinal: boolean): number =>
  ordinal ? (length < 8 ? 1 : length < 12 ? 2 : 3) : length < 8 ? 0 : 1;

/**
 * The row whose label is nearest to `key`, -1 where none is near or another is nearly as near. With an ordinal
 * only rows of the same ordinal count as meant, but every row counts as runner-up.
 */
export function nearestRow(labels: readonly NearLabel[], key: string, ordinal: number): number {
  if (key.length < 4 || key.length > 60) return -1;
  const most = allowed(key.length, ordinal !== 0);
  if (most === 0) return -1;
  const far = most + 2;
  const letters = lettersOf(key);
  let best = most + 1;
  let second = most + 3;
  let row = -1;
  for (const label of labels) {
    if (Math.abs(label.key.length - key.length) > far) continue;
    if (exceeds(letters & ~label.letters, far) || exceeds(label.letters & ~letters, far)) continue;
    const distance = editDistance(key, label.key, far);
    if (distance > far) continue;
    if (distance < best && (ordinal === 0 || label.ordinal === ordinal)) {
      if (row >= 0 && row !== label.row) second = Math.min(second, best);
      best = distance;
      row = label.row;
    } else if (label.row !== row) second = Math.min(second, distance);
  }
  return row >= 0 && second - best >= 2 ? row : -1;
}
