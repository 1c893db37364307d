import { isPieceOfLabel, isStartOfName, labelBody } from '../../form/table-words.js';
import { ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { type Source, Taken } from '../source.js';
import type { CellWords } from './words.js';

/** The form's longest label takes no more lines, even in a narrow column. */
const MOST_LINES = 5;
const LONGEST_PIECE = 60;

/**
 * Joins a label or a column's name of `table` that is wrapped over the line `item` and those behind it, as text taken from a PDF has it.
 * Only where the lines together are exactly what the form says; figures may stand behind the last of them.
 */
export function joinLines(source: Source, words: CellWords, item: number, last: number, table: number): void {
  const { items, text, lexicon, taken } = source;
  const cell = items.cell[item]!;
  if (items.cellKind[cell] !== CellKind.text) return;
  const alone = words.sense(cell, table);
  // A name that is known may still go on: `其他` and `结果` are one column, as `其他` alone is.
  const column = alone !== null && alone.row < 0 ? alone.column : -1;
  if (alone !== null && !alone.fuzzy && column < 0) return;
  const own = lexicon.tables[table]!;
  const wordsOf = (of: number): string => text.slice(items.cellStart[of]!, items.cellEnd[of]!);
  if (items.cellEnd[cell]! - items.cellStart[cell]! > LONGEST_PIECE) return;
  let joined = wordsOf(cell);
  const { key: begun } = labelBody(joined);
  if (!isPieceOfLabel(own, begun) && !isStartOfName(own, begun)) return;
  for (let next = item + 1; next < Math.min(last, item + MOST_LINES); next++) {
    const behind = items.cell[next]!;
    if (taken[next] !== Taken.free || items.cellKind[behind] !== CellKind.text) return;
    joined += wordsOf(behind);
    const { senses, key } = lexicon.look(joined, 0, joined.length);
    const sense = senses[table];
    const isRow = items.kind[next] === ItemKind.row;
    if (column >= 0 && own.columns.get(key) !== column) return;
    if (sense && !sense.fuzzy && !sense.torn) {
      // The label is one cell now: of its first line, or of the row that holds the figures.
      const kept = isRow ? next : item;
      const label = isRow ? behind : cell;
      items.cellStart[label] = items.cellStart[cell]!;
      items.cellEnd[label] = items.cellEnd[behind]!;
      items.start[kept] = items.start[item]!;
      items.end[kept] = items.end[next]!;
      for (let line = item; line <= next; line++) if (line !== kept) taken[line] = Taken.table;
      words.forget(label);
      return;
    }
    if (isRow || !(isPieceOfLabel(own, key) || isStartOfName(own, key))) return;
  }
}
