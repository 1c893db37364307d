/** Kinds of item: a line (or block) of text with one cell, or a row of two cells or more. */
export const ItemKind = { text: 0, row: 1 } as const;

export const ItemFlag = {
  /** A blank line stands before it. */
  gap: 1,
  /** The whole line is set in bold. */
  bold: 2,
  /** It stands in an HTML table. */
  table: 4,
  /** Line ends inside are blanks; tags may stand inside. */
  html: 8,
  /** Navigation, foot line and the like of a page. */
  page: 16,
  /** A list mark stood before the words. */
  list: 32,
  /** Its cells came from TABs: blanks at the end may have been cut or added. */
  tab: 64,
  /** Longer than a line may be: read by no rule. */
  long: 128,
} as const;

/** Items and cells of a text in reading order, as growing typed arrays. */
export class Items {
  length = 0;
  cells = 0;
  kind = new Uint8Array(512);
  flags = new Uint8Array(512);
  /** 1–6 for headings. */
  depth = new Uint8Array(512);
  /** For the reader's own notes on items; nought at first. */
  mark = new Uint8Array(512);
  /** Whole line or block in the source. */
  start = new Int32Array(512);
  end = new Int32Array(512);
  /** Cells of item i: from cell[i] up to cell[i + 1]. */
  cell = new Int32Array(513);
  cellStart = new Int32Array(2048);
  cellEnd = new Int32Array(2048);
  cellKind = new Uint8Array(2048);

  /** Adds a cell to the item that the next `close` makes. */
  add(start: number, end: number, kind: number): void {
    if (this.cells === this.cellStart.length) {
      this.cellStart = grown(this.cellStart, new Int32Array(this.cells * 2));
      this.cellEnd = grown(this.cellEnd, new Int32Array(this.cells * 2));
      this.cellKind = grown(this.cellKind, new Uint8Array(this.cells * 2));
    }
    this.cellStart[this.cells] = start;
    this.cellEnd[this.cells] = end;
    this.cellKind[this.cells++] = kind;
  }

  /** Makes an item of the cells added since the last. */
  close(kind: number, start: number, end: number, depth: number, flags: number): void {
    const at = this.length;
    if (at === this.kind.length) {
      this.kind = grown(this.kind, new Uint8Array(at * 2));
      this.flags = grown(this.flags, new Uint8Array(at * 2));
      this.depth = grown(this.depth, new Uint8Array(at * 2));
      this.mark = grown(this.mark, new Uint8Array(at * 2));
      this.start = grown(this.start, new Int32Array(at * 2));
      this.end = grown(this.end, new Int32Array(at * 2));
      this.cell = grown(this.cell, new Int32Array(at * 2 + 1));
    }
    this.kind[at] = kind;
    this.flags[at] = flags;
    this.depth[at] = depth;
    this.mark[at] = 0;
    this.start[at] = start;
    this.end[at] = end;
    this.length = at + 1;
    this.cell[at + 1] = this.cells;
  }

  /** Forgets all items and cells; the arrays stay for the next text. */
  clear(): void {
    this.length = 0;
    this.cells = 0;
  }

  /** Cells that wait for their item. */
  get open(): number {
    return this.cells - this.cell[this.length]!;
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Larger stores are let go, so that one compilation does not hold its memory for good. */
const LARGEST_SPARE = 65_536;
let spare: Items | null = null;

/** An empty store; a spare one where there is. Give it back with `releaseItems`. */
export function takeItems(): Items {
  const items = spare ?? new Items();
  spare = null;
  items.clear();
  return items;
}

/** Nothing may refer to the store any more. */
export function releaseItems(items: Items): void {
  if (items.cellStart.length <= LARGEST_SPARE && items.kind.length <= LARGEST_SPARE) spare = items;
}
