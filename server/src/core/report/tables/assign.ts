import { ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import type { Source } from '../source.js';
import { Taken } from '../source.js';
import { joinHeads } from './join-heads.js';
import { joinLines } from './join-lines.js';
import type { CellWords } from './words.js';

/** Items that may be one table's, those of its own section apart from those found elsewhere. */
export interface Candidates {
  readonly own: number[];
  readonly stray: number[];
}

const LONGEST_LINE = 60;

/**
 * Gives each item to the table that knows its words; in doubt to the section's own, then to the one that the
 * item before was given to. `ownTable` says which table the section of an item holds (-1 none).
 */
export function assignItems(
  source: Source,
  words: CellWords,
  first: number,
  last: number,
  ownTable: (item: number) => number,
): readonly Candidates[] {
  const { items, form } = source;
  const out = form.tables.map((): Candidates => ({ own: [], stray: [] }));
  const score = new Int32Array(form.tables.length);
  let current = -1;
  let before = -1;
  for (let item = first; item < last; item++) {
    const own = ownTable(item);
    if (own !== before) {
      current = own;
      before = own;
    }
    if (source.taken[item] !== Taken.free) {
      if (source.taken[item] === Taken.section) current = own;
      continue;
    }
    if (own >= 0 && items.kind[item] === ItemKind.text) joinLines(source, words, item, last, own);
    if (source.taken[item] !== Taken.free) continue;
    const target =
      items.kind[item] === ItemKind.row
        ? rowTable(source, words, item, own, current, score)
        : lineTable(source, words, item, own, current);
    if (target < 0) continue;
    if (target === own && items.kind[item] === ItemKind.row) joinHeads(source, words, item, last, own);
    (target === own ? out[target]!.own : out[target]!.stray).push(item);
    current = target;
  }
  return out;
}

function rowTable(
  source: Source,
  words: CellWords,
  item: number,
  own: number,
  current: number,
  score: Int32Array,
): number {
  const { items } = source;
  const last = items.cell[item + 1]!;
  let known = false;
  for (let cell = items.cell[item]!; cell < last; cell++) {
    if (items.cellKind[cell] !== CellKind.text) continue;
    const word = words.word(cell)!;
    if (!word.known) continue;
    // A row's label in its own section needs no comparison.
    const mine = own < 0 ? null : word.senses[own];
    if (mine && !mine.fuzzy && mine.column < 0 && mine.columnGroup < 0) return own;
    if (!known) score.fill(0);
    known = true;
    for (let table = 0; table < score.length; table++) {
      const sense = word.senses[table];
      if (sense) score[table]! += sense.row >= 0 && sense.column < 0 && !sense.fuzzy ? 2 : 1;
    }
  }
  if (!known) return current;
  let best = own;
  if (current >= 0 && score[current]! > (best < 0 ? 0 : score[best]!)) best = current;
  for (let table = 0; table < score.length; table++)
    if (score[table]! > (best < 0 ? 0 : score[best]!)) best = table;
  return best;
}

function lineTable(source: Source, words: CellWords, item: number, own: number, current: number): number {
  const { items } = source;
  const cell = items.cell[item]!;
  if (items.cellKind[cell] !== CellKind.text) return current;
  if (own < 0 && items.cellEnd[cell]! - items.cellStart[cell]! > LONGEST_LINE) return -1;
  const word = words.word(cell)!;
  if (!word.known) return own >= 0 && current >= 0 && word.key.length <= 40 ? current : -1;
  if (own >= 0 && word.senses[own]) return own;
  if (current >= 0 && word.senses[current]) return current;
  for (const [table, sense] of word.senses.entries()) {
    if (!sense || sense.fuzzy) continue;
    // Outside its section a line must be a numbered label or a banner: short words stand in any prose.
    if (sense.banner >= 0) return table;
    if (
      sense.row >= 0 &&
      sense.column < 0 &&
      word.ordinal !== 0 &&
      source.form.tables[table]!.layout === 'grid'
    )
      return table;
  }
  return -1;
}
