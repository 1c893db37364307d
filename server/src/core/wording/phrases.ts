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
  readonly unless: readonly { readonly text: string; readonly offset: number }[];
}

const FILTER_SIZE = 1 << 14;

const slot = (first: number, second: number): number =>
  (Math.imul(first, 0x9e35) ^ (second << 3) ^ (second >> 9)) & (FILTER_SIZE - 1);

/**
 * Thousands of words looked for in one pass: a filter on the first two code units says no nearly always, without
 * touching a map. A position costs the same however many words there are.
 */
export interface PhraseTable<T> {
  readonly filter: Uint8Array;
  readonly byHead: ReadonlyMap<number, readonly Entry<T>[]>;
}

export function phraseTable<T>(phrases: Iterable<Phrase<T>>): PhraseTable<T> {
  const filter = new Uint8Array(FILTER_SIZE);
  const byHead = new Map<number, Entry<T>[]>();
  for (const { text, unless, value } of phrases) {
    const first = text.charCodeAt(0);
    const second = text.charCodeAt(1);
    const innocent: Entry<T>['unless'][number][] = [];
    for (const longer of unless) {
      // A longer word may hold the phrase twice; each place counts.
      for (let at = longer.indexOf(text); at >= 0; at = longer.indexOf(text, at + 1))
        innocent.push({ text: longer, offset: at });
    }
    filter[slot(first, second)] = 1;
    const head = first * 65536 + second;
    const entry = { text, value, unless: innocent };
    const others = byHead.get(head);
    if (others) others.push(entry);
    else byHead.set(head, [entry]);
  }
  for (const entries of byHead.values()) entries.sort((a, b) => b.text.length - a.text.length);
  return { filter, byHead };
}

/** A quick no for a position whose first two code units are these. */
export const mayStart = <T>(table: PhraseTable<T>, first: number, second: number): boolean =>
  table.filter[slot(first, second)] === 1;

/** The longest phrase that starts at a position and is not part of an innocent word there. */
export function phraseAt<T>(table: PhraseTable<T>, text: string, at: number): Entry<T> | null {
  const entries = table.byHead.get(text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1));
  if (entries === undefined) return null;
  for (const entry of entries) {
    if (!text.startsWith(entry.text, at)) continue;
    if (!entry.unless.some((longer) => text.startsWith(longer.text, at - longer.offset))) return entry;
  }
  return null;
}

/** Every hit of a table in a text, left to right, without overlaps. */
export function findPhrases<T>(
  table: PhraseTable<T>,
  text: string,
  visit: (value: T, from: number, to: number) => void,
): void {
  let first = text.charCodeAt(0);
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1);
    if (mayStart(table, first, second)) {
      const hit = phraseAt(table, text, at);
      if (hit !== null) {
        const end = at + hit.text.length;
        visit(hit.value, at, end);
        at = end - 1;
        first = text.charCodeAt(end);
        continue;
      }
    }
    first = second;
  }
}
