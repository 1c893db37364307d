import { isBlank } from '../text/fold.js';
import { CellKind, cellKind } from '../text/number.js';
import type { Items } from './items.js';
import { wordsEnd, wordsStart } from './trim.js';

/** More cells than any form's row has; what follows is not read. */
export const MOST_CELLS = 512;

/** Adds the words of [start, end) as a cell; an empty cell keeps its place behind its first blank. */
export function addCell(items: Items, text: string, start: number, end: number): void {
  const from = wordsStart(text, start, end);
  if (from === end) {
    const at = end > start + 1 ? start + 1 : start;
    items.add(at, at, CellKind.blank);
    return;
  }
  const to = wordsEnd(text, from, end);
  items.add(from, to, cellKind(text, from, to));
}

/**
 * Cells of a line with `|`: one at the start and one at the end only frame. False where there were more than
 * `MOST_CELLS`.
 */
export function pipeCells(items: Items, text: string, start: number, end: number): boolean {
  let from = text.charCodeAt(start) === 124 ? start + 1 : start;
  let count = 0;
  while (count < MOST_CELLS) {
    let bar = text.indexOf('|', from);
    while (bar > 0 && bar < end && text.charCodeAt(bar - 1) === 92) bar = text.indexOf('|', bar + 1);
    if (bar < 0 || bar >= end) {
      if (from < end || count === 0) addCell(items, text, from, end);
      return true;
    }
    addCell(items, text, from, bar);
    count++;
    from = bar + 1;
    if (from >= end) return true;
  }
  return false;
}

/** Cells of a line with TABs; every TAB parts two cells, also at the start and at the end. */
export function tabCells(items: Items, text: string, start: number, end: number): boolean {
  let from = start;
  for (let count = 0; count < MOST_CELLS; count++) {
    const tab = text.indexOf('\t', from);
    if (tab < 0 || tab >= end) {
      addCell(items, text, from, end);
      return true;
    }
    addCell(items, text, from, tab);
    from = tab + 1;
  }
  return false;
}

/** `|---|:--:|`: only dashes, colons, bars and blanks. `least`: dashes that a cell must have. */
export function isDelimiter(text: string, start: number, end: number, least: number): boolean {
  let dashes = 0;
  let cells = 0;
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : 124;
    if (code === 45) dashes++;
    else if (code === 124) {
      if (dashes > 0) {
        if (dashes < least) return false;
        cells++;
        dashes = 0;
      }
    } else if (code !== 58 && !isBlank(code)) return false;
  }
  return cells > 0;
}
