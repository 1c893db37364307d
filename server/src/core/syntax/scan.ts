import { isBlank, skipBlanks, trimBlanks } from '../text/fold.js';
import { CellKind, cellKind } from '../text/number.js';
import type { Range } from '../text/range.js';
import { isDrawn, WideBars } from './bars.js';
import { frontMatterOf } from './front-matter.js';
import { HtmlScanner, isHtmlFile } from './html.js';
import { ItemFlag, ItemKind, type Items, takeItems } from './items.js';
import type { ScanLimit } from './limit.js';
import { anchorsEnd, headingEnd, isUnderscored, isWhole, quotedStart } from './line-marks.js';
import { NextOf } from './next-of.js';
import { isPageMark, isRule } from './page-marks.js';
import { quotedRowEnd } from './quoted-rows.js';
import { addCell, blankCells, isDelimiter, paddingStart, pipeCells, tabCells } from './rows.js';
import { wordsEnd, wordsStart } from './trim.js';

/** A text as lines and rows of cells. It knows formats, not reports. */
export interface Scan {
  readonly items: Items;
  readonly comments: readonly Range[];
  readonly frontMatter: Range | null;
  readonly limits: readonly ScanLimit[];
}

/** Longer lines are no prose that anyone wrote. */
const LONGEST_LINE = 200_000;

export function scan(text: string): Scan {
  return new Scanner(text).run();
}

/** One pass, line by line; the next `|`, TAB and comment are kept, so that each is searched once. */
class Scanner {
  readonly #text: string;
  readonly #items = takeItems();
  readonly #comments: Range[] = [];
  readonly #limits: ScanLimit[] = [];
  readonly #html: HtmlScanner;
  readonly #pipe: NextOf;
  readonly #tab: NextOf;
  readonly #quote: NextOf;
  readonly #wide: WideBars;
  #comment = -2;
  #feed = -2;
  #return = -2;
  #lineFrom = -1;
  #lineTo = -2;
  #gap = true;
  /** Rows with bars since the block began, for the delimiter line. */
  #block = 0;
  /** The last row with bars began with one. */
  #framed = true;
  /** The last line with bars held one cell: rows are written one cell a line. */
  #stacked = false;
  /** The line before is a text of its own; a bar on a line by itself ends it as a cell. */
  #bare = false;
  readonly #unclosed = new Set<string>();

  constructor(text: string) {
    this.#text = text;
    this.#html = new HtmlScanner(text, this.#items, this.#comments, this.#limits);
    this.#pipe = new NextOf(text, '|');
    this.#tab = new NextOf(text, '\t');
    this.#quote = new NextOf(text, '"');
    this.#wide = new WideBars(text);
  }

  run(): Scan {
    const text = this.#text;
    const frontMatter = frontMatterOf(text);
    let at = frontMatter === null ? 0 : this.#lineEnd(frontMatter.end + 1);
    if (frontMatter !== null) at = this.#nextLine(at);
    if (!text.includes('<')) this.#comment = Number.POSITIVE_INFINITY;
    if (isHtmlFile(text, at)) this.#html.run(at, true);
    else while (at < text.length) at = this.#line(at);
    return { items: this.#items, comments: this.#comments, frontMatter, limits: this.#limits };
  }

  /** End of the line that holds `at`; asked again inside the same line, it is not searched again. */
  #lineEnd(at: number): number {
    if (at >= this.#lineFrom && at <= this.#lineTo) return this.#lineTo;
    const text = this.#text;
    if (this.#feed < at) {
      this.#feed = text.indexOf('\n', at);
      if (this.#feed < 0) this.#feed = text.length;
    }
    if (this.#return < at) {
      this.#return = text.indexOf('\r', at);
      if (this.#return < 0) this.#return = Number.POSITIVE_INFINITY;
    }
    this.#lineFrom = at;
    this.#lineTo = Math.min(this.#feed, this.#return);
    return this.#lineTo;
  }

  #nextLine(end: number): number {
    return this.#text.charCodeAt(end) === 13 && this.#text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }

  /** Reads the line at `at`; the offset where reading goes on. */
  #line(at: number): number {
    const text = this.#text;
    const end = this.#lineEnd(at);
    const next = this.#nextLine(end);
    const first = skipBlanks(text, at, end);
    if (text.charCodeAt(first) !== 62)
      return first === end ? this.#blankLine(at, end, next) : this.#words(at, first, end, next);
    const words = quotedStart(text, first, end);
    return words === end ? this.#blankLine(at, end, next) : this.#words(words, words, end, next);
  }

  /** A line with words, from `at` on; `first`: where they begin. */
  #words(at: number, first: number, end: number, next: number): number {
    const text = this.#text;
    const code = text.charCodeAt(first);
    if (code === 96 || code === 126) {
      const after = this.#fenced(first, end, next);
      if (after > 0) return after;
    }
    if (this.#comment < at) {
      this.#comment = text.indexOf('<!--', at);
      if (this.#comment < 0) this.#comment = Number.POSITIVE_INFINITY;
    }
    if (this.#comment < end) {
      const after = this.#commented(at, first, end, next);
      if (after > 0) return after;
    }
    if (code === 60 && this.#html.opensAt(first)) {
      this.#html.tables.gap = this.#gap;
      const after = this.#html.run(first, false);
      this.#gap = this.#html.tables.gap;
      this.#block = 0;
      return Math.max(after, first + 1);
    }
    const stop = this.#quote.from(at) < end ? quotedRowEnd(text, at, end) : end;
    this.#content(at, first, stop);
    return stop === end ? next : this.#nextLine(stop);
  }

  #blankLine(at: number, end: number, next: number): number {
    // A line of TABs alone is a blank row only inside a table, and blank rows say nothing.
    if (end > at || next > at) this.#gap = true;
    this.#block = 0;
    this.#stacked = this.#bare = false;
    return next;
  }

  /** A fenced block is code, no report; an unclosed fence is a line of marks. Returns 0 for no fence. */
  #fenced(first: number, end: number, next: number): number {
    const text = this.#text;
    const mark = text.slice(first, first + 3);
    if (mark !== '```' && mark !== '~~~') return 0;
    if (this.#unclosed.has(mark)) return next;
    const close = text.indexOf(`\n${mark}`, end);
    if (close < 0) {
      this.#unclosed.add(mark);
      return next;
    }
    [this.#gap, this.#block] = [true, 0];
    // All of the text between two fences, as chat assistants answer: then the closing one is a line of marks.
    if (this.#items.length === 0 && isWhole(text, first, end, close)) return next;
    return this.#nextLine(this.#lineEnd(close + 1));
  }

  /** Text before a comment is a line; reading goes on behind it. Returns 0 where the comment has no end. */
  #commented(at: number, first: number, end: number, next: number): number {
    const text = this.#text;
    const from = this.#comment;
    const close = this.#unclosed.has('-->') ? -1 : text.indexOf('-->', from + 4);
    if (close < 0) {
      this.#unclosed.add('-->');
      this.#comment = Number.POSITIVE_INFINITY;
      return 0;
    }
    const after = close + 3;
    if (from === first) {
      this.#comments.push({ start: from, end: after });
      const rest = skipBlanks(text, after, Math.max(after, end));
      return after <= end && rest === end ? next : after;
    }
    if (after <= end) {
      // Inside the line: the line's words go around it, and the clean text leaves it out.
      for (let start = from; start >= 0 && start < end; ) {
        const stop = text.indexOf('-->', start + 4);
        if (stop < 0 || stop >= end) break;
        this.#comments.push({ start, end: stop + 3 });
        start = text.indexOf('<!--', stop + 3);
        this.#comment = start < 0 ? Number.POSITIVE_INFINITY : start;
      }
      return 0;
    }
    this.#comments.push({ start: from, end: after });
    this.#content(at, first, from);
    return after;
  }

  /** A line with words: a row, or text with perhaps markup before it. */
  #content(at: number, first: number, end: number): void {
    const bar = this.#pipe.from(at) < end ? '|' : this.#wide.of(at, first, end, this.#block > 0);
    if (bar !== null) {
      this.#pipeLine(at, first, end, bar);
      return;
    }
    if (isDrawn(this.#text, first, end)) {
      if (this.#block === 0) this.#gap = true;
      return;
    }
    this.#block = 0;
    this.#bare = false;
    if (this.#tab.from(at) < end && this.#tabLine(at, first, end)) return;
    this.#textLine(first, end, 0);
    this.#bare = true;
  }

  #pipeLine(at: number, first: number, end: number, bar: string): void {
    const text = this.#text;
    const to = trimBlanks(text, first, end);
    // Where rows have no bar before them, one behind blanks closes an empty cell.
    const framed = text.startsWith(bar, first) && (this.#framed || first === at);
    this.#framed = framed;
    this.#block++;
    const bare = this.#bare;
    this.#bare = false;
    if (isDelimiter(text, first, to, this.#block === 2 ? 1 : 3, bar)) return;
    const alone = to === first + 1;
    if (bare && alone) return;
    const stop = this.#stacked && !alone ? paddingStart(text, first, to, bar) : to;
    if (stop === first) return;
    const whole = pipeCells(this.#items, text, framed ? first : at, stop, bar);
    if (!whole) this.#limits.push({ limit: 'cells', range: { start: first, end: to }, max: 512 });
    const kind = this.#items.open > 1 ? ItemKind.row : ItemKind.text;
    this.#stacked = kind === ItemKind.text;
    this.#close(kind, first, to, 0, 0);
  }

  /** False where the TABs only indent. */
  #tabLine(at: number, first: number, end: number): boolean {
    const text = this.#text;
    const to = trimBlanks(text, first, end);
    const inner = text.indexOf('\t', first);
    const rows = inner >= 0 && inner < to;
    if (!rows && to - first > 40) return false;
    const whole = tabCells(this.#items, text, at, end);
    if (!whole) this.#limits.push({ limit: 'cells', range: { start: first, end: to }, max: 512 });
    this.#close(this.#items.open > 1 ? ItemKind.row : ItemKind.text, at, end, 0, ItemFlag.tab);
    return true;
  }

  /** A line of text: `#` marks and list marks before it are no words. */
  #textLine(first: number, end: number, flags: number): void {
    const text = this.#text;
    let from = first;
    let depth = 0;
    let own = flags;
    let to = trimBlanks(text, from, end);
    if (text.charCodeAt(from) === 35) {
      let hash = from;
      while (hash < to && text.charCodeAt(hash) === 35) hash++;
      if (hash - from <= 6) {
        depth = hash - from;
        from = skipBlanks(text, hash, to);
        to = headingEnd(text, from, to);
      }
    }
    from = anchorsEnd(text, from, to);
    const lead = text.charCodeAt(from);
    if ((lead === 45 || lead === 43 || lead === 42) && isBlank(text.charCodeAt(from + 1)) && from + 1 < to) {
      if (isPageMark(text, from, to)) return;
      from = skipBlanks(text, from + 1, to);
      own |= ItemFlag.list;
    }
    if (from >= to || isRule(text, from, to, this.#items, this.#gap) || isPageMark(text, from, to)) {
      this.#gap = true;
      return;
    }
    if (depth === 0 && own === flags && blankCells(this.#items, text, from, to)) {
      this.#close(ItemKind.row, first, to, 0, own);
      return;
    }
    if (to - from > LONGEST_LINE) {
      this.#limits.push({ limit: 'line-length', range: { start: from, end: to }, max: LONGEST_LINE });
      own |= ItemFlag.long;
    }
    const underscored = isUnderscored(text, from, to);
    const start = underscored ? from + 2 : wordsStart(text, from, to);
    const stop = underscored ? to - 2 : wordsEnd(text, start, to);
    if (start === stop) {
      addCell(this.#items, text, from, to);
    } else {
      if (start > from && stop < to && (underscored || text.charCodeAt(from) === 42)) own |= ItemFlag.bold;
      this.#items.add(start, stop, to - start > 32 ? CellKind.text : cellKind(text, start, stop));
    }
    this.#close(ItemKind.text, first, trimBlanks(text, first, end), depth, own);
  }

  #close(kind: number, start: number, end: number, depth: number, flags: number): void {
    this.#items.close(kind, start, end, depth, this.#gap ? flags | ItemFlag.gap : flags);
    this.#gap = false;
  }
}
