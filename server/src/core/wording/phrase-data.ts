/** Words to be found in a text, and longer words in which they are innocent. */
export interface Phrase<T> {
  /** At least two code units. */
  readonly text: string;
  /** Longer texts that contain `text`: where one of them stands, the phrase is no hit. */
  readonly unless: readonly string[];
  readonly value: T;
}

/** A longer text in which a phrase is innocent, and the offset of the phrase in it. */
export type Innocent = readonly [longer: string, offset: number];

/** Its words, the offset of the two units by which it is looked up, its value, and texts that make it innocent. */
export type RowEntry<T> = readonly [words: string, anchor: number, value: T, unless?: readonly Innocent[]];

/** What a table of phrases is made of, as plain data; values must be plain, too. */
export interface PhraseData {
  /** The two units of each row, one row behind another. */
  readonly pairs: string;
  /** `RowEntry`s as JSON: nearly all are never read. */
  readonly rows: readonly string[];
}

/** `good`: good words, the usual ones more than once; phrases are looked up by units that seldom meet in them. */
export function phraseData<T>(phrases: Iterable<Phrase<T>>, good = ''): PhraseData {
  const usual = new Map<number, number>();
  for (let at = 0; at + 1 < good.length; at++)
    usual.set(pairAt(good, at), (usual.get(pairAt(good, at)) ?? 0) + 1);
  const byAnchor = new Map<string, RowEntry<T>[]>();
  for (const { text, unless, value } of phrases) {
    const innocent: Innocent[] = [];
    for (const longer of unless) addPlaces(innocent, longer, text);
    const anchor = good === '' ? 0 : rarest(text, usual);
    const pair = text.slice(anchor, anchor + 2);
    const others = byAnchor.get(pair);
    const entry: RowEntry<T> =
      innocent.length === 0 ? [text, anchor, value] : [text, anchor, value, innocent];
    if (others) others.push(entry);
    else byAnchor.set(pair, [entry]);
  }
  for (const entries of byAnchor.values()) entries.sort((a, b) => b[0].length - a[0].length);
  return {
    pairs: [...byAnchor.keys()].join(''),
    rows: [...byAnchor.values()].map((entries) => JSON.stringify(entries)),
  };
}

/** Where in a phrase the two units stand that meet least often in good texts; the last of equals. */
function rarest(text: string, usual: ReadonlyMap<number, number>): number {
  let best = text.length - 2;
  let fewest = Number.POSITIVE_INFINITY;
  for (let at = text.length - 2; at >= 0 && fewest > 0; at--) {
    const count = usual.get(pairAt(text, at)) ?? 0;
    if (count >= fewest) continue;
    best = at;
    fewest = count;
  }
  return best;
}

/** Two units as one number, negative for high ones: small integers make quick keys. */
export const pairAt = (text: string, at: number): number =>
  (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** A longer word may hold the phrase twice; each place counts. */
function addPlaces(places: Innocent[], longer: string, text: string): void {
  for (let at = longer.indexOf(text); at >= 0; at = longer.indexOf(text, at + 1)) places.push([longer, at]);
}
