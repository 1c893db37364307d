/** Numbers from a seed, the same everywhere. */
export interface Random {
  /** A whole number from 0 up to, not including, `count`; 0 for none. */
  readonly below: (count: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
}

export function random(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (count: number): number => (count <= 0 ? 0 : next() % count);
  return { below, of: (list) => list[below(list.length)]! };
}
