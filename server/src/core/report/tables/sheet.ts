import type { TableTemplate } from '../../form/form.js';
import type { TableWords } from '../../form/table-words.js';
import { type Decimal, parseDecimal } from '../../text/decimal.js';
import { withoutMarkup } from '../../text/label.js';
import { CellKind, isConverted, isMoney, readNumber, Written } from '../../text/number.js';
import { hull, type Range } from '../../text/range.js';
import type { Unbound, UnboundReason } from '../model.js';
import type { Source } from '../source.js';
import { type BoundTable, CellState, RowState } from '../table.js';
import type { RowRecord } from './records.js';

interface Place {
  readonly range: Range;
  readonly text: string;
}

/** Shared by tables without decimals; never written to. */
const NO_DECIMALS = new Map<number, Decimal>();

/** Memory that the cells and rows of a table take, a multiple of eight. */
export const sheetBytes = ({ rows, columns }: TableTemplate): number =>
  (rows.length * columns.length * 18 + rows.length * 9 + 7) & ~7;

/** A table of the form while it is being bound. */
export class Sheet {
  readonly source: Source;
  readonly template: TableTemplate;
  readonly words: TableWords;
  /** Index of the table in the form: the sense of a word to read. */
  readonly index: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly state: Uint8Array;
  readonly form: Uint8Array;
  readonly integer: Float64Array;
  decimals: Map<number, Decimal> = NO_DECIMALS;
  readonly rowState: Uint8Array;
  readonly labelStart: Int32Array;
  readonly labelEnd: Int32Array;
  readonly rowOrder: number[] = [];
  readonly foreignRows: Place[] = [];
  readonly foreignColumns: Place[] = [];
  readonly columnHeads: { column: number; range: Range }[] = [];
  readonly evidence: { edition: string; range: Range; text: string }[] = [];
  readonly unbound: Unbound[] = [];
  readonly fragments: { readonly start: number; end: number }[] = [];
  missingColumns: readonly number[] = [];
  header: Range | null = null;
  note: Range | null = null;
  /** A banner, or a label with the form's own ordinal, was read. */
  opened = false;
  /** Some label, header or banner of the form was read. */
  seen = false;
  readonly #width: number;
  #lastItem = -2;

  /** `memory`: of `sheetBytes` at least, all nought, from `offset` on. */
  constructor(source: Source, index: number, memory: ArrayBuffer, offset: number) {
    const template = source.form.tables[index]!;
    const rows = template.rows.length;
    const size = rows * template.columns.length;
    this.source = source;
    this.template = template;
    this.words = source.lexicon.tables[index]!;
    this.index = index;
    this.#width = template.columns.length;
    this.integer = new Float64Array(memory, offset, size).fill(Number.NaN);
    const places = new Int32Array(memory, offset + size * 8, (size + rows) * 2).fill(-1);
    this.start = places.subarray(0, size);
    this.end = places.subarray(size, size * 2);
    this.labelStart = places.subarray(size * 2, size * 2 + rows);
    this.labelEnd = places.subarray(size * 2 + rows);
    const bytes = offset + size * 16 + rows * 8;
    this.state = new Uint8Array(memory, bytes, size);
    this.form = new Uint8Array(memory, bytes + size, size);
    this.rowState = new Uint8Array(memory, bytes + size * 2, rows);
  }

  /** A row of the form was read. */
  get found(): boolean {
    return (
      this.seen && (this.rowOrder.length > 0 || this.rowState.some((state) => state !== RowState.absent))
    );
  }

  /** Enough was read to know the table outside of its section, where short words stand in any list. */
  get certain(): boolean {
    const rows = this.template.layout === 'grid' && this.rowOrder.length >= 2;
    return rows || this.header !== null || this.opened;
  }

  /** An item is part of the table; parts that page breaks cut are fragments. */
  cover(item: number): void {
    const { items } = this.source;
    const last = this.fragments[this.fragments.length - 1];
    const near = this.#lastItem === item - 1 && ((items.flags[item]! & 1) === 0 || items.kind[item] === 0);
    this.#lastItem = item;
    if (last !== undefined && near) last.end = items.end[item]!;
    else this.fragments.push({ start: items.start[item]!, end: items.end[item]! });
  }

  label(row: number, cell: number): void {
    if (this.labelStart[row]! >= 0) return;
    const { items } = this.source;
    this.labelStart[row] = items.cellStart[cell]!;
    this.labelEnd[row] = items.cellEnd[cell]!;
    this.rowOrder.push(row);
  }

  /** The head of a column; kept where its words are not the form's, if the cell holds them all. */
  head(column: number, cell: number, joined: boolean): void {
    const { label, editions } = this.template.columns[column]!;
    const { start, end } = this.rangeOf(cell);
    if (!joined && (end - start !== label.length || !this.source.text.startsWith(label, start)))
      this.columnHeads.push({ column, range: { start, end } });
    this.witnessEdition(editions, cell);
  }

  /** A label that only one edition has. */
  witnessEdition(editions: readonly string[], cell: number): void {
    if (editions.length !== 1 || this.source.form.editions.length === 1) return;
    this.evidence.push({ edition: editions[0]!, range: this.rangeOf(cell), text: this.textOf(cell) });
  }

  rangeOf(cell: number): Range {
    const { items } = this.source;
    return { start: items.cellStart[cell]!, end: items.cellEnd[cell]! };
  }

  textOf(cell: number): string {
    const { start, end } = this.rangeOf(cell);
    return this.source.text.slice(start, end);
  }

  /** The row in the source, from its label or first cell to its last. */
  recordRange(record: RowRecord): Range {
    const { items } = this.source;
    const own = { start: items.start[record.item]!, end: items.end[record.item]! };
    return record.run === null || record.count === 0
      ? own
      : hull(own, this.rangeOf(record.cell(record.count - 1)));
  }

  /** The filled cells of a row as written, to tell a repeated row from another one. */
  figures(record: RowRecord): string {
    let out = '';
    for (let i = 0; i < record.count; i++)
      if (this.source.items.cellKind[record.cell(i)] !== CellKind.blank)
        out += `${this.textOf(record.cell(i))}\t`;
    return out;
  }

  /** The row is there, but its cells could not be told. */
  refuse(range: Range, reason: UnboundReason, row: number): void {
    this.unbound.push({ range, reason, table: this.template.id, row: this.template.rows[row]?.id ?? null });
    if (row < 0) return;
    this.rowState[row] = RowState.unbound;
    const width = this.template.columns.length;
    for (let at = row * width; at < (row + 1) * width; at++) {
      if (this.words.legal[at] === 0) continue;
      this.state[at] = CellState.unbound;
      this.start[at] = -1;
      this.end[at] = -1;
      this.integer[at] = Number.NaN;
      this.decimals.delete(at);
    }
  }

  /** Binds the cells of a record from position `at` on to columns of its row; -1 for one that the form does not have. */
  bind(record: RowRecord, columns: readonly number[], at: number): void {
    const { row, run, from } = record;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      if (column >= 0) this.put(row, column, run === null ? from + at + i : run[at + i]!);
    }
  }

  /** Binds a cell to its address and reads its value. */
  put(row: number, column: number, cell: number): void {
    const { items } = this.source;
    const at = row * this.#width + column;
    const start = items.cellStart[cell]!;
    const end = items.cellEnd[cell]!;
    this.start[at] = start;
    this.end[at] = end;
    this.rowState[row] = RowState.bound;
    const kind = items.cellKind[cell]!;
    if (kind === CellKind.number) this.#number(at, row, column, start, end);
    else if (kind === CellKind.blank)
      this.state[at] = isConverted(this.source.text, start, end) ? CellState.invalid : CellState.blank;
    else if (kind === CellKind.marker) this.state[at] = CellState.filler;
    else this.state[at] = CellState.invalid;
  }

  #number(at: number, row: number, column: number, start: number, end: number): void {
    const { text } = this.source;
    // Bare digits, as nearly all figures are written: nothing to tell about how.
    const plain = plainInteger(text, start, end);
    if (plain >= 0) {
      this.state[at] = CellState.integer;
      this.integer[at] = plain;
      this.form[at] = 0;
      return;
    }
    const words = withoutMarkup(text, start, end);
    const read = words === null ? readNumber(text, start, end) : readNumber(words, 0, words.length);
    const of = this.template.columns[column]!;
    const unit = this.template.rows[row]!.units[of.id] ?? of.unit;
    if (read === null || !unitFits(read.unit, unit)) {
      this.state[at] = CellState.invalid;
      return;
    }
    let form = read.form;
    const sign = read.negative ? '-' : '';
    const zeros = read.fraction !== '' && /^0+$/.test(read.fraction);
    const whole = read.fraction === '' || (zeros && !of.decimal);
    if (whole && read.fraction !== '') form |= Written.zeroFraction;
    this.form[at] = form;
    if (whole) {
      const value = Number(sign + read.digits);
      if (!Number.isSafeInteger(value)) {
        this.state[at] = CellState.invalid;
        return;
      }
      this.state[at] = CellState.integer;
      this.integer[at] = value === 0 ? 0 : value;
      return;
    }
    const value = parseDecimal(`${sign}${read.digits}.${read.fraction}`);
    if (value === null) {
      this.state[at] = CellState.invalid;
      return;
    }
    this.state[at] = CellState.decimal;
    if (this.decimals === NO_DECIMALS) this.decimals = new Map();
    this.decimals.set(at, value);
  }

  finish(): BoundTable {
    const first = this.fragments[0] ?? { start: 0, end: 0 };
    const last = this.fragments[this.fragments.length - 1] ?? first;
    return {
      template: this.template,
      fragments: this.fragments,
      range: { start: first.start, end: last.end },
      start: this.start,
      end: this.end,
      state: this.state,
      form: this.form,
      integer: this.integer,
      decimals: this.decimals,
      rowState: this.rowState,
      labelStart: this.labelStart,
      labelEnd: this.labelEnd,
      rowOrder: this.rowOrder,
      foreignRows: this.foreignRows,
      missingColumns: this.missingColumns,
      foreignColumns: this.foreignColumns,
      columnHeads: this.columnHeads,
      header: this.header,
      evidence: this.evidence,
      note: this.note,
    };
  }
}

/** Counts may carry any counting word; money must be in the column's own unit, or in any where it has none. */
function unitFits(written: string, unit: string): boolean {
  if (written === '' || unit === '' || written === unit) return true;
  return !isMoney(written) && !isMoney(unit);
}

/** The integer of one to 15 ASCII digits that do not begin with a needless 0; -1 for anything else. */
function plainInteger(text: string, start: number, end: number): number {
  const length = end - start;
  if (length > 15 || (length > 1 && text.charCodeAt(start) === 48)) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
