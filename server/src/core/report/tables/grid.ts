import { ItemFlag } from '../../syntax/items.js';
import { CellKind } from '../../text/number.js';
import { hull } from '../../text/range.js';
import type { UnboundReason } from '../model.js';
import { type GridRead, GridReader } from './grid-read.js';
import { type ColumnSequence, columnSequence } from './header.js';
import { isFull, levelOf, measure } from './measure.js';
import type { RowRecord } from './records.js';
import type { Sheet } from './sheet.js';
import { Witness } from './witness.js';
import type { CellWords } from './words.js';

/** Binds one header over all rows. */
export function bindGrid(sheet: Sheet, words: CellWords, candidates: readonly number[]): readonly number[] {
  const read = new GridReader(sheet, words).read(candidates);
  if (!sheet.seen) return [];
  new GridBinder(sheet, read).bind();
  return read.items;
}

class GridBinder {
  readonly #sheet: Sheet;
  readonly #read: GridRead;
  readonly #levels: readonly number[];

  constructor(sheet: Sheet, read: GridRead) {
    this.#sheet = sheet;
    this.#read = read;
    const parents = new Map(sheet.template.groups.map((group) => [group.id, group.group]));
    this.#levels = sheet.template.rows.map((row) => levelOf(row.group, parents));
  }

  bind(): void {
    const sheet = this.#sheet;
    const { records, headers } = this.#read;
    const { columns, columnGroups, columnIndex } = sheet.template;
    const members = columnGroups.map((group) => group.of.map((id) => columnIndex.get(id)!));
    const sequences = headers.map((header) => columnSequence(header, columns.length, members));
    for (const record of records) measure(record, sheet.source.items);
    for (const item of this.#read.items) sheet.cover(item);
    this.#headers(sequences);
    const rows = this.#twice(records);
    for (let header = -1; header < headers.length; header++) {
      const under = records.filter((record) => record.header === header);
      if (under.length > 0) this.#under(under, rows, header < 0 ? null : sequences[header]!);
    }
    this.#orphans(rows);
  }

  #headers(sequences: readonly ColumnSequence[]): void {
    const sheet = this.#sheet;
    const { headers } = this.#read;
    const missing = new Set<number>(sheet.template.columns.keys());
    let understood = false;
    for (const [i, sequence] of sequences.entries()) {
      const { range } = headers[i]!;
      sheet.header = sheet.header === null ? range : sheet.header;
      if (!sequence.understood) continue;
      understood = true;
      for (const column of sequence.columns) missing.delete(column);
      for (const cell of sequence.foreign)
        sheet.foreignColumns.push({ range: sheet.rangeOf(cell), text: sheet.textOf(cell) });
    }
    if (understood) sheet.missingColumns = [...missing];
  }

  /** The same row twice: with equal figures the first counts, otherwise none does. */
  #twice(records: readonly RowRecord[]): ReadonlySet<RowRecord> {
    const first = new Map<number, RowRecord>();
    const valid = new Set<RowRecord>();
    for (const record of records) {
      if (record.row < 0) continue;
      const before = first.get(record.row);
      if (before === undefined) {
        first.set(record.row, record);
        valid.add(record);
        continue;
      }
      if (this.#figures(before) === this.#figures(record)) continue;
      valid.delete(before);
    }
    return valid;
  }

  #figures(record: RowRecord): string {
    const { items } = this.#sheet.source;
    return record.cells
      .filter((cell) => items.cellKind[cell] !== CellKind.blank)
      .map((cell) => this.#sheet.textOf(cell))
      .join('\t');
  }

  #under(records: readonly RowRecord[], rows: ReadonlySet<RowRecord>, sequence: ColumnSequence | null): void {
    const sheet = this.#sheet;
    const columns = sequence === null ? [...sheet.template.columns.keys()] : sequence.columns;
    const k = columns.length;
    const readable = sequence === null || (sequence.understood && !this.#refuted(records, k, sequence));
    const witness = readable ? new Witness(records, k, this.#levels, sequence, sheet.source.items) : null;
    for (const record of records) {
      if (record.row < 0) {
        this.#foreign(record, k);
        continue;
      }
      sheet.label(record.row, record.labelCell);
      sheet.witnessEdition(sheet.template.rows[record.row]!.editions, record.labelCell);
      let reason: UnboundReason | null = record.fault;
      if (!rows.has(record)) reason = this.#repeated(record, rows) ? null : 'row-twice';
      else if (reason === null && (witness === null || this.#shadowed(record)))
        reason = witness === null ? 'header-not-understood' : 'cells-ambiguous';
      if (reason !== null) {
        sheet.refuse(this.#rangeOf(record), reason, record.row);
        continue;
      }
      if (!rows.has(record)) continue;
      const at = witness!.startOf(record);
      if (at < 0) {
        sheet.refuse(
          this.#rangeOf(record),
          record.filled > k ? 'count-mismatch' : 'cells-ambiguous',
          record.row,
        );
        continue;
      }
      for (const [i, column] of columns.entries())
        if (column >= 0) sheet.put(record.row, column, record.cells[at + i]!);
    }
  }

  /** Its figures stand in another record of the same row. */
  #repeated(record: RowRecord, rows: ReadonlySet<RowRecord>): boolean {
    for (const other of rows) if (other.row === record.row) return true;
    return false;
  }

  #rangeOf(record: RowRecord): { start: number; end: number } {
    const { items } = this.#sheet.source;
    const own = { start: items.start[record.item]!, end: items.end[record.item]! };
    const last = record.cells[record.cells.length - 1];
    return record.linear && last !== undefined ? hull(own, this.#sheet.rangeOf(last)) : own;
  }

  /** Rows that cannot hold the header's columns are at least as many as those that do. */
  #refuted(records: readonly RowRecord[], k: number, sequence: ColumnSequence): boolean {
    let full = 0;
    let against = 0;
    for (const record of records) {
      if (record.row < 0) continue;
      if (isFull(record, k)) {
        const aligned = record.width === sequence.width && record.labelAt + 1 + record.first === sequence.at;
        if (k >= this.#sheet.template.columns.length || aligned || record.cells.length === k) full++;
        else against++;
      } else if (
        record.filled > k ||
        (record.filled < k && record.filled === record.cells.length && record.filled > 0)
      )
        against++;
    }
    return against > 0 && against >= full;
  }

  /** A group's label with figures beside its members, or before a row without label: whose they are is open. */
  #shadowed(record: RowRecord): boolean {
    if (!record.dual) return false;
    const { records } = this.#read;
    const { rows } = this.#sheet.template;
    const own = rows[record.row]!.id;
    if (records.some((other) => other.row >= 0 && rows[other.row]!.group === own)) return true;
    const next = records[records.indexOf(record) + 1];
    return next !== undefined && next.row < 0 && next.labelCell < 0;
  }

  #foreign(record: RowRecord, k: number): void {
    const sheet = this.#sheet;
    const range = this.#rangeOf(record);
    if (record.labelCell >= 0 && record.solid && record.filled === k) {
      sheet.foreignRows.push({
        range: sheet.rangeOf(record.labelCell),
        text: sheet.textOf(record.labelCell),
      });
      return;
    }
    if (record.filled > 0) sheet.refuse(range, 'label-unknown', -1);
  }

  /** A row that stands twice with different figures is in no record any more. */
  #orphans(_rows: ReadonlySet<RowRecord>): void {}
}

export const isTab = (flags: number): boolean => (flags & ItemFlag.tab) !== 0;
