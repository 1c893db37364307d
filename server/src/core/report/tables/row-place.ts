import type { Sense } from '../../form/sense.js';
import type { TableWords } from '../../form/table-words.js';

/**
 * The row that a label means where its words alone do not say: 其他 and 总计 are rows and columns. With the row's
 * own ordinal it is the row; in an open header a column; bare, a row only after a row of the same group.
 */
export function rowMeant(
  sense: Sense,
  ordinal: number,
  headerOpen: boolean,
  lastRow: number,
  words: TableWords,
): number {
  if (sense.rows !== null) {
    let found = -1;
    for (const row of sense.rows) {
      if (!follows(row, lastRow, words)) continue;
      if (found >= 0) return -1;
      found = row;
    }
    return found;
  }
  if (sense.row < 0 || sense.column < 0 || ordinal !== 0) return sense.row;
  return !headerOpen && follows(sense.row, lastRow, words) ? sense.row : -1;
}

/** The row before belongs to the row's group, or to a group inside of it. */
function follows(row: number, lastRow: number, words: TableWords): boolean {
  const group = words.around[row]![0];
  return group !== undefined && lastRow >= 0 && lastRow < row && words.around[lastRow]!.includes(group);
}
