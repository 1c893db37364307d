import type { TableTemplate } from '../../core/form/form.js';
import type { BoundTable } from '../../core/report/table.js';
import type { Decimal } from '../../core/text/decimal.js';
import { type Unpacked, unpackTable } from './digest-table.js';

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

  /** The words of a cell, as written; empty where it has none. */
  written(index: number): string {
    const { start, end, words } = this.#cells;
    const from = words[index]!;
    return this.#packed.slice(from, from + end[index]! - start[index]!);
  }

  /** Most tables are never asked for. */
  get #cells(): Unpacked {
    this.#unpacked ??= unpackTable(this.#packed, this.template);
    return this.#unpacked;
  }
}
