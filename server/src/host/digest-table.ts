import type { TableTemplate } from '../core/form/form.js';
import { type BoundTable, CellState } from '../core/report/table.js';
import { type Decimal, formatDecimal, parseDecimal } from '../core/text/decimal.js';

/** What is kept of one cell. */
export interface KeptCell {
  readonly state: number;
  readonly start: number;
  /** As written. */
  readonly text: string;
  /** Its figure; null where it has none. */
  readonly value: Decimal | null;
}

const PLAIN = /^(?:0|[1-9]\d{0,14})$/;
// Neither can stand in the words of a cell, which are one line of text.
const BETWEEN = '\n';
const WITHIN = '\r';

/**
 * The cells of a table in a string of about 4 characters a cell: each as the distance from the one before it (base
 * 36) and its words; where the words are no plain integer, also its state and figure.
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
    else out.push([lead + written.replace(/[\r\n]/g, ' '), state, figureText(table, i)].join(WITHIN));
  }
  return out.join(BETWEEN);
}

function figureText(table: BoundTable, index: number): string {
  const state = table.state[index];
  if (state === CellState.integer) return String(table.integer[index]);
  const value = state === CellState.decimal ? table.decimals.get(index) : undefined;
  return value === undefined ? '' : formatDecimal(value);
}

/** The reverse of `packTable`, a cell for each address. */
export function unpackTable(packed: string): KeptCell[] {
  let last = 0;
  return packed.split(BETWEEN).map((cell) => {
    if (cell === '') return NOTHING;
    const [placed, state, figure] = cell.split(WITHIN) as [string, string?, string?];
    if (placed === '') return { ...NOTHING, state: Number(state) };
    const comma = placed.indexOf(',');
    last += Number.parseInt(placed.slice(0, comma), 36);
    const text = placed.slice(comma + 1);
    return {
      state: state === undefined ? CellState.integer : Number(state),
      start: last,
      text,
      value: parseDecimal(state === undefined ? text : (figure ?? '')),
    };
  });
}

const NOTHING: KeptCell = { state: CellState.absent, start: -1, text: '', value: null };

/** A table that stands in for the one that was packed, for rules that read cells and nothing around them. */
export function tableFrom(packed: string, template: TableTemplate): BoundTable {
  const cells = unpackTable(packed);
  const rows = template.rows.length;
  return {
    template,
    fragments: [],
    range: { start: 0, end: 0 },
    start: Int32Array.from(cells, ({ start }) => start),
    end: Int32Array.from(cells, ({ start, text }) => (start < 0 ? -1 : start + text.length)),
    state: Uint8Array.from(cells, ({ state }) => state),
    form: new Uint8Array(cells.length),
    integer: Float64Array.from(cells, ({ state, value }) =>
      state === CellState.integer && value !== null ? Number(value.units) : Number.NaN,
    ),
    decimals: new Map(
      cells.flatMap(({ state, value }, i) =>
        state === CellState.decimal && value !== null ? [[i, value] as const] : [],
      ),
    ),
    rowState: new Uint8Array(rows),
    labelStart: new Int32Array(rows).fill(-1),
    labelEnd: new Int32Array(rows).fill(-1),
    rowOrder: [],
    foreignRows: [],
    missingColumns: [],
    foreignColumns: [],
    header: null,
    evidence: [],
    note: null,
  };
}
