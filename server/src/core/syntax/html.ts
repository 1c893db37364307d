import { isBlank, isDigit } from '../text/fold.js';
import type { Range } from '../text/range.js';
import { HtmlTables } from './html-tables.js';
import { ItemFlag, type Items } from './items.js';
import type { ScanLimit } from './limit.js';
import { isPlain, matchEnd } from './rows.js';
import { BLOCKS, CELL_END, PAGE_PARTS, SKIPPED, tableTag, tagAt } from './tags.js';
import { wordsEnd, wordsStart } from './trim.js';

/** True where the whole text is HTML: blank lines and line ends mean nothing in it. */
export function isHtmlFile(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== 60) return false;
  const head = text.slice(at, at + 16);
  if (/^<(?:!doctype|html|head|body|\?xml)/i.test(head)) return true;
  if (!/^<(?:[a-z]|!--)/i.test(head)) return false;
  if (/<\/(?:html|body)>/i.test(text.slice(-200))) return true;
  return !/(?:^|\n)[ \t]*(?:#|\||[^<\s])/.test(text.slice(at, at + 20_000));
}

/** Most runs between two tags are empty or a figure: only a longer one is worth a search. */
const SHORT_RUN = 12;

function nextTag(text: string, from: number): number {
  const near = Math.min(text.length, from + SHORT_RUN);
  for (let at = from; at < near; at++) if (text.charCodeAt(at) === 60) return at;
  const found = text.indexOf('<', near);
  return found < 0 ? text.length : found;
}

/** Cells that hold a plain figure: most of all, told at one stroke. */
const FIGURES = /(?:<td>\d{1,15}<\/td>)+/y;
/** Tag of a cell with usual attributes. */
const OPENING = /<t[dh](?: [a-z]+="[\w%#;:. -]*")*>/y;

/** Reads tags from a `<` on, until a line outside of tables begins without one. */
export class HtmlScanner {
  readonly tables: HtmlTables;
  readonly #text: string;
  readonly #comments: Range[];
  /** What was looked for once and not found is not looked for again. */
  readonly #unclosed = new Set<string>();
  /** The run of text that is open: -1, or its first and last unit. */
  #start = -1;
  #end = -1;
  #lineEnd = -1;
  #depth = 0;
  #bold = 0;
  #plain = false;
  #page = 0;

  constructor(text: string, items: Items, comments: Range[], limits: ScanLimit[]) {
    this.#text = text;
    this.#comments = comments;
    this.tables = new HtmlTables(text, items, limits);
  }

  /** A block tag, a comment or a declaration starts at `at` (a `<`), not a tag that marks words in a line. */
  opensAt(at: number): boolean {
    const next = this.#text.charCodeAt(at + 1);
    if (next === 33 || next === 63) return true;
    const tag = tagAt(this.#text, at);
    return tag !== null && (BLOCKS.has(tag.name) || SKIPPED.has(tag.name) || tag.end < 0);
  }

  /** `whole`: to the end of the text. Returns where line reading goes on. */
  run(from: number, whole: boolean): number {
    const text = this.#text;
    const length = text.length;
    let at = from;
    while (at < length) {
      const open = nextTag(text, at);
      if (open > at) {
        const stop = this.#between(at, open, whole);
        if (stop >= 0) {
          this.#finish(stop);
          return stop;
        }
      }
      if (open >= length) break;
      at = this.#markup(open);
    }
    this.#finish(length);
    return length;
  }

  /** Text between two tags. Returns the offset of a line that ends the HTML, -1 where it goes on. */
  #between(start: number, end: number, whole: boolean): number {
    const text = this.#text;
    if (end === start + 1 && text.charCodeAt(start) === 10) return -1;
    if (!whole) {
      const { inCell, inRow } = this.tables;
      let blank = false;
      for (let line = this.#newline(start); line < end; ) {
        let first = line + 1;
        while (first < end && text.charCodeAt(first) !== 10 && isBlank(text.charCodeAt(first))) first++;
        if (first >= end) break;
        const code = text.charCodeAt(first);
        // Inside a row a stray line is no end, unless it is a heading: then the row was never closed. The text of a cell
        // may begin with such a mark; behind a blank line HTML is over, to Markdown.
        if (code !== 10 && (inRow ? code === 35 && (blank || !inCell) : !inCell)) {
          this.#words(start, line);
          return line + 1;
        }
        blank = code === 10;
        line = blank ? first : this.#newline(first);
      }
    }
    this.#words(start, end);
    return -1;
  }

  /** Next line end from `at` on; kept, so that a text without any is searched once. */
  #newline(at: number): number {
    if (this.#lineEnd < at) {
      const found = this.#text.indexOf('\n', at);
      this.#lineEnd = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#lineEnd;
  }

  #words(start: number, end: number): void {
    const from = wordsStart(this.#text, start, end);
    if (from >= end) return;
    if (this.#start < 0) {
      this.#start = from;
      this.#plain = false;
    }
    if (this.#bold === 0) this.#plain = true;
    this.#end = wordsEnd(this.#text, from, end);
  }

  /** Handles what starts with `<` at `at`; the offset behind it. */
  #markup(at: number): number {
    const text = this.#text;
    if (this.#start < 0) {
      const behind = this.#wholeCells(at);
      if (behind > at) return behind;
    }
    const fast = tableTag(text, at);
    if (fast !== 0) {
      const end = at + (fast & 7);
      this.#tableTag(fast >> 4, (fast & 8) !== 0, at, end);
      return end;
    }
    const next = text.charCodeAt(at + 1);
    if (next === 33 && text.startsWith('<!--', at)) {
      const close = this.#search('-->', at + 4);
      if (close >= 0) {
        this.#comments.push({ start: at, end: close + 3 });
        return close + 3;
      }
    }
    if (next === 33 || next === 63) {
      const close = this.#search('>', at);
      return close < 0 ? at + 1 : close + 1;
    }
    const tag = tagAt(text, at);
    if (tag === null) {
      this.#words(at, at + 1);
      return at + 1;
    }
    const end = Math.abs(tag.end);
    if (SKIPPED.has(tag.name) && !tag.closing) {
      const close = this.#search(`</${tag.name}`, end);
      if (close < 0) return end;
      const after = text.indexOf('>', close);
      return after < 0 ? text.length : after + 1;
    }
    this.#tag(tag.name, tag.closing, at, end);
    return end;
  }

  /** Reads cells of a row that follow each other without marks inside, as nearly all do; the offset behind them. */
  #wholeCells(at: number): number {
    const { tables } = this;
    const text = this.#text;
    if (this.#bold > 0 || !tables.betweenCells) return at;
    const bits = this.#depth | (this.#page > 0 ? ItemFlag.page << 3 : 0);
    for (let next = at; ; ) {
      const figures = isDigit(text.charCodeAt(next + 4)) ? matchEnd(FIGURES, text, next) : 0;
      while (next < figures) {
        let end = next + 5;
        while (text.charCodeAt(end) !== 60) end++;
        tables.wholeCell(next + 4, end, bits);
        next = end + 5;
      }
      const start = matchEnd(OPENING, text, next);
      if (start === 0) return next;
      const end = text.indexOf('<', start);
      if (end < 0 || tableTag(text, end) !== CELL_END || (start < end && !isPlain(text, start, end)))
        return next;
      tables.wholeCell(start, end, bits);
      next = end + 5;
    }
  }

  #search(what: string, from: number): number {
    if (this.#unclosed.has(what)) return -1;
    const found = what.charCodeAt(0) === 60 ? this.#searchTag(what, from) : this.#text.indexOf(what, from);
    if (found < 0) this.#unclosed.add(what);
    return found;
  }

  #searchTag(what: string, from: number): number {
    const pattern = new RegExp(what, 'gi');
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.index ?? -1;
  }

  #tag(name: string, closing: boolean, at: number, end: number): void {
    if (name === 'td' || name === 'th') this.#tableTag(100, closing, at, end);
    else if (name === 'tr') this.#tableTag(114, closing, at, end);
    else if (name === 'b' || name === 'strong') this.#bold = Math.max(0, this.#bold + (closing ? -1 : 1));
    else if (BLOCKS.has(name)) this.#block(name, closing, at);
  }

  #block(name: string, closing: boolean, at: number): void {
    this.#flush();
    if (name === 'table') {
      if (closing) this.tables.closeTable(at);
      else this.tables.openTable();
      return;
    }
    if (name.length === 2 && name.charCodeAt(0) === 104 && name !== 'hr')
      this.#depth = closing ? 0 : name.charCodeAt(1) - 48;
    else if (PAGE_PARTS.has(name)) this.#page = Math.max(0, this.#page + (closing ? -1 : 1));
    if (!this.tables.inCell) this.tables.gap = true;
  }

  /** `letter`: the second of the tag's name; th is td. */
  #tableTag(letter: number, closing: boolean, at: number, end: number): void {
    this.#flush();
    if (letter === 114) {
      if (closing) this.tables.closeRow(at);
      else this.tables.openRow(at);
    } else if (closing) this.tables.closeCell(at);
    else this.tables.openCell(at, end);
  }

  /** Ends the run of text: into the open cell, or as a line of its own. */
  #flush(): void {
    if (this.#start < 0) return;
    let flags = 0;
    if (!this.#plain) flags |= ItemFlag.bold;
    if (this.#page > 0) flags |= ItemFlag.page;
    const start = this.#start;
    this.#start = -1;
    this.tables.run(start, this.#end, this.#depth, flags);
  }

  #finish(at: number): void {
    this.#flush();
    this.tables.closeAll(at);
    this.#depth = 0;
    this.#bold = 0;
    this.#page = 0;
  }
}
