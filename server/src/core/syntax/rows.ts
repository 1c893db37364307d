import { isBlank, isDigit, skipBlanks, trimBlanks } from '../text/fold.js';
import { figureKind } from '../text/label.js';
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
  items.add(from, to, figureKind(text, from, to));
}

/**
 * True where the words [start, end) are read as they stand: no mark that may be markup and no blank at either end.
 * `*` and what comes before it, `<`, `;` and `>` are left to the careful reading.
 */
export function isPlain(text: string, start: number, end: number): boolean {
  const head = text.charCodeAt(start);
  const tail = text.charCodeAt(end - 1);
  if (head <= 42 || head === 60 || tail === 42 || tail === 59 || tail === 62) return false;
  return !isBlank(head) && !isBlank(tail);
}

/** Adds what stands between two separators: a figure with perhaps a space around it, in nearly all. */
function addBetween(items: Items, text: string, start: number, end: number): void {
  const first = text.charCodeAt(start) === 32 ? start + 1 : start;
  const last = text.charCodeAt(end - 1) === 32 ? end - 1 : end;
  const digit = text.charCodeAt(first) - 48;
  if (last === first + 1 && digit >= 0 && digit <= 9) items.add(first, last, CellKind.number);
  else if (last > first && isPlain(text, first, last)) items.add(first, last, figureKind(text, first, last));
  else addCell(items, text, start, end);
}

/** Plain figures, each with what ends its cell: most cells of all, told at one stroke. */
const BAR_FIGURES = /(?: \d{1,15} \|)+/y;
const TAB_FIGURES = /(?:\d{1,15}\t)+/y;

/** Where what a sticky pattern finds at `from` ends; 0 where it finds nothing. */
export function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

/** Cells of a line with bars: one at the start and one at the end only frame. False where there are too many. */
export function pipeCells(items: Items, text: string, start: number, end: number, bar = '|'): boolean {
  const framed = text.startsWith(bar, start);
  let from = framed ? start + 1 : start;
  let count = 0;
  while (count < MOST_CELLS) {
    const stop = isDigit(text.charCodeAt(from + 1)) ? matchEnd(BAR_FIGURES, text, from) : 0;
    if (stop > 0) {
      for (; from < stop && count < MOST_CELLS; count++) {
        let to = from + 2;
        while (text.charCodeAt(to) !== 32) to++;
        items.add(from + 1, to, CellKind.number);
        from = to + 2;
      }
      continue;
    }
    let at = text.indexOf(bar, from);
    while (at >= 0 && at < end && text.charCodeAt(at - 1) === 92) at = text.indexOf(bar, at + 1);
    if (at < 0 || at >= end) break;
    addBetween(items, text, from, at);
    from = at + 1;
    count++;
  }
  if (count === MOST_CELLS) return false;
  if (from < end || count === 0) addBetween(items, text, from, end);
  return true;
}

/**
 * Where the bars begin that converters write for the columns that a cell spans: behind its own bar in `总计 | ||||`, at
 * `start` where they are all there is. `end` where the line says more, or has no bars but its cell's own.
 */
export function paddingStart(text: string, start: number, end: number, bar = '|'): number {
  const own = text.indexOf(bar, start);
  const framed = own === start;
  const mark = bar.charCodeAt(0);
  for (let at = own + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== mark && (framed || !isBlank(code))) return end;
  }
  return framed ? start : Math.min(own + 1, end);
}

/** Spreadsheets set a cell that holds line ends or quotation marks in `"`. */
function addQuoted(items: Items, text: string, start: number, end: number): void {
  const quoted = text.charCodeAt(start) === 34 && text.charCodeAt(end - 1) === 34 && end - start > 2;
  if (quoted) addCell(items, text, start + 1, end - 1);
  else addBetween(items, text, start, end);
}

/** Cells of a line with TABs; every TAB parts two cells, also at the start and at the end. */
export function tabCells(items: Items, text: string, start: number, end: number): boolean {
  let from = start;
  let count = 0;
  while (count < MOST_CELLS) {
    const stop = isDigit(text.charCodeAt(from)) ? matchEnd(TAB_FIGURES, text, from) : 0;
    if (stop > 0) {
      for (; from < stop && count < MOST_CELLS; count++) {
        let to = from + 1;
        while (text.charCodeAt(to) !== 9) to++;
        items.add(from, to, CellKind.number);
        from = to + 1;
      }
      continue;
    }
    const at = text.indexOf('\t', from);
    if (at < 0 || at >= end) {
      addQuoted(items, text, from, end);
      return true;
    }
    addQuoted(items, text, from, at);
    from = at + 1;
    count++;
  }
  return false;
}

/** Fewer figures than this behind a label may as well end a sentence. */
const LEAST_FIGURES = 3;
const LONGEST_PREFIX = 80;

/** The last unit of nearly all lines: a full stop, or an ideograph but the 无 that stands for no figure. */
const endsInWords = (code: number): boolean =>
  code === 0x3002 || (code >= 0x4e00 && code <= 0x9fff && code !== 0x65e0);

/**
 * Cells of a line without marks whose end is figures parted by blanks, as text taken from a PDF has it: the words
 * before them, and each figure. False, with nothing added, for any other line.
 */
export function blankCells(items: Items, text: string, start: number, end: number): boolean {
  if (endsInWords(text.charCodeAt(end - 1)) || cellKind(text, end - 1, end) === CellKind.text) return false;
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
export function isDelimiter(text: string, start: number, end: number, least: number, bar = '|'): boolean {
  const mark = bar.charCodeAt(0);
  let dashes = 0;
  let cells = 0;
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : mark;
    if (code === 45) dashes++;
    else if (code === mark) {
      if (dashes > 0) {
        if (dashes < least) return false;
        cells++;
        dashes = 0;
      }
    } else if (code !== 58 && !isBlank(code)) return false;
  }
  return cells > 0;
}
