/** Words to be found in a text, and longer words in which they are innocent. */
export interface Phrase<T> {
  /** At least two code units. */
  readonly text: string;
  /** Longer texts that contain `text`: where one of them stands, the phrase is no hit. */
  readonly unless: readonly string[];
  readonly value: T;
}

interface Entry<T> {
  readonly text: string;
  readonly value: T;
  /** Offset of the two units by which the phrase is looked up. */
  readonly anchor: number;
  readonly unless: { readonly text: string; readonly offset: number }[];
}

const FILTER_BITS = 14;

const slot = (first: number, second: number): number =>
  Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - FILTER_BITS);

/**
 * Thousands of words looked for in one pass. Each is looked up by two of its units, where possible by two that do
 * not meet in good texts: the filter then says no nearly everywhere, and a position costs the same however many
 * words there are.
 */
export interface PhraseTable<T> {
  readonly filter: Uint8Array;
  readonly byAnchor: ReadonlyMap<number, readonly Entry<T>[]>;
}

/** `good`: good words, the usual ones more than once; phrases are looked up by units that seldom meet in them. */
export function phraseTable<T>(phrases: Iterable<Phrase<T>>, good = ''): PhraseTable<T> {
  const usual = new Map<number, number>();
  for (let at = 0; at + 1 < good.length; at++)
    usual.set(pairAt(good, at), (usual.get(pairAt(good, at)) ?? 0) + 1);
  const filter = new Uint8Array(1 << FILTER_BITS);
  const byAnchor = new Map<number, Entry<T>[]>();
  for (const { text, unless, value } of phrases) {
    const innocent: Entry<T>['unless'] = [];
    for (const longer of unless) addPlaces(innocent, longer, text);
    const anchor = good === '' ? 0 : rarest(text, usual);
    filter[slot(text.charCodeAt(anchor), text.charCodeAt(anchor + 1))] = 1;
    const entry: Entry<T> = { text, value, anchor, unless: innocent };
    const others = byAnchor.get(pairAt(text, anchor));
    if (others) others.push(entry);
    else byAnchor.set(pairAt(text, anchor), [entry]);
  }
  for (const entries of byAnchor.values()) entries.sort((a, b) => b.text.length - a.text.length);
  return { filter, byAnchor };
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
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** A longer word may hold the phrase twice; each place counts. */
function addPlaces(places: { text: string; offset: number }[], longer: string, text: string): void {
  for (let at = longer.indexOf(text); at >= 0; at = longer.indexOf(text, at + 1))
    places.push({ text: longer, offset: at });
}

/** A quick no for a place where these two units meet. */
export const mayStand = <T>(table: PhraseTable<T>, first: number, second: number): boolean =>
  table.filter[slot(first, second)] === 1;

/** A phrase where it stands. */
export interface Hit<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** The phrase looked up by the two units at a position, or a longer one around it; null in an innocent word. */
export function phraseAt<T>(table: PhraseTable<T>, text: string, at: number): Hit<T> | null {
  const hit = lookUp(table, text, at);
  if (hit === null) return null;
  // Hits are rare: what is longer is looked for here, not for every pair of phrases beforehand.
  let best = hit;
  for (let near = at + 1; near < at + LONGEST; near++) {
    if (!mayStand(table, text.charCodeAt(near), text.charCodeAt(near + 1))) continue;
    const other = lookUp(table, text, near);
    if (other !== null && other.from <= best.from && other.to >= best.to) best = other;
  }
  return best;
}

/** Farther apart two phrases are two. */
const LONGEST = 16;

function lookUp<T>(table: PhraseTable<T>, text: string, at: number): Hit<T> | null {
  const entries = table.byAnchor.get(pairAt(text, at));
  if (entries === undefined) return null;
  for (const entry of entries) {
    const from = at - entry.anchor;
    if (from < 0 || !text.startsWith(entry.text, from)) continue;
    if (!entry.unless.some((longer) => text.startsWith(longer.text, from - longer.offset)))
      return { value: entry.value, from, to: from + entry.text.length };
  }
  return null;
}

/** Every hit of a table in a text, left to right, without overlaps. */
export function findPhrases<T>(
  table: PhraseTable<T>,
  text: string,
  visit: (value: T, from: number, to: number) => void,
): void {
  const { filter } = table;
  let done = 0;
  let first = text.charCodeAt(0);
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1);
    if (filter[slot(first, second)] === 1) {
      const hit = phraseAt(table, text, at);
      if (hit !== null && hit.from >= done) {
        visit(hit.value, hit.from, hit.to);
        done = hit.to;
      }
    }
    first = second;
  }
}
