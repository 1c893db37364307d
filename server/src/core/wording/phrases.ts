import { type Innocent, type PhraseData, pairAt, type RowEntry } from './phrase-data.js';

/** Sixteen bits of two units. One multiplication: the scan asks for every pair of a text, and often before it is hot. */
export const slotOf = (first: number, second: number): number => ((first * 131) ^ second) & 0xffff;

/** Heads of rows, by the upper bits of a slot. */
const HEADS = 1 << 11;

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
 * not meet in good texts: the filter of the scan then says no nearly everywhere.
 */
export interface PhraseTable<T> {
  /** The two units by which each row is looked up, and their slot. */
  readonly pairs: Int32Array;
  readonly slots: Uint16Array;
  /** Number of the first row of a head, from 1, and of the next of a row; 0 for none. */
  readonly heads: Uint16Array;
  readonly nexts: Uint16Array;
  /** Phrases of each row as JSON, until somebody asks. */
  readonly rows: readonly string[];
  /** Longest first. */
  readonly read: Map<number, readonly Entry<T>[]>;
}

/** The table of data that may have been made ahead of time. */
export function phraseTable<T>({ pairs, rows }: PhraseData): PhraseTable<T> {
  const { length } = rows;
  const units = new Int32Array(length);
  const slots = new Uint16Array(length);
  const heads = new Uint16Array(HEADS);
  const nexts = new Uint16Array(length);
  // Thousands of rows at every start, by code that is not warm yet: nothing is called that need not be.
  for (let i = 0; i < length; i++) {
    const first = pairs.charCodeAt(2 * i);
    const second = pairs.charCodeAt(2 * i + 1);
    const slot = slotOf(first, second);
    const head = slot >>> 5;
    units[i] = (first << 16) | second;
    slots[i] = slot;
    nexts[i] = heads[head]!;
    heads[head] = i + 1;
  }
  return { pairs: units, slots, heads, nexts, rows, read: new Map() };
}

/** A phrase where it stands. */
export interface Hit<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** Told of each phrase; false where it is none after all, so that others may stand in its place. */
export type PhraseVisitor<T> = (value: T, from: number, to: number) => boolean;

/**
 * Every hit of a table in a text, left to right, without overlaps. Only the places [first, last) of `suspects`,
 * offsets in the text, are looked at: all at which a pair of the table can stand.
 */
export function visitPhrases<T>(
  table: PhraseTable<T>,
  text: string,
  suspects: readonly number[],
  first: number,
  last: number,
  visit: PhraseVisitor<T>,
): void {
  let done = 0;
  for (let i = first; i < last; i++) {
    const hit = phraseAt(table, text, suspects[i]!);
    if (hit !== null && hit.from >= done && visit(hit.value, hit.from, hit.to) !== false) done = hit.to;
  }
}

/** The phrase looked up by the two units at a position, or a longer one around it; null in an innocent word. */
function phraseAt<T>(table: PhraseTable<T>, text: string, at: number): Hit<T> | null {
  const hit = lookUp(table, text, at);
  if (hit === null) return null;
  // Hits are rare: what is longer is looked for here, not for every pair of phrases beforehand.
  let best = hit;
  const last = Math.min(at + LONGEST, text.length - 1);
  for (let near = at + 1; near < last; near++) {
    const other = lookUp(table, text, near);
    if (other !== null && other.from <= best.from && other.to >= best.to) best = other;
  }
  return best;
}

/** Whether a phrase of the table stands at the two units by which it is looked up. */
export const standsAt = (table: PhraseTable<unknown>, text: string, at: number): boolean =>
  lookUp(table, text, at) !== null;

/** Farther apart two phrases are two. */
const LONGEST = 16;

function lookUp<T>(table: PhraseTable<T>, text: string, at: number): Hit<T> | null {
  const pair = pairAt(text, at);
  let number = table.heads[slotOf(pair >>> 16, pair & 0xffff) >>> 5]!;
  while (number !== 0) {
    if (table.pairs[number - 1] === pair) return standing(entriesOf(table, number - 1), text, at);
    number = table.nexts[number - 1]!;
  }
  return null;
}

function entriesOf<T>({ read, rows }: PhraseTable<T>, row: number): readonly Entry<T>[] {
  let entries = read.get(row);
  if (entries === undefined) {
    entries = (JSON.parse(rows[row]!) as readonly RowEntry<T>[]).map(readEntry);
    read.set(row, entries);
  }
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
