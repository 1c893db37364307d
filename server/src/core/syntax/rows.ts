import { isBlank, skipBlanks, trimBlanks } from '../text/fold.js';
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

/** Adds [start, end), whose first and last unit that is no common blank are known; -1 where there is none. */
function addTrimmed(
  items: Items,
  text: string,
  start: number,
  end: number,
  first: number,
  last: number,
): void {
  if (first === last && first >= 0) {
    const digit = text.charCodeAt(first) - 48;
    if (digit >= 0 && digit <= 9) {
      items.add(first, first + 1, CellKind.number);
      return;
    }
  }
  const head = first < 0 ? 0 : text.charCodeAt(first);
  const tail = first < 0 ? 0 : text.charCodeAt(last);
  // Marks and rare blanks at either end are left to the careful reading.
  if (
    head > 42 &&
    head !== 60 &&
    tail !== 42 &&
    tail !== 59 &&
    tail !== 62 &&
    !(isBlank(head) || isBlank(tail))
  )
    items.add(first, last + 1, cellKind(text, first, last + 1));
  else addCell(items, text, start, end);
}

/** Cells of a line between separators; false where there are more than `MOST_CELLS`. */
function splitCells(items: Items, text: string, start: number, end: number, separator: number): boolean {
  let from = start;
  let first = -1;
  let last = -1;
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === separator && (separator === 9 || text.charCodeAt(at - 1) !== 92)) {
      addTrimmed(items, text, from, at, first, last);
      if (++count === MOST_CELLS) return false;
      from = at + 1;
      first = -1;
    } else if (code > 32 && code !== 0xa0 && code !== 0x3000) {
      if (first < 0) first = at;
      last = at;
    }
  }
  if (from < end || separator === 9 || count === 0) addTrimmed(items, text, from, end, first, last);
  return true;
}

/** Cells of a line with `|`: one at the start and one at the end only frame. */
export function pipeCells(items: Items, text: string, start: number, end: number): boolean {
  return splitCells(items, text, text.charCodeAt(start) === 124 ? start + 1 : start, end, 124);
}

/** Cells of a line with TABs; every TAB parts two cells, also at the start and at the end. */
export function tabCells(items: Items, text: string, start: number, end: number): boolean {
  return splitCells(items, text, start, end, 9);
}

/** Fewer figures than this behind a label may as well end a sentence. */
const LEAST_FIGURES = 3;
const LONGEST_PREFIX = 80;

/**
 * Cells of a line without marks whose end is figures parted by blanks, as text taken from a PDF has it: the words
 * before them, and each figure. False, with nothing added, for any other line.
 */
export function blankCells(items: Items, text: string, start: number, end: number): boolean {
  if (cellKind(text, end - 1, end) === CellKind.text) return false;
  let figures = 0;
  let at = end;
  let from = end;
  while (at > start) {
    let head = at;
    while (head > start && !isBlank(text.charCodeAt(head - 1))) head--;
    if (cellKind(text, head, at) === CellKind.text) break;
    figures++;
    from = head;
    at = trimBlanks(text, start, head);
  }
  if (figures < LEAST_FIGURES || at - start > LONGEST_PREFIX) return false;
  if (at > start) addCell(items, text, start, at);
  for (let next = from; next < end; ) {
    let stop = next;
    while (stop < end && !isBlank(text.charCodeAt(stop))) stop++;
    items.add(next, stop, cellKind(text, next, stop));
    next = skipBlanks(text, stop, end);
  }
  return true;
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
