import type { Sense } from '../../form/lexicon.js';
import { ItemFlag, ItemKind } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { hull, type Range } from '../../text/range.js';
import type { Sheet } from './sheet.js';
import type { CellWords } from './words.js';

/** A name of the header: a column, with the group that is written beside it or -1. */
interface Name {
  readonly column: number;
  readonly row: number;
  readonly cell: number;
}

interface Addresses {
  readonly row: readonly number[];
  readonly column: readonly number[];
}

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
  #groups: number[] = [];
  /** Cell of each group's first word: its columns come behind it. */
  #groupCells: number[] = [];
  #widest = 0;
  #foreign = 0;
  #closed = false;
  /** Header rows begin with a figure: rows are counted. */
  #counted = false;
  #line: number[] = [];
  #lineItems: number[] = [];
  #bound: string | null = null;

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
      if (short && this.#line.length > 0) {
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
      this.#groups = [];
      this.#groupCells = [];
      this.#widest = 0;
      this.#foreign = 0;
      this.#closed = false;
    }
    this.items.push(item);
    if (to - from > 1 && items.cellKind[from] === CellKind.number) this.#counted = true;
    const range = { start: items.start[item]!, end: items.end[item]! };
    this.#sheet.header = this.#sheet.header === null ? range : hull(this.#sheet.header, range);
    this.#widest = Math.max(this.#widest, to - from - (this.#counted ? 1 : 0));
    const names: Name[] = [];
    for (let cell = from; cell < to; cell++) {
      const sense = this.#sense(cell);
      if (sense === null) {
        if (items.cellKind[cell] !== CellKind.blank && names.length > 0) this.#foreign++;
        continue;
      }
      if (sense.row >= 0) {
        if (!this.#groups.includes(sense.row)) {
          this.#groups.push(sense.row);
          this.#groupCells.push(cell);
        }
        this.#sheet.label(sense.row, cell);
      }
      if (sense.column >= 0) names.push({ column: sense.column, row: sense.row, cell });
    }
    if (names.length > 0)
      if (to - from === 1 && this.#names.length > 0) this.#names[this.#names.length - 1]!.push(...names);
      else this.#names.push(names);
  }

  /** Ends a run of single cells. */
  #flush(): void {
    if (this.#line.length === 0) return;
    const cells = this.#line;
    this.items.push(...this.#lineItems);
    this.#line = [];
    const item = this.#lineItems[0]!;
    this.#lineItems = [];
    const range = hull(this.#sheet.rangeOf(cells[0]!), this.#sheet.rangeOf(cells[cells.length - 1]!));
    this.#values(cells, range, true, item);
  }

  #values(cells: readonly number[], range: Range, linear: boolean, item: number): void {
    const { items } = this.#sheet.source;
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
    const figures = cells
      .map((cell) => (items.cellKind[cell] === CellKind.blank ? '' : this.#sheet.textOf(cell)))
      .join('\t');
    if (this.#bound !== null) {
      if (this.#bound !== figures) this.#refuseAll(range, 'row-twice');
      return;
    }
    this.#bound = figures;
    for (let i = 0; i < addresses.row.length; i++)
      this.#sheet.put(addresses.row[i]!, addresses.column[i]!, cells[at + i]!);
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
    if (cells.length !== k) return -1;
    if (linear) return filled === k ? 0 : -1;
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

  /** What stands at each place of the row of figures; null where the header does not say. */
  #addresses(): Addresses | null {
    const { rows, columns } = this.#sheet.template;
    const most = rows.length * columns.length;
    if (this.#names.length === 0)
      return this.#groups.length === 0 || this.#inOrder() ? this.#formOrder() : null;
    const lowest = this.#names[this.#names.length - 1]!;
    const names = lowest.length === most ? lowest : this.#names.flat();
    if (names.length % rows.length !== 0 || names.length > most) return null;
    const width = names.length / rows.length;
    if (width < Math.ceil(columns.length * 0.7)) return null;
    const groups = this.#groups.length === 0 ? [...rows.keys()] : this.#groups;
    if (groups.length !== rows.length) return null;
    const row: number[] = [];
    const column: number[] = [];
    const all = new Set<number>();
    for (const [i, group] of groups.entries()) {
      const part = names.slice(i * width, (i + 1) * width);
      const own = new Set(part.map((name) => name.column));
      if (part[0]!.cell < (this.#groupCells[i] ?? 0)) return null;
      if (own.size !== width || part.some((name) => name.row >= 0 && name.row !== group)) return null;
      for (const name of part) {
        row.push(group);
        column.push(name.column);
        all.add(name.column);
      }
    }
    if (all.size !== width) return null;
    this.#sheet.missingColumns = [...columns.keys()].filter((at) => !all.has(at));
    return { row, column };
  }

  #inOrder(): boolean {
    return (
      this.#groups.length === this.#sheet.template.rows.length && this.#groups.every((row, i) => row === i)
    );
  }

  #formOrder(): Addresses {
    const { rows, columns } = this.#sheet.template;
    const row: number[] = [];
    const column: number[] = [];
    for (let r = 0; r < rows.length; r++)
      for (let c = 0; c < columns.length; c++) {
        row.push(r);
        column.push(c);
      }
    return { row, column };
  }
}
