import type { Form, TableTemplate } from '../../server/src/core/form/form.js';
import type { Report, ReportDocument } from '../../server/src/core/report/model.js';
import { type BoundTable, CellState, RowState } from '../../server/src/core/report/table.js';
import { type Decimal, parseDecimal } from '../../server/src/core/text/decimal.js';

/** Cell address without its table (`C7/total`) → what is written; `null`: the cell could not be bound. */
export type Written = Readonly<Record<string, string | number | null>>;

export interface BuildOptions {
  /** Edition whose rows and cells the table has. */
  readonly edition?: string;
  /** Rows left out. */
  readonly omit?: readonly string[];
}

/**
 * A bound table without any parsing: every cell of the edition says 0 unless written otherwise. Its "text" is
 * one cell a line, so that ranges are true to `text`.
 */
export function buildTable(
  template: TableTemplate,
  written: Written = {},
  { edition = '2021', omit = [] }: BuildOptions = {},
): { readonly table: BoundTable; readonly text: string } {
  const size = template.rows.length * template.columns.length;
  const start = new Int32Array(size).fill(-1);
  const end = new Int32Array(size).fill(-1);
  const state = new Uint8Array(size);
  const integer = new Float64Array(size).fill(Number.NaN);
  const decimals = new Map<number, Decimal>();
  const rowState = new Uint8Array(template.rows.length);
  const labelStart = new Int32Array(template.rows.length).fill(-1);
  const labelEnd = new Int32Array(template.rows.length).fill(-1);
  const rowOrder: number[] = [];
  let text = '';

  template.rows.forEach((row, r) => {
    if (!row.editions.includes(edition) || omit.includes(row.id)) return;
    rowState[r] = RowState.bound;
    rowOrder.push(r);
    labelStart[r] = text.length;
    text += row.labels[edition] ?? row.label;
    labelEnd[r] = text.length;
    text += '\n';
    template.columns.forEach((column, c) => {
      if (!row.columns[edition]?.includes(column.id)) return;
      const index = r * template.columns.length + c;
      const value = written[`${row.id}/${column.id}`];
      if (value === null) {
        state[index] = CellState.unbound;
        return;
      }
      const words = String(value ?? 0);
      start[index] = text.length;
      text += words;
      end[index] = text.length;
      text += '\n';
      const decimal = parseDecimal(words);
      if (words === '') state[index] = CellState.blank;
      else if (/^[/—无-]$/.test(words)) state[index] = CellState.filler;
      else if (decimal === null) state[index] = CellState.invalid;
      else if (decimal.scale > 0) {
        state[index] = CellState.decimal;
        decimals.set(index, decimal);
      } else {
        state[index] = CellState.integer;
        integer[index] = Number(words);
      }
    });
  });
  const range = { start: 0, end: text.length };
  const table: BoundTable = {
    template,
    fragments: [range],
    range,
    start,
    end,
    state,
    form: new Uint8Array(size),
    integer,
    decimals,
    rowState,
    labelStart,
    labelEnd,
    rowOrder,
    foreignRows: [],
    missingColumns: [],
    foreignColumns: [],
    columnHeads: [],
    header: null,
    evidence: [],
    note: null,
  };
  return { table, text };
}

/** A report that consists of tables only. */
export function reportOf(form: Form, tables: readonly BoundTable[], edition = '2021', text = ''): Report {
  const document: ReportDocument = { text, reports: [], comments: [], frontMatter: null, limits: [] };
  return {
    document,
    form,
    range: { start: 0, end: text.length },
    title: null,
    year: { value: edition === '2019' ? 2020 : 2022, range: { start: 0, end: 0 }, from: 'title' },
    edition,
    supported: true,
    agency: null,
    headings: [],
    sections: [],
    paragraphs: [],
    passages: [],
    tables: new Map(tables.map((table) => [table.template.id, table])),
    unbound: [],
    signature: null,
    facets: [],
  };
}
