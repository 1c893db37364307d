import type { TableTemplate } from '../core/form/form.js';
import { type BoundTable, CellState } from '../core/report/table.js';
import { type Decimal, parseDecimal } from '../core/text/decimal.js';
import { BETWEEN, WITHIN } from './digest-table.js';

/** A table that stands in for the one that was packed, for rules that read cells and nothing around them. */
export class KeptTable implements BoundTable {
  readonly template: TableTemplate;
  readonly fragments = [];
  readonly range = { start: 0, end: 0 };
  readonly rowOrder = [];
  readonly foreignRows = [];
  readonly missingColumns = [];
  readonly foreignColumns = [];
  readonly columnHeads = [];
  readonly header = null;
  readonly evidence = [];
  readonly note = null;
  readonly rowState: Uint8Array;
  readonly labelStart: Int32Array;
  readonly labelEnd: Int32Array;
  readonly #packed: string;
  #unpacked: Unpacked | null = null;

  constructor(packed: string, template: TableTemplate) {
    this.#packed = packed;
    this.template = template;
    const rows = template.rows.length;
    this.rowState = new Uint8Array(rows);
    this.labelStart = new Int32Array(rows).fill(-1);
    this.labelEnd = new Int32Array(rows).fill(-1);
  }

  get start(): Int32Array {
    return this.#cells.start;
  }

  get end(): Int32Array {
    return this.#cells.end;
  }

  get state(): Uint8Array {
    return this.#cells.state;
  }

  get form(): Uint8Array {
    return this.#cells.form;
  }

  get integer(): Float64Array {
    return this.#cells.integer;
  }

  get decimals(): ReadonlyMap<number, Decimal> {
    return this.#cells.decimals;
  }

  /** Most tables are never asked for. */
  get #cells(): Unpacked {
    this.#unpacked ??= unpackArrays(this.#packed, this.template);
    return this.#unpacked;
  }
}

type Unpacked = Pick<BoundTable, 'start' | 'end' | 'state' | 'form' | 'integer' | 'decimals'>;

const COMMA = 44;
const MINUS = 45;
const NEXT = BETWEEN.charCodeAt(0);
const MARK = WITHIN.charCodeAt(0);

/** What `unpackTable` reads, without the words: a run that compares thousands of reports reads little else. */
function unpackArrays(packed: string, { rows, columns }: TableTemplate): Unpacked {
  const size = rows.length * columns.length;
  const start = new Int32Array(size).fill(-1);
  const end = new Int32Array(size).fill(-1);
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
    const words = ++at;
    let value = 0;
    let unit = packed.charCodeAt(at);
    // A plain integer is the figure itself; a place past the end is none of these.
    for (; unit >= 48 && unit < 58; unit = packed.charCodeAt(++at)) value = value * 10 + unit - 48;
    if (at === packed.length || unit === NEXT) {
      state[i] = CellState.integer;
      integer[i] = value;
      end[i] = last + at++ - words;
      continue;
    }
    const stop = endOf(packed, at);
    const mark = packed.indexOf(WITHIN, at);
    end[i] = last + mark - words;
    const [kind, figure, bits] = packed.slice(mark + 1, stop).split(WITHIN) as [string, string, string];
    state[i] = Number(kind);
    form[i] = Number(bits);
    if (state[i] === CellState.integer) integer[i] = Number(figure);
    const decimal = state[i] === CellState.decimal ? parseDecimal(figure) : null;
    if (decimal !== null) decimals.set(i, decimal);
    at = stop + 1;
  }
  return { start, end, state, form, integer, decimals };
}

function endOf(packed: string, at: number): number {
  const next = packed.indexOf(BETWEEN, at);
  return next < 0 ? packed.length : next;
}
