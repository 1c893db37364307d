import { isBlank } from '../text/fold.js';
import { CellKind, cellKind } from '../text/number.js';
import type { Range } from '../text/range.js';
import { ItemFlag, ItemKind, type Items } from './items.js';
import { addCell, MOST_CELLS } from './rows.js';
import type { ScanLimit } from './scan.js';
import { BLOCKS, PAGE_PARTS, SKIPPED, tagAt } from './tags.js';
import { wordsEnd, wordsStart } from './trim.js';

const DEEPEST = 64;
/** A cell with more text than this holds the page's layout, not a figure or a label. */
const WIDEST_CELL = 320;

/** True where the whole text is HTML: blank lines and line ends mean nothing in it. */
export function isHtmlFile(text: string, from: number): boolean {
  const head = text.slice(from, from + 400).trimStart();
  if (/^<(?:!doctype|html|head|body|\?xml)/i.test(head)) return true;
  if (!/^<(?:[a-z]|!--)/i.test(head)) return false;
  if (/<\/(?:html|body)>/i.test(text.slice(-200))) return true;
  return !/(?:^|\n)[ \t]*(?:#|\||[^<\s])/.test(text.slice(from, from + 20_000));
}

/** A run of text between two block tags. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly flags: number;
}

/** A table that is open, with the row and the cell that are open in it. */
interface Level {
  row: Piece[][] | null;
  rowStart: number;
  cell: Piece[] | null;
  /** Content bounds of the open cell, for blanks. */
  cellFrom: number;
  blanks: Range[];
  /** A table or a page's text stands inside: its cells are lines. */
  layout: boolean;
}

/** Reads tags from a `<` on, until a line outside of tables begins without one. */
export class HtmlScanner {
  gap = true;
  readonly #text: string;
  readonly #items: Items;
  readonly #comments: Range[];
  readonly #limits: ScanLimit[];
  readonly #levels: Level[] = [];
  readonly #unclosed = new Set<string>();
  #start = -1;
  #end = -1;
  #depth = 0;
  #bold = 0;
  #plain = false;
  #page = 0;

  constructor(text: string, items: Items, comments: Range[], limits: ScanLimit[]) {
    this.#text = text;
    this.#items = items;
    this.#comments = comments;
    this.#limits = limits;
  }

  /** A tag, a comment or a declaration starts at `at` (a `<`), and not one that only marks words in a line. */
  opensAt(at: number): boolean {
    const text = this.#text;
    const next = text.charCodeAt(at + 1);
    if (next === 33 || next === 63) return true;
    const tag = tagAt(text, at);
    return tag !== null && (BLOCKS.has(tag.name) || SKIPPED.has(tag.name) || tag.end < 0);
  }

  /** `whole`: to the end of the text. Returns where line reading goes on. */
  run(from: number, whole: boolean): number {
    const text = this.#text;
    const length = text.length;
    let at = from;
    while (at < length) {
      let open = text.indexOf('<', at);
      if (open < 0) open = length;
      if (open > at) {
        const stop = this.#textRun(at, open, whole);
        if (stop >= 0) {
          this.#finish(false);
          return stop;
        }
      }
      if (open >= length) break;
      at = this.#markup(open);
    }
    this.#finish(true);
    return length;
  }

  /** Text between two tags. Returns the offset of a line that ends the HTML, -1 where it goes on. */
  #textRun(start: number, end: number, whole: boolean): number {
    const text = this.#text;
    if (!whole && !this.#inCell()) {
      let line = text.indexOf('\n', start);
      while (line >= 0 && line < end) {
        let first = line + 1;
        while (first < end && text.charCodeAt(first) !== 10 && isBlank(text.charCodeAt(first))) first++;
        if (first >= end) break;
        if (text.charCodeAt(first) !== 10) {
          this.#words(start, line);
          return line + 1;
        }
        line = first;
      }
    }
    this.#words(start, end);
    return -1;
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

  #inCell(): boolean {
    return this.#levels.length > 0 && this.#levels[this.#levels.length - 1]!.cell !== null;
  }

  /** Handles what starts with `<` at `at`; the offset behind it. */
  #markup(at: number): number {
    const text = this.#text;
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
    const end = tag.end < 0 ? -tag.end : tag.end;
    if (SKIPPED.has(tag.name) && !tag.closing) {
      const close = this.#search(`</${tag.name}`, end);
      if (close >= 0) {
        const after = text.indexOf('>', close);
        return after < 0 ? text.length : after + 1;
      }
      return end;
    }
    this.#tag(tag.name, tag.closing, at, end);
    return end;
  }

  /** Next place of `what`; what was not found once is not looked for again. */
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
    switch (name) {
      case 'table':
        this.#flush();
        if (closing) this.#closeTable(at);
        else this.#openTable();
        return;
      case 'tr':
        this.#flush();
        if (closing) this.#closeRow(at);
        else this.#openRow(at);
        return;
      case 'td':
      case 'th':
        this.#flush();
        if (closing) this.#closeCell(at);
        else this.#openCell(at, end);
        return;
      case 'b':
      case 'strong':
        this.#bold = Math.max(0, this.#bold + (closing ? -1 : 1));
        return;
    }
    if (!BLOCKS.has(name)) return;
    this.#flush();
    if (name.length === 2 && name.charCodeAt(0) === 104 && name !== 'hr')
      this.#depth = closing ? 0 : name.charCodeAt(1) - 48;
    else if (PAGE_PARTS.has(name)) this.#page = Math.max(0, this.#page + (closing ? -1 : 1));
    if (!this.#inCell()) this.gap = true;
  }

  /** Ends the run of text: into the open cell, or as a line of its own. */
  #flush(): void {
    if (this.#start < 0) return;
    let flags = ItemFlag.html as number;
    if (!this.#plain) flags |= ItemFlag.bold;
    if (this.#page > 0) flags |= ItemFlag.page;
    const piece = { start: this.#start, end: this.#end, depth: this.#depth, flags };
    this.#start = -1;
    const level = this.#levels[this.#levels.length - 1];
    if (level === undefined || level.cell === null || level.layout) this.#line(piece);
    else level.cell.push(piece);
  }

  #line(piece: Piece): void {
    const { start, end } = piece;
    this.#items.add(start, end, end - start > 32 ? CellKind.text : cellKind(this.#text, start, end));
    this.#close(ItemKind.text, start, end, piece.depth, piece.flags);
  }

  #close(kind: number, start: number, end: number, depth: number, flags: number): void {
    const inTable = this.#levels.length > 0 ? ItemFlag.table : 0;
    this.#items.close(kind, start, end, depth, flags | inTable | (this.gap ? ItemFlag.gap : 0));
    this.gap = false;
  }

  #openTable(): void {
    const outer = this.#levels[this.#levels.length - 1];
    if (outer !== undefined) {
      if (outer.cell === null) this.#closeTable(-1);
      else if (!outer.layout) this.#explode(outer);
    }
    if (this.#levels.length >= DEEPEST) {
      if (!this.#limits.some((limit) => limit.limit === 'nesting'))
        this.#limits.push({ limit: 'nesting', range: { start: 0, end: 0 }, max: DEEPEST });
      return;
    }
    this.#levels.push(newLevel());
    this.gap = true;
  }

  /** The row holds a page's layout: its cells so far are lines, and so is what follows in it. */
  #explode(level: Level): void {
    for (const cell of level.row ?? []) for (const piece of cell) this.#line(piece);
    for (const piece of level.cell ?? []) this.#line(piece);
    level.row = [];
    level.blanks = [];
    if (level.cell !== null) level.cell = [];
    level.layout = true;
  }

  #level(): Level {
    const last = this.#levels[this.#levels.length - 1];
    if (last !== undefined) return last;
    const level = newLevel();
    this.#levels.push(level);
    return level;
  }

  #openRow(at: number): void {
    this.#closeRow(at);
    const level = this.#level();
    level.row = [];
    level.rowStart = at;
  }

  #openCell(at: number, end: number): void {
    const level = this.#level();
    this.#closeCell(at);
    if (level.row === null) {
      level.row = [];
      level.rowStart = at;
    }
    level.cell = [];
    level.cellFrom = end;
  }

  #closeCell(at: number): void {
    const level = this.#levels[this.#levels.length - 1];
    if (level === undefined || level.cell === null || level.row === null) return;
    const cell = level.cell;
    level.cell = null;
    if (level.layout) return;
    if (
      cell.length > 1 &&
      (cell[cell.length - 1]!.end - cell[0]!.start > WIDEST_CELL || cell.some((p) => p.depth > 0))
    ) {
      level.cell = cell;
      this.#explode(level);
      level.cell = null;
      return;
    }
    level.row.push(cell);
    level.blanks.push({ start: level.cellFrom, end: Math.max(level.cellFrom, at) });
  }

  #closeRow(at: number): void {
    const level = this.#levels[this.#levels.length - 1];
    if (level === undefined) return;
    this.#closeCell(at);
    const { row, blanks } = level;
    level.row = null;
    level.blanks = [];
    if (level.layout) {
      level.layout = false;
      return;
    }
    if (row === null || row.length === 0) return;
    if (row.length === 1) this.#single(row[0]!, blanks[0]!);
    else this.#row(row, blanks, level.rowStart, at);
  }

  /** A row of one cell is a line: a banner, or an element of a run. */
  #single(cell: readonly Piece[], blank: Range): void {
    if (cell.length === 0) {
      addCell(this.#items, this.#text, blank.start, blank.end);
      this.#close(ItemKind.text, blank.start, blank.end, 0, ItemFlag.html);
      return;
    }
    for (const piece of cell) this.#line(piece);
  }

  #row(row: readonly (readonly Piece[])[], blanks: readonly Range[], start: number, end: number): void {
    const text = this.#text;
    if (row.length > MOST_CELLS)
      this.#limits.push({ limit: 'cells', range: { start, end }, max: MOST_CELLS });
    for (let i = 0; i < row.length && i < MOST_CELLS; i++) {
      const cell = row[i]!;
      const last = cell[cell.length - 1];
      if (last === undefined) {
        const place = blanks[i]!;
        const from = wordsStart(text, place.start, place.end);
        if (from === place.end && place.end > place.start && text.charCodeAt(place.start) === 38)
          this.#items.add(place.start, place.end, CellKind.blank);
        else this.#items.add(place.start, place.start, CellKind.blank);
      } else {
        const from = cell[0]!.start;
        this.#items.add(from, last.end, cell.length > 1 ? CellKind.text : cellKind(text, from, last.end));
      }
    }
    this.#close(ItemKind.row, start, Math.max(start, end), 0, ItemFlag.html);
  }

  #closeTable(at: number): void {
    this.#closeRow(at < 0 ? this.#lastEnd() : at);
    this.#levels.pop();
    this.gap = true;
  }

  #lastEnd(): number {
    const { items } = this.#levels.length > 0 ? { items: this.#items } : { items: this.#items };
    return items.length > 0 ? items.end[items.length - 1]! : 0;
  }

  /** Everything that is open ends; at the end of the text also cells. */
  #finish(_end: boolean): void {
    this.#flush();
    while (this.#levels.length > 0) this.#closeTable(this.#text.length);
    this.#depth = 0;
    this.#bold = 0;
    this.#page = 0;
  }
}

const newLevel = (): Level => ({
  row: null,
  rowStart: 0,
  cell: null,
  cellFrom: 0,
  blanks: [],
  layout: false,
});
