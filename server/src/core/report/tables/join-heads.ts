import type { Word } from '../../form/sense.js';
import { isStartOfName, type TableWords } from '../../form/table-words.js';
import { ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { type Source, Taken } from '../source.js';
import type { CellWords } from './words.js';

/**
 * Joins names of columns of `table` whose second halves stand in a row of their own, as converters leave a cell of two
 * paragraphs: `商业 | 科研 | 其他` over `企业 | 机构`. Only where each half has its other, in order, and nothing is left.
 */
export function joinHeads(source: Source, words: CellWords, item: number, last: number, table: number): void {
  const { items, text, lexicon, taken } = source;
  const next = item + 1;
  if (next >= last || taken[next] !== Taken.free || items.kind[next] !== ItemKind.row) return;
  const own = lexicon.tables[table]!;
  const wordsOf = (cell: number): string => text.slice(items.cellStart[cell]!, items.cellEnd[cell]!);
  let halves = 0;
  for (let cell = items.cell[item]!; cell < items.cell[next]!; cell++) {
    const kind = items.cellKind[cell];
    if (kind !== CellKind.text && kind !== CellKind.blank) return;
    if (kind === CellKind.text && isHalf(words.word(cell)!, table, own)) halves++;
  }
  if (halves === 0) return;
  const joined: { readonly cell: number; readonly word: Word }[] = [];
  let cell = items.cell[item]!;
  for (let behind = items.cell[next]!; behind < items.cell[next + 1]!; behind++) {
    const kind = items.cellKind[behind];
    if (kind === CellKind.blank) continue;
    if (kind !== CellKind.text) return;
    const before = joined.length;
    for (; cell < items.cell[next]!; cell++) {
      const word = items.cellKind[cell] === CellKind.text ? words.word(cell)! : null;
      if (word === null) continue;
      const half = isHalf(word, table, own);
      const name = wordsOf(cell) + wordsOf(behind);
      const whole = lexicon.look(name, 0, name.length);
      const column = own.columns.get(whole.key) ?? -1;
      // A name that is known goes on only as the same column: `其他` and `结果`.
      if (column >= 0 && (half || word.senses[table]?.column === column)) {
        joined.push({ cell: cell++, word: whole });
        if (half) halves--;
        break;
      }
      if (half) return;
    }
    if (joined.length === before) return;
  }
  if (halves > 0) return;
  for (const of of joined) words.join(of.cell, of.word);
  items.end[item] = items.end[next]!;
  taken[next] = Taken.table;
}

const isHalf = ({ senses, key }: Word, table: number, own: TableWords): boolean =>
  !senses[table] && isStartOfName(own, key);
