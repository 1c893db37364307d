import { type Innocent, type PhraseData, pairAt, type RowEntry } from './phrase-data.js';

/** Sixteen bits of two units. */
const slot = (first: number, second: number): number =>
  Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> 16;

/** Heads of rows by the upper bits of a slot. */
const HEADS = 1 << 11;
const headOf = (at: number): number => at >>> 5;

/** Phrases that are looked up by the same two units. */
interface Row<T> {
  readonly pair: number;
  /** Number of the next row of its head, from 1; 0 for none. */
  readonly next: number;
  /** Longest first; JSON until somebody asks. */
  entries: readonly Entry<T>[] | string;
}

interface Entry<T> {
  readonly words: string;
  readonly anchor: number;
  /** First and last unit: most places are turned away by them. */
  readonly first: number;
  readonly last: number;
  readonly unless: readonly Innocent[];
  readonly value: T;
}

/**
 * Thousands of words looked for in one pass. Each is looked up by two of its units, where possible by two that do
 * not meet in good texts: the table then says no nearly everywhere, and a position costs the same however many
 * words there are.
 */
export interface PhraseTable<T> {
  /** One bit a slot, small enough for the fastest cache: 0 where no phrase can stand. */
  readonly filter: Int32Array;
  /** Number of the first row of a head, from 1; 0 for none. */
  readonly heads: Uint16Array;
  readonly rows: readonly Row<T>[];
}

/** The table of data that may have been made ahead of time. */
export function phraseTable<T>({ pairs, rows }: PhraseData): PhraseTable<T> {
  const filter = new Int32Array(1 << 11);
  const heads = new Uint16Array(HEADS);
  const table: Row<T>[] = [];
  for (let i = 0; i < rows.length; i++) {
    const pair = pairAt(pairs, 2 * i);
    const at = slot(pair >>> 16, pair & 0xffff);
    filter[at >>> 5]! |= 1 << at;
    table.push({ pair, next: heads[headOf(at)]!, entries: rows[i]! });
    heads[headOf(at)] = i + 1;
  }
  return { filter, heads, rows: table };
}

/** A quick no for a place where these two units meet. */
export function mayStand<T>({ filter }: PhraseTable<T>, first: number, second: number): boolean {
  const at = slot(first, second);
  return ((filter[at >>> 5]! >>> at) & 1) !== 0;
}

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
  const last = Math.min(at + LONGEST, text.length - 1);
  for (let near = at + 1; near < last; near++) {
    if (!mayStand(table, text.charCodeAt(near), text.charCodeAt(near + 1))) continue;
    const other = lookUp(table, text, near);
    if (other !== null && other.from <= best.from && other.to >= best.to) best = other;
  }
  return best;
}

/** Farther apart two phrases are two. */
const LONGEST = 16;

function lookUp<T>(table: PhraseTable<T>, text: string, at: number): Hit<T> | null {
  const pair = pairAt(text, at);
  let number = table.heads[headOf(slot(pair >>> 16, pair & 0xffff))]!;
  while (number !== 0) {
    const row = table.rows[number - 1]!;
    if (row.pair === pair) return standing(entriesOf(row), text, at);
    number = row.next;
  }
  return null;
}

function entriesOf<T>(row: Row<T>): readonly Entry<T>[] {
  if (typeof row.entries !== 'string') return row.entries;
  const entries = (JSON.parse(row.entries) as readonly RowEntry<T>[]).map(readEntry);
  row.entries = entries;
  return entries;
}

const NOTHING: readonly Innocent[] = [];

const readEntry = <T>([words, anchor, value, unless = NOTHING]: RowEntry<T>): Entry<T> => ({
  words,
  anchor,
  first: words.charCodeAt(0),
  last: words.charCodeAt(words.length - 1),
  unless,
  value,
});

function standing<T>(entries: readonly Entry<T>[], text: string, at: number): Hit<T> | null {
  for (const entry of entries) {
    const { words } = entry;
    const from = at - entry.anchor;
    const to = from + words.length;
    if (from < 0 || to > text.length) continue;
    if (text.charCodeAt(from) !== entry.first || text.charCodeAt(to - 1) !== entry.last) continue;
    if (!text.startsWith(words, from)) continue;
    if (!entry.unless.some(([longer, offset]) => text.startsWith(longer, from - offset)))
      return { value: entry.value, from, to };
  }
  return null;
}

/**
 * Every hit of a table in a text, left to right, without overlaps. `source` holds the text at `base`: a part of a
 * string is slower to read than the whole.
 */
export function findPhrases<T>(
  table: PhraseTable<T>,
  text: string,
  visit: (value: T, from: number, to: number) => void,
  source = text,
  base = 0,
): void {
  const last = text.length - 1;
  let done = 0;
  let first = last < 1 ? 0 : source.charCodeAt(base);
  for (let at = 0; at < last; at++) {
    const second = source.charCodeAt(base + at + 1);
    if (mayStand(table, first, second)) {
      const hit = phraseAt(table, text, at);
      if (hit !== null && hit.from >= done) {
        visit(hit.value, hit.from, hit.to);
        done = hit.to;
      }
    }
    first = second;
  }
}
