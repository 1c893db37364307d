import type { HeadToken } from '../../form/head-order.js';
import type { TableWords } from '../../form/table-words.js';
import { Memo } from '../../text/memo.js';

/** What stands at each place of the row of figures. */
export interface Addresses {
  readonly row: readonly number[];
  readonly column: readonly number[];
}

/** A name of the header; `row` of a column: the group written in the same cell, -1 none. */
export interface Name extends HeadToken {
  readonly row: number;
}

const headers = new WeakMap<TableWords, Memo<Addresses | null>>();

/**
 * What the names of each header row say, in reading order; `linear`: one row of all, for they stand one a line.
 * Reports of one form share their headers: each is read once.
 */
export function readAddresses(
  rows: readonly (readonly Name[])[],
  linear: boolean,
  words: TableWords,
): Addresses | null {
  let memo = headers.get(words);
  if (memo === undefined) {
    memo = new Memo();
    headers.set(words, memo);
  }
  let key = linear ? '|' : '';
  for (const row of rows) {
    for (const name of row) key += `${name.kind[0]}${name.index},${name.row};`;
    key += '|';
  }
  return memo.of(key, 0, key.length, () => addressesOf(rows, linear, words));
}

function addressesOf(
  rows: readonly (readonly Name[])[],
  linear: boolean,
  words: TableWords,
): Addresses | null {
  const { template } = words;
  const names = rows.length === 1 ? rows[0]! : rows.flat();
  const columns = names.filter(isColumn);
  if (names.length === 0) return formOrder(words);
  if (columns.length > 0 && columns.every(hasRow)) return complete(columns, words);
  if (columns.length === names.length)
    return rows.length === 1 ? inThirds(columns, [...template.rows.keys()], words) : null;
  if (linear) return listed(names, words);
  const lowest = rows[rows.length - 1]!;
  const whole =
    lowest.every((name) => name.kind === 'column') && lowest.length > columns.length / 2 && rows.length > 1;
  if (
    columns.length === 0 ||
    (whole && lowest.length % template.rows.length === 0 && repeats(rows, template.rows.length))
  ) {
    const above = columns.length === 0 ? rows : rows.slice(0, -1);
    const order = new Tree(above, lowest.length / template.rows.length, words).groups();
    if (order === null) return null;
    if (columns.length > 0) return inThirds(lowest, order, words);
    return order.every((row, i) => row === i) ? formOrder(words) : null;
  }
  if (columns.length % template.rows.length !== 0) return null;
  const tree = new Tree(rows, columns.length / template.rows.length, words);
  return tree.addresses();
}

const isColumn = (name: Name): boolean => name.kind === 'column';
const hasRow = (name: Name): boolean => name.row >= 0;

/** The lowest row names every column of every group, whatever the rows above it repeat. */
function repeats(rows: readonly (readonly Name[])[], groups: number): boolean {
  const lowest = rows[rows.length - 1]!;
  const width = lowest.length / groups;
  for (let i = 0; i < lowest.length; i += width) {
    const own = new Set(lowest.slice(i, i + width).map((name) => name.index));
    if (own.size !== width) return false;
  }
  const named = new Set(lowest.map((name) => name.index));
  return named.size === width;
}

/** Columns in groups of equal size, in the order of `groups`; each group must have the same columns. */
function inThirds(columns: readonly Name[], groups: readonly number[], words: TableWords): Addresses | null {
  const { template } = words;
  const width = columns.length / groups.length;
  if (!Number.isInteger(width) || groups.length !== template.rows.length) return null;
  const row: number[] = [];
  const column: number[] = [];
  for (const [i, name] of columns.entries()) {
    row.push(groups[Math.floor(i / width)]!);
    column.push(name.index);
  }
  return checked({ row, column }, words);
}

/** Every cell names its group and its column. */
const complete = (columns: readonly Name[], words: TableWords): Addresses | null =>
  checked({ row: columns.map((name) => name.row), column: columns.map((name) => name.index) }, words);

/** No address twice, every group with the same columns, and not too few of them. */
function checked(addresses: Addresses, words: TableWords): Addresses | null {
  const { rows, columns } = words.template;
  const count = addresses.row.length;
  const seen = new Uint8Array(rows.length * columns.length);
  const named = new Uint8Array(columns.length);
  let different = 0;
  for (let i = 0; i < count; i++) {
    const at = addresses.row[i]! * columns.length + addresses.column[i]!;
    if (seen[at] === 1) return null;
    seen[at] = 1;
    different += 1 - named[addresses.column[i]!]!;
    named[addresses.column[i]!] = 1;
  }
  return count === different * rows.length && different >= Math.ceil(columns.length * 0.7) ? addresses : null;
}

/** One name after the other: only the form's own order of groups tells whose a column is. */
function listed(names: readonly Name[], words: TableWords): Addresses | null {
  const width = names.filter((name) => name.kind === 'column').length / words.template.rows.length;
  for (const { tokens, leaf } of words.headOrders) {
    const out: { readonly leaf: number; readonly column: number }[] = [];
    let next = 0;
    for (const [i, token] of tokens.entries()) {
      const name = names[next];
      if (token.kind === 'column') {
        // Columns that every group lacks are none of this report's.
        if (leaf[i]! % words.order.length >= width) continue;
        if (name?.kind !== 'column') break;
        out.push({ leaf: leaf[i]!, column: name.index });
      } else if (name?.kind !== token.kind || name.index !== token.index) break;
      next++;
    }
    if (next < names.length) continue;
    out.sort((a, b) => a.leaf - b.leaf);
    const row = out.map((of) => Math.floor(of.leaf / words.order.length));
    const addresses = checked({ row, column: out.map((of) => of.column) }, words);
    if (addresses !== null) return addresses;
  }
  return null;
}

function formOrder(words: TableWords): Addresses {
  const row: number[] = [];
  const column: number[] = [];
  for (const r of words.template.rows.keys())
    for (const c of words.order) {
      row.push(r);
      column.push(c);
    }
  return { row, column };
}

/** Header rows as a tree: a spanning head stands for groups of the next row, a group for columns of the next. */
class Tree {
  readonly #rows: readonly (readonly Name[])[];
  readonly #next: number[];
  readonly #width: number;
  readonly #words: TableWords;
  readonly #row: number[] = [];
  readonly #column: number[] = [];
  readonly #groups: number[] = [];

  constructor(rows: readonly (readonly Name[])[], width: number, words: TableWords) {
    this.#rows = rows.map(withoutRepeats);
    this.#next = rows.map(() => 0);
    this.#width = width;
    this.#words = words;
  }

  addresses(): Addresses | null {
    if (!this.#read(true)) return null;
    return checked({ row: this.#row, column: this.#column }, this.#words);
  }

  /** The order of the groups; columns may be named elsewhere. */
  groups(): readonly number[] | null {
    if (!this.#read(false)) return null;
    return new Set(this.#groups).size === this.#words.template.rows.length ? this.#groups : null;
  }

  #read(strict: boolean): boolean {
    const top = this.#rows[0];
    if (top === undefined) return false;
    while (this.#next[0]! < top.length) if (!this.#node(0, strict)) return false;
    return this.#rows.every((row, level) => this.#next[level] === row.length);
  }

  #node(level: number, strict: boolean): boolean {
    const name = this.#rows[level]![this.#next[level]!++]!;
    const below = this.#rows[level + 1];
    if (name.kind === 'group') {
      const members = this.#words.template.columnGroups[name.index]!.of;
      let taken = 0;
      while (below !== undefined) {
        const next = below[this.#next[level + 1]!];
        if (next?.kind !== 'row' || !members.includes(this.#words.template.rows[next.index]!.id)) break;
        if (!this.#node(level + 1, strict)) return false;
        taken++;
      }
      return taken > 0;
    }
    if (name.kind !== 'row') return false;
    this.#groups.push(name.index);
    for (let i = 0; i < this.#width; i++) {
      const next = below?.[this.#next[level + 1]!];
      if (next?.kind !== 'column') return !strict && i === 0;
      this.#next[level + 1]!++;
      this.#row.push(name.index);
      this.#column.push(next.index);
    }
    return true;
  }
}

/** Converters repeat a spanning head over all that it spans. */
const withoutRepeats = (row: readonly Name[]): readonly Name[] =>
  row.filter((name, i) => {
    const before = row[i - 1];
    return name.kind === 'column' || before?.kind !== name.kind || before.index !== name.index;
  });
