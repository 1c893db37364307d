import type { Sense } from '../../form/sense.js';
import { ItemFlag, ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { hull, type Range } from '../../text/range.js';
import { type Addresses, type Name, readAddresses } from './group-header.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';

/** Binds a table of one row of figures under groups of columns; the groups are the form's rows. */
export function bindGroups(sheet: Sheet, words: CellWords, candidates: readonly number[]): readonly number[] {
  const binder = new GroupBinder(sheet, words);
  for (const item of candidates) binder.item(item);
  binder.end();
  if (!sheet.seen) return [];
  for (const item of binder.items) sheet.cover(item);
  return binder.items;
}

class GroupBinder {
  readonly items: number[] = [];
  readonly #sheet: Sheet;
  readonly #words: CellWords;
  /** Names of each header row; one row of all where they stand one a line. */
  #names: Name[][] = [];
  #linear = false;
  /** The only line of names so far says two heads: it is a row that lost its cells. */
  #glued = false;
  #widest = 0;
  #foreign = 0;
  #closed = false;
  /** A bar alone stands before each row that is written one cell a line. */
  #barred = false;
  /** A row of names ends without a bar: one at the end of a row is followed by a blank cell. */
  #unclosed = false;
  /** Header rows begin with a figure: rows are counted. */
  #counted = false;
  #line: number[] = [];
  #lineItems: number[] = [];
  /** Cells of the row of figures that was bound. */
  #bound: readonly number[] | null = null;

  constructor(sheet: Sheet, words: CellWords) {
    this.#sheet = sheet;
    this.#words = words;
  }

  item(item: number): void {
    const { items } = this.#sheet.source;
    const from = items.cell[item]!;
    const to = items.cell[item + 1]!;
    if (items.kind[item] !== ItemKind.row) {
      this.#single(item, from);
      return;
    }
    this.#flush();
    let known = 0;
    let numbers = 0;
    for (let cell = from; cell < to; cell++) {
      if (this.#sense(cell) !== null) known++;
      const kind = items.cellKind[cell]!;
      if (kind === CellKind.number || kind === CellKind.marker) numbers++;
    }
    if (known > 1 || (known === 1 && numbers < 2)) this.#header(item, from, to);
    else if (numbers > 0 && this.#sheet.seen) {
      this.items.push(item);
      const cells: number[] = [];
      for (let cell = this.#counted ? from + 1 : from; cell < to; cell++) cells.push(cell);
      this.#values(cells, { start: items.start[item]!, end: items.end[item]! }, false, item);
    } else if (numbers === 0 && this.#allBlank(from, to)) this.#blankRow(item, from, to);
  }

  #allBlank(from: number, to: number): boolean {
    for (let cell = from; cell < to; cell++)
      if (this.#sheet.source.items.cellKind[cell] !== CellKind.blank) return false;
    return true;
  }

  /** A row of blanks after the whole header is the row of figures left empty. */
  #blankRow(item: number, from: number, to: number): void {
    if (this.#addresses() === null || this.#closed || to - from !== this.#widest) return;
    const { items } = this.#sheet.source;
    this.items.push(item);
    const cells: number[] = [];
    for (let cell = from; cell < to; cell++) cells.push(cell);
    this.#values(cells, { start: items.start[item]!, end: items.end[item]! }, false, item);
  }

  end(): void {
    this.#flush();
    if (!this.#sheet.seen || this.#bound !== null) return;
    for (const [row, start] of this.#sheet.labelStart.entries())
      if (start >= 0 && this.#sheet.rowState[row] === 0)
        this.#refuseAll(this.#sheet.header!, 'count-mismatch');
  }

  #endsInBar(item: number): boolean {
    const { items, text } = this.#sheet.source;
    return text.charCodeAt(items.end[item]! - 1) === 124;
  }

  #sense(cell: number): Sense | null {
    return this.#words.sense(cell, this.#sheet.index);
  }

  #single(item: number, cell: number): void {
    const { items } = this.#sheet.source;
    if (items.cellKind[cell] !== CellKind.text) {
      if (!this.#sheet.seen) return;
      this.#line.push(cell);
      this.#lineItems.push(item);
      return;
    }
    const sense = this.#sense(cell);
    if (sense === null) {
      const short = items.cellEnd[cell]! - items.cellStart[cell]! <= 4;
      // A short word among the figures, or where they begin, is a value that is no number.
      if (
        short &&
        (this.#line.length > 0 || (!this.#closed && this.#addresses() !== null && this.#names.length > 0))
      ) {
        this.#line.push(cell);
        this.#lineItems.push(item);
      } else {
        this.#flush();
        if (!this.#closed && this.#names.length > 0 && items.cellEnd[cell]! - items.cellStart[cell]! <= 12)
          this.#foreign++;
      }
      return;
    }
    this.#flush();
    this.#header(item, cell, cell + 1);
  }

  /** A line of names or groups; after figures it begins a new header. */
  #header(item: number, from: number, to: number): void {
    const { items } = this.#sheet.source;
    this.#sheet.seen = true;
    if (this.#closed) {
      this.#names = [];
      this.#linear = false;
      this.#widest = 0;
      this.#foreign = 0;
      this.#closed = false;
    }
    this.items.push(item);
    if (to - from > 1 && items.cellKind[from] === CellKind.number) this.#counted = true;
    if (to - from > 1 && !this.#endsInBar(item)) this.#unclosed = true;
    const range = { start: items.start[item]!, end: items.end[item]! };
    this.#sheet.header = this.#sheet.header === null ? range : hull(this.#sheet.header, range);
    this.#widest = Math.max(this.#widest, to - from - (this.#counted ? 1 : 0));
    const names: Name[] = [];
    for (let cell = from; cell < to; cell++) {
      const sense = this.#sense(cell);
      if (sense === null) {
        // The last column may be the author's own, a remark: its cells stand behind the figures.
        const within = cell < to - 1 && names.length > 0;
        if (within && items.cellKind[cell] !== CellKind.blank) this.#foreign++;
        continue;
      }
      if (sense.row >= 0) this.#sheet.label(sense.row, cell);
      if (sense.column >= 0) names.push({ kind: 'column', index: sense.column, row: sense.row });
      else if (sense.row >= 0) names.push({ kind: 'row', index: sense.row, row: -1 });
      // `行政复议行政诉讼`: where cells were lost, one says both.
      if (sense.column < 0 && sense.columnGroup >= 0)
        names.push({ kind: 'group', index: sense.columnGroup, row: -1 });
    }
    if (to - from > 1) {
      if (this.#glued) this.#linear = false;
      if (this.#linear) this.#foreign++;
      this.#names.push(names);
    } else if (this.#names.length === 0) {
      this.#names.push(names);
      this.#linear = true;
      this.#glued = names.length === 2;
    } else if (this.#linear) {
      this.#names[0]!.push(...names);
      this.#glued = false;
    } else this.#foreign++;
  }

  /** Ends a run of single cells. */
  #flush(): void {
    if (this.#line.length === 0) return;
    const cells = this.#line;
    const lines = this.#lineItems;
    this.#line = [];
    this.#lineItems = [];
    // A bar alone before names begins their row.
    const { cellKind } = this.#sheet.source.items;
    if (!this.#closed && cells.length === 1 && cellKind[cells[0]!] === CellKind.blank) {
      this.#barred = true;
      return;
    }
    this.items.push(...lines);
    const item = lines[0]!;
    const range = hull(this.#sheet.rangeOf(cells[0]!), this.#sheet.rangeOf(cells[cells.length - 1]!));
    this.#values(cells, range, true, item);
  }

  #values(cells: readonly number[], range: Range, linear: boolean, item: number): void {
    this.#closed = true;
    const addresses = this.#foreign > 0 ? null : this.#addresses();
    if (addresses === null) {
      this.#refuseAll(range, 'header-not-understood');
      return;
    }
    const at = this.#startOf(cells, addresses.row.length, linear, item);
    if (at < 0) {
      this.#refuseAll(range, 'count-mismatch');
      return;
    }
    if (this.#bound !== null) {
      if (this.#figures(this.#bound) !== this.#figures(cells)) this.#refuseAll(range, 'row-twice');
      return;
    }
    this.#bound = cells;
    for (let i = 0; i < addresses.row.length; i++)
      this.#sheet.put(addresses.row[i]!, addresses.column[i]!, cells[at + i]!);
  }

  /** Cells as written, to tell a repeated row from another one. */
  #figures(cells: readonly number[]): string {
    const { cellKind } = this.#sheet.source.items;
    return cells
      .map((cell) => (cellKind[cell] === CellKind.blank ? '' : this.#sheet.textOf(cell)))
      .join('\t');
  }

  /** Exactly as many figures as addresses side by side, or as many cells where no header row is wider. */
  #startOf(cells: readonly number[], k: number, linear: boolean, item: number): number {
    const { items } = this.#sheet.source;
    let first = -1;
    let last = -1;
    let filled = 0;
    let words = 0;
    for (let i = 0; i < cells.length; i++) {
      const kind = items.cellKind[cells[i]!]!;
      if (kind === CellKind.blank) continue;
      if (kind === CellKind.text && filled === 0 && !linear && cells.length > k) continue;
      if (first < 0) first = i;
      last = i;
      filled++;
      if (kind === CellKind.text) words++;
    }
    if (words === 0 && filled === k && last - first + 1 === k) return first;
    if (linear && this.#barred) return cells.length === k + 1 && first !== 0 ? 1 : -1;
    if (cells.length !== k) return -1;
    if (linear) return 0;
    if (this.#unclosed && this.#endsInBar(item)) return -1;
    if ((items.flags[item]! & ItemFlag.tab) === 0) return this.#widest <= k ? 0 : -1;
    // A lost cell and an added TAB look like a blank at the end.
    return this.#widest === k && (filled === 0 || items.cellKind[cells[k - 1]!] !== CellKind.blank) ? 0 : -1;
  }

  #refuseAll(range: Range, reason: 'header-not-understood' | 'count-mismatch' | 'row-twice'): void {
    const { rows } = this.#sheet.template;
    this.#sheet.unbound.push({ range, reason, table: this.#sheet.template.id, row: null });
    const kept = this.#sheet.unbound.length;
    for (let row = 0; row < rows.length; row++) this.#sheet.refuse(range, reason, row);
    this.#sheet.unbound.length = kept;
  }

  #addresses(): Addresses | null {
    const addresses = readAddresses(this.#names, this.#linear, this.#sheet.words);
    if (addresses !== null && this.#names.length > 0) {
      const all = new Set(addresses.column);
      this.#sheet.missingColumns = this.#sheet.words.order.filter((column) => !all.has(column));
    }
    return addresses;
  }
}
