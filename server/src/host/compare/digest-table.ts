import type { TableTemplate } from '../../core/form/form.js';
import { type BoundTable, CellState } from '../../core/report/table.js';
import { type Decimal, formatDecimal, parseDecimal } from '../../core/text/decimal.js';

const PLAIN = /^(?:0|[1-9]\d{0,14})$/;
/** Between cells, and within one; neither can stand in the words of a cell, which are one line of text. */
const BETWEEN = '\n';
const WITHIN = '\r';

/**
 * The cells of a table in a string of about 4 characters a cell: each as the distance from the one before it (base
 * 36) and its words; where the words are no plain integer, also its state, figure and form.
 */
export function packTable(table: BoundTable, text: string): string {
  const out: string[] = [];
  let last = 0;
  for (let i = 0; i < table.state.length; i++) {
    const start = table.start[i]!;
    const state = table.state[i]!;
    if (start < 0) {
      out.push(state === CellState.absent ? '' : `${WITHIN}${state}`);
      continue;
    }
    const written = text.slice(start, table.end[i]!);
    const lead = `${(start - last).toString(36)},`;
    last = start;
    if (state === CellState.integer && PLAIN.test(written)) out.push(lead + written);
    else
      out.push(
        [lead + written.replace(/[\r\n]/g, ' '), state, figureText(table, i), table.form[i]].join(WITHIN),
      );
  }
  return out.join(BETWEEN);
}

function figureText(table: BoundTable, index: number): string {
  const state = table.state[index];
  if (state === CellState.integer) return String(table.integer[index]);
  const value = state === CellState.decimal ? table.decimals.get(index) : undefined;
  return value === undefined ? '' : formatDecimal(value);
}

/** The cells of a packed table, by address. */
export interface Unpacked
  extends Pick<BoundTable, 'start' | 'end' | 'state' | 'form' | 'integer' | 'decimals'> {
  /** Where the words of each cell begin in the packed string. */
  readonly words: Int32Array;
}

const COMMA = 44;
const MINUS = 45;
const NEXT = BETWEEN.charCodeAt(0);
const MARK = WITHIN.charCodeAt(0);

/** The reverse of `packTable`. A run that compares thousands of reports reads little else. */
export function unpackTable(packed: string, { rows, columns }: TableTemplate): Unpacked {
  const size = rows.length * columns.length;
  const start = new Int32Array(size).fill(-1);
  const end = new Int32Array(size).fill(-1);
  const words = new Int32Array(size);
  const state = new Uint8Array(size);
  const form = new Uint8Array(size);
  const integer = new Float64Array(size).fill(Number.NaN);
  const decimals = new Map<number, Decimal>();
  let last = 0;
  for (let i = 0, at = 0; i < size && at <= packed.length; i++) {
    const first = packed.charCodeAt(at);
    if (first === NEXT || at === packed.length) {
      at++;
      continue;
    }
    if (first === MARK) {
      const stop = endOf(packed, at);
      state[i] = Number(packed.slice(at + 1, stop));
      at = stop + 1;
      continue;
    }
    const negative = first === MINUS;
    if (negative) at++;
    let distance = 0;
    for (let unit = packed.charCodeAt(at); unit !== COMMA; unit = packed.charCodeAt(++at))
      distance = distance * 36 + (unit < 58 ? unit - 48 : unit - 87);
    last += negative ? -distance : distance;
    start[i] = last;
    const from = ++at;
    words[i] = from;
    let value = 0;
    let unit = packed.charCodeAt(at);
    // A plain integer is the figure itself; a place past the end is none of these.
    for (; unit >= 48 && unit < 58; unit = packed.charCodeAt(++at)) value = value * 10 + unit - 48;
    if (at === packed.length || unit === NEXT) {
      state[i] = CellState.integer;
      integer[i] = value;
      end[i] = last + at++ - from;
      continue;
    }
    const stop = endOf(packed, at);
    const mark = packed.indexOf(WITHIN, at);
    end[i] = last + mark - from;
    const [kind, figure, bits] = packed.slice(mark + 1, stop).split(WITHIN) as [string, string, string];
    state[i] = Number(kind);
    form[i] = Number(bits);
    if (state[i] === CellState.integer) integer[i] = Number(figure);
    const decimal = state[i] === CellState.decimal ? parseDecimal(figure) : null;
    if (decimal !== null) decimals.set(i, decimal);
    at = stop + 1;
  }
  return { start, end, state, form, integer, decimals, words };
}

function endOf(packed: string, at: number): number {
  const next = packed.indexOf(BETWEEN, at);
  return next < 0 ? packed.length : next;
}
