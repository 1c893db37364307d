import type { UnboundReason } from '../model.js';
import { type GridRead, GridReader } from './grid-read.js';
import { type ColumnSequence, columnSequence } from './header.js';
import type { RowRecord } from './records.js';
import type { Sheet } from './sheet.js';
import { Witness } from './witness.js';
import type { CellWords } from './words.js';
import { isWrapped } from './wrapped.js';

/** Binds one header over all rows. */
export function bindGrid(sheet: Sheet, words: CellWords, candidates: readonly number[]): readonly number[] {
  const reader = new GridReader(sheet, words).read(candidates);
  if (!sheet.seen) return [];
  for (const record of reader.records) record.measure(sheet.source.items);
  const read = withoutHeadings(sheet, reader);
  doubtRuns(sheet, read.records);
  for (const item of read.items) sheet.cover(item);
  const sequences = read.headers.map((header) => columnSequence(header, sheet.words));
  sayHeaders(sheet, read, sequences);
  const counted = withoutRepeats(sheet, read.records);
  for (let header = -1; header < sequences.length; header++) {
    const under = read.records.filter((record) => record.header === header);
    if (under.length > 0) bindUnder(sheet, read, under, counted, sequences[header] ?? null);
  }
  return read.items;
}

/** A label that may head a group has no figures where it does: the group's own rows stand in the table. */
function withoutHeadings(sheet: Sheet, read: GridRead): GridRead {
  const { around } = sheet.words;
  const isHeading = (record: RowRecord): boolean =>
    record.dual &&
    record.filled === 0 &&
    read.records.some((other) => other.row >= 0 && around[other.row]!.includes(record.group));
  if (!read.records.some(isHeading)) return read;
  return { ...read, records: read.records.filter((record) => !isHeading(record)) };
}

/** A run that a line parts from further figures, too few for a row: some of them may be the run's own. */
function doubtRuns(sheet: Sheet, records: readonly RowRecord[]): void {
  for (let i = 1; i < records.length; i++) {
    const record = records[i]!;
    const before = records[i - 1]!;
    if (record.row >= 0 || record.run === null || before.run === null) continue;
    if (record.filled > 0 && record.filled < sheet.words.order.length) before.fault ??= 'count-mismatch';
  }
}

/** Which columns understood headers lack, and which names in them are foreign. */
function sayHeaders(sheet: Sheet, read: GridRead, sequences: readonly ColumnSequence[]): void {
  sheet.header = read.headers[0]?.range ?? null;
  const missing = new Set<number>(sheet.words.order);
  let understood = false;
  for (const sequence of sequences) {
    if (!sequence.understood) continue;
    understood = true;
    for (const column of sequence.columns) missing.delete(column);
    for (const cell of sequence.foreign)
      sheet.foreignColumns.push({ range: sheet.rangeOf(cell), text: sheet.textOf(cell) });
  }
  if (understood) sheet.missingColumns = [...missing];
}

/** By row: the record that counts; null where the row stands twice with different figures. */
function withoutRepeats(
  sheet: Sheet,
  records: readonly RowRecord[],
): readonly (RowRecord | null | undefined)[] {
  const counted: (RowRecord | null | undefined)[] = new Array(sheet.template.rows.length);
  for (const record of records) {
    if (record.row < 0) continue;
    const before = counted[record.row];
    if (before === undefined) counted[record.row] = record;
    else if (before !== null && sheet.figures(before) !== sheet.figures(record)) counted[record.row] = null;
  }
  return counted;
}

/** Binds the rows that stand under one header, or under none. */
function bindUnder(
  sheet: Sheet,
  read: GridRead,
  records: readonly RowRecord[],
  counted: readonly (RowRecord | null | undefined)[],
  sequence: ColumnSequence | null,
): void {
  const columns = sequence === null ? sheet.words.order : sequence.columns;
  const k = columns.length;
  const readable = sequence === null || (sequence.understood && !isRefuted(sheet, records, k, sequence));
  let witness: Witness | null = null;
  for (const record of records) {
    if (record.row < 0) {
      sayForeign(sheet, record, k);
      continue;
    }
    sheet.label(record.row, record.labelCell);
    if (!record.dual || record.filled > 0)
      sheet.witnessEdition(sheet.template.rows[record.row]!.editions, record.labelCell);
    const counts = counted[record.row];
    if (counts !== null && counts !== record) continue;
    let reason: UnboundReason | null = counts === null ? 'row-twice' : record.fault;
    if (reason === null && !readable) reason = 'header-not-understood';
    if (reason === null && isShadowed(sheet, read, record)) reason = 'cells-ambiguous';
    let at = -1;
    if (reason === null && record.isFull(k)) at = record.first;
    else if (reason === null) {
      witness ??= new Witness(
        records,
        k,
        sheet.words.levels,
        sequence,
        sheet.source.items,
        sheet.source.text,
      );
      at = witness.startOf(record);
    }
    if (at < 0) {
      reason ??= record.filled > k ? 'count-mismatch' : 'cells-ambiguous';
      sheet.refuse(sheet.recordRange(record), reason, record.row);
      continue;
    }
    sheet.bind(record, columns, at);
  }
}

/** Rows that cannot hold the header's columns are at least as many as those that do. */
function isRefuted(
  sheet: Sheet,
  records: readonly RowRecord[],
  k: number,
  sequence: ColumnSequence,
): boolean {
  let full = 0;
  let against = 0;
  for (const record of records) {
    if (record.row < 0) continue;
    if (record.isFull(k)) {
      const aligned = record.width === sequence.width && record.labelAt + 1 + record.first === sequence.at;
      if (k >= sheet.template.columns.length || aligned || record.count === k) full++;
      else against++;
    } else if (
      record.filled > k ||
      (record.filled < k && record.filled > 0 && record.filled === record.count && sequence.width !== 0)
    )
      against++;
  }
  return against > 0 && against >= full;
}

/** A group's label with figures beside its members, or before a row without label: whose they are is open. */
function isShadowed(sheet: Sheet, read: GridRead, record: RowRecord): boolean {
  if (!record.dual) return false;
  const { around } = sheet.words;
  if (read.records.some((other) => other.row >= 0 && around[other.row]!.includes(record.group))) return true;
  const next = read.records[read.records.indexOf(record) + 1];
  return next !== undefined && next.row < 0 && next.labelCell < 0;
}

/** A label that the form does not have, with as many figures as a row has: the author's own row. */
function sayForeign(sheet: Sheet, record: RowRecord, k: number): void {
  const whole = record.labelCell >= 0 && record.solid && record.filled === k;
  if (whole && !isWrapped(sheet, record.item, record.labelCell))
    sheet.foreignRows.push({ range: sheet.rangeOf(record.labelCell), text: sheet.textOf(record.labelCell) });
  else if (record.filled > 0) sheet.refuse(sheet.recordRange(record), 'label-unknown', -1);
}
