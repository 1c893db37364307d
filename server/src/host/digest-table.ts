import { type BoundTable, CellState } from '../core/report/table.js';
import { formatDecimal } from '../core/text/decimal.js';

/** What is kept of one cell. */
export interface KeptCell {
  readonly state: number;
  readonly start: number;
  /** As written. */
  readonly text: string;
  /** Its figure as a decimal string; empty where it has none. */
  readonly figure: string;
  /** `NumberForm` bits. */
  readonly form: number;
}

const PLAIN = /^(?:0|[1-9]\d{0,14})$/;
/** Between cells, and within one; neither can stand in the words of a cell, which are one line of text. */
export const BETWEEN = '\n';
export const WITHIN = '\r';

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

/** The reverse of `packTable`, a cell for each address. */
export function unpackTable(packed: string): KeptCell[] {
  const cells: KeptCell[] = [];
  let last = 0;
  for (let from = 0; from <= packed.length; ) {
    const next = packed.indexOf(BETWEEN, from);
    const end = next < 0 ? packed.length : next;
    const cell = cellIn(packed.slice(from, end), last);
    if (cell.start >= 0) last = cell.start;
    cells.push(cell);
    from = end + 1;
  }
  return cells;
}

/** `last`: where the cell before it stands. */
function cellIn(packed: string, last: number): KeptCell {
  if (packed === '') return NOTHING;
  const comma = packed.indexOf(',');
  const mark = packed.indexOf(WITHIN);
  if (mark === 0) return { ...NOTHING, state: Number(packed.slice(1)) };
  const start = last + Number.parseInt(packed.slice(0, comma), 36);
  if (mark < 0) {
    const text = packed.slice(comma + 1);
    return { state: CellState.integer, start, text, figure: text, form: 0 };
  }
  const [state, figure, form] = packed.slice(mark + 1).split(WITHIN) as [string, string, string];
  return { state: Number(state), start, text: packed.slice(comma + 1, mark), figure, form: Number(form) };
}

const NOTHING: KeptCell = { state: CellState.absent, start: -1, text: '', figure: '', form: 0 };
