import { figureKind, isWithin } from '../text/label.js';
import { CellKind } from '../text/number.js';
import type { Range } from '../text/range.js';
import { ItemFlag, ItemKind, type Items } from './items.js';
import type { ScanLimit } from './limit.js';
import { addCell, MOST_CELLS } from './rows.js';
import { wordsStart } from './trim.js';

const DEEPEST = 64;
/** A cell of several blocks with more text than this holds the page's layout, not a figure or a label. */
const WIDEST_CELL = 320;
/** A row of one cell with more text than this is prose in a frame. */
const LONGEST_LABEL = 60;

const RUN = 3;
const CELL = 3;

/** A table that is open, with the row and the cell that are open in it. */
class Level {
  rowOpen = false;
  rowStart = 0;
  cellOpen = false;
  /** The open cell was opened by words alone. */
  loose = false;
  /** A page's text stands inside the row: its cells are lines. */
  layout = false;
  /** Runs of text of the row's cells: start, end, depth and flags of each. */
  readonly runs: number[] = [];
  runEnd = 0;
  /** Cells of the row: index of the first run, bounds of the content. */
  readonly cells: number[] = [];
  cellEnd = 0;

  addRun(start: number, end: number, bits: number): void {
    const at = this.runEnd;
    this.runs[at] = start;
    this.runs[at + 1] = end;
    this.runs[at + 2] = bits;
    this.runEnd = at + RUN;
  }

  addCell(at: number): void {
    const end = this.cellEnd;
    this.cells[end] = this.runEnd;
    this.cells[end + 1] = at;
    this.cells[end + 2] = at;
    this.cellEnd = end + CELL;
  }

  clear(): void {
    this.runEnd = 0;
    this.cellEnd = 0;
  }
}

/**
 * Tables of HTML as rows of cells. Spans are not expanded: one `td` is one cell. Unclosed cells and rows close
 * each other, the innermost table wins, and a cell that holds a table or a page's text is no cell but lines.
 */
export class HtmlTables {
  /** A new block began since the last item. */
  gap = true;
  readonly #text: string;
  readonly #items: Items;
  readonly #limits: ScanLimit[];
  readonly #levels: Level[] = [];
  #top: Level | null = null;

  constructor(text: string, items: Items, limits: ScanLimit[]) {
    this.#text = text;
    this.#items = items;
    this.#limits = limits;
  }

  get inCell(): boolean {
    return this.#top?.cellOpen ?? false;
  }

  get inRow(): boolean {
    return this.#top?.rowOpen ?? false;
  }

  /** A run of text between two block tags. `depth`: of the heading that it stands in. */
  run(start: number, end: number, depth: number, flags: number): void {
    const top = this.#top;
    if (top?.rowOpen && !top.cellOpen && !top.layout) {
      // Words between cells: the tag that opened theirs may be lost. `</td>` will tell.
      this.openCell(start, start);
      top.loose = true;
    }
    if (top?.cellOpen && !top.layout) top.addRun(start, end, depth | (flags << 3));
    else this.#line(start, end, depth, flags);
  }

  openTable(): void {
    const outer = this.#top;
    if (outer !== null) {
      if (!outer.cellOpen) this.closeTable(this.#lastEnd());
      else if (!outer.layout) this.#explode(outer);
    }
    if (this.#levels.length >= DEEPEST) {
      if (!this.#limits.some((limit) => limit.limit === 'nesting')) {
        const at = this.#lastEnd();
        this.#limits.push({ limit: 'nesting', range: { start: at, end: at }, max: DEEPEST });
      }
      return;
    }
    this.#push();
    this.gap = true;
  }

  openRow(at: number): void {
    this.closeRow(at);
    const level = this.#top ?? this.#push();
    level.rowOpen = true;
    level.rowStart = at;
  }

  openCell(at: number, end: number): void {
    const level = this.#top ?? this.#push();
    this.#dropLoose(level);
    this.closeCell(at);
    if (!level.rowOpen) {
      level.rowOpen = true;
      level.rowStart = at;
    }
    level.cellOpen = true;
    level.addCell(end);
  }

  /** A row of figures and labels is open, and its last cell has ended. */
  get betweenCells(): boolean {
    const level = this.#top;
    return level?.rowOpen === true && !level.cellOpen && !level.layout;
  }

  /** A cell between its tags, all words or empty; only between cells. */
  wholeCell(start: number, end: number, bits: number): void {
    const level = this.#top!;
    level.addCell(start);
    level.cells[level.cellEnd - 1] = end;
    if (start < end) level.addRun(start, end, bits);
  }

  closeCell(at: number): void {
    const level = this.#top;
    if (level === null || !level.cellOpen) return;
    level.cellOpen = false;
    level.loose = false;
    if (level.layout) return;
    const { cells, runs, cellEnd, runEnd } = level;
    cells[cellEnd - 1] = Math.max(cells[cellEnd - 2]!, at);
    const first = cells[cellEnd - CELL]!;
    if (runEnd - first <= RUN) return;
    let heading = false;
    for (let i = first; i < runEnd; i += RUN) heading ||= (runs[i + 2]! & 7) > 0;
    if (heading || !isWithin(this.#text, runs[first]!, runs[runEnd - 2]!, WIDEST_CELL)) this.#explode(level);
  }

  /** Words between cells that no `</td>` followed are a line of their own. */
  #dropLoose(level: Level): void {
    if (!level.loose) return;
    level.loose = false;
    level.cellOpen = false;
    level.cellEnd -= CELL;
    level.runEnd = level.cells[level.cellEnd]!;
  }

  closeRow(at: number): void {
    const level = this.#top;
    if (level === null) return;
    this.#dropLoose(level);
    this.closeCell(at);
    const count = level.cellEnd / CELL;
    if (!level.layout && count === 1) this.#single(level);
    else if (!level.layout && count > 1) this.#row(level, count, at);
    level.rowOpen = false;
    level.layout = false;
    level.clear();
  }

  closeTable(at: number): void {
    this.closeRow(at);
    this.#levels.pop();
    this.#top = this.#levels[this.#levels.length - 1] ?? null;
    this.gap = true;
  }

  /** Everything that is open ends. */
  closeAll(at: number): void {
    while (this.#top !== null) this.closeTable(at);
  }

  #push(): Level {
    const level = new Level();
    this.#levels.push(level);
    this.#top = level;
    return level;
  }

  #lastEnd(): number {
    return this.#items.length > 0 ? this.#items.end[this.#items.length - 1]! : 0;
  }

  /** The row holds a page's layout: its cells so far are lines, and so is what follows in it. */
  #explode(level: Level): void {
    level.layout = true;
    this.#lines(level, 0);
    level.clear();
    // Its loose words are lines now; there is no cell left to take back.
    level.loose = false;
  }

  #lines(level: Level, from: number): void {
    const { runs } = level;
    for (let i = from; i < level.runEnd; i += RUN)
      this.#line(runs[i]!, runs[i + 1]!, runs[i + 2]! & 7, runs[i + 2]! >> 3);
  }

  #line(start: number, end: number, depth: number, flags: number): void {
    this.#items.add(start, end, figureKind(this.#text, start, end));
    this.#close(ItemKind.text, start, end, depth, flags);
  }

  #close(kind: number, start: number, end: number, depth: number, flags: number): void {
    const prose = kind === ItemKind.text && !isWithin(this.#text, start, end, LONGEST_LABEL);
    let all = flags | ItemFlag.html;
    if (this.#top !== null && !this.#top.layout && !prose) all |= ItemFlag.table;
    if (this.gap) all |= ItemFlag.gap;
    this.#items.close(kind, start, end, depth, all);
    this.gap = false;
  }

  /** A row of one cell is a line: a banner, or an element of a run. */
  #single(level: Level): void {
    if (level.runEnd > 0) {
      this.#lines(level, 0);
      return;
    }
    const place: Range = { start: level.cells[1]!, end: level.cells[2]! };
    addCell(this.#items, this.#text, place.start, place.end);
    this.#close(ItemKind.text, place.start, place.end, 0, 0);
  }

  #row(level: Level, count: number, at: number): void {
    const { runs, cells } = level;
    const range = { start: level.rowStart, end: Math.max(level.rowStart, at) };
    if (count > MOST_CELLS) this.#limits.push({ limit: 'cells', range, max: MOST_CELLS });
    const most = Math.min(count, MOST_CELLS) * CELL;
    for (let i = 0; i < most; i += CELL) {
      const first = cells[i]!;
      const last = i + CELL < level.cellEnd ? cells[i + CELL]! : level.runEnd;
      if (first === last) this.#blank(cells[i + 1]!, cells[i + 2]!);
      else {
        const start = runs[first]!;
        const end = runs[last - 2]!;
        this.#items.add(start, end, last - first > RUN ? CellKind.text : figureKind(this.#text, start, end));
      }
    }
    this.#close(ItemKind.row, range.start, range.end, 0, 0);
  }

  /** An empty cell; one with only `&nbsp;` in it stands for that. */
  #blank(start: number, end: number): void {
    const entity = this.#text.charCodeAt(start) === 38 && wordsStart(this.#text, start, end) === end;
    this.#items.add(start, entity ? end : start, CellKind.blank);
  }
}
