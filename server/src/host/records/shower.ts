import type { Finding } from '../../core/engine/finding.js';
import type { Form } from '../../core/form/form.js';
import type { LineIndex } from '../../core/text/lines.js';
import { once } from '../../core/text/once.js';
import { type CellView, cellViews } from '../cell-view.js';
import { digestTables } from '../compare/digest.js';
import { byteColumns } from '../files/byte-column.js';
import type { FoundFile } from '../files/discover.js';
import type { FileResult, ReadyResult } from '../result.js';
import type { Wanted } from '../workspace.js';
import type { EntryHead, RecordSource } from './entry.js';
import type { RecordLog } from './log.js';
import { unpackLines } from './packed-lines.js';
import { countOf, readReady, writeReady } from './ready.js';
import type { FileRecord } from './record.js';

export interface ShowerParts {
  readonly source: RecordSource<EntryHead>;
  /** Keeps how files are shown; null: nobody will ask again. */
  readonly log: RecordLog<EntryHead> | null;
  /** What an equal run has found; null: nothing is known. */
  readonly known: Pick<ReadonlyMap<string, readonly Finding[]>, 'get'> | null;
  /** All findings of a file. */
  readonly join: (file: FoundFile, index: number, record: FileRecord) => readonly Finding[];
  readonly digests: (index: number) => FileResult['digests'];
  /** Its text, for those who want to see some of it; null where it is not at hand. */
  readonly text: (file: FoundFile, index: number) => string | null;
  readonly form: (file: FoundFile, index: number) => Form;
  /** Told of a file that is found otherwise than by itself. */
  readonly remember?: (path: string, findings: readonly Finding[]) => void;
  readonly options: Wanted & {
    readonly showAs?: (file: FileResult) => string;
  };
}

/** Makes of a log's entries what every face shows of a file. */
export class RecordShower {
  readonly #parts: ShowerParts;

  constructor(parts: ShowerParts) {
    this.#parts = parts;
  }

  show(file: FoundFile, index: number): FileResult {
    const { source, log, options, known, digests } = this.#parts;
    const memo = new EntryMemo(source, index, (record) => this.#findings(file, index, record));
    // What an equal run has shown is shown again, without a look at what it was made of.
    const ready = known && log ? readReady(log.shown(index)) : null;
    const text = once(() => this.#parts.text(file, index) ?? '');
    // Frames and parts of tables need the text; few files of a big run have any.
    const isSeen = options.withViews === true && memo.findings.length > 0;
    const result = new ShownFile(file, memo, {
      text,
      hasText: isSeen || options.withTexts === true,
      views: isSeen ? this.#views(file, index, memo, text) : NO_VIEWS,
      digests: options.withDigests === true ? digests(index) : [],
      ready,
    });
    if (!ready && options.showAs && log?.isOpen) {
      const counts = countOf(memo.findings);
      log.keepShown(
        index,
        writeReady({ reports: memo.record.reports.length, counts, json: options.showAs(result) }),
      );
    }
    return result;
  }

  #findings(file: FoundFile, index: number, record: FileRecord): readonly Finding[] {
    const { known, join, remember } = this.#parts;
    if (known) return known.get(file.path) ?? record.findings;
    const findings = join(file, index, record);
    if (findings !== record.findings) remember?.(file.path, findings);
    return findings;
  }

  #views(
    file: FoundFile,
    index: number,
    { record, findings }: EntryMemo,
    text: () => string,
  ): FileResult['views'] {
    const onCells = findings.filter(({ cell }) => cell !== undefined);
    if (onCells.length === 0 || text() === '') return NO_VIEWS;
    const form = this.#parts.form(file, index);
    const tables = this.#parts.digests(index).map((digest) => digestTables(digest, form));
    const reports = record.reports.flatMap(({ range }, i) =>
      tables[i] ? [{ range, tables: tables[i] }] : [],
    );
    return cellViews(onCells, reports, text());
  }
}

interface ShownParts extends Pick<FileResult, 'views' | 'digests'> {
  readonly text: () => string;
  readonly hasText: boolean;
  readonly ready: ReadyResult | null;
}

/** A file whose parts are read when they are asked for. A class: objects with getters of their own live on in V8. */
class ShownFile implements FileResult {
  readonly path: string;
  readonly absolute: string;
  readonly views: FileResult['views'];
  readonly digests: FileResult['digests'];
  readonly ready?: ReadyResult;
  readonly #memo: EntryMemo;
  readonly #text: () => string;
  readonly #hasText: boolean;

  constructor({ path, absolute }: FoundFile, memo: EntryMemo, parts: ShownParts) {
    this.path = path;
    this.absolute = absolute;
    this.views = parts.views;
    this.digests = parts.digests;
    if (parts.ready) this.ready = parts.ready;
    this.#memo = memo;
    this.#text = parts.text;
    this.#hasText = parts.hasText;
  }

  get text(): string {
    return this.#hasText ? this.#text() : '';
  }

  get reports(): FileResult['reports'] {
    return this.#memo.record.reports;
  }

  get findings(): FileResult['findings'] {
    return this.#memo.findings;
  }

  get decoded(): FileResult['decoded'] {
    return this.#memo.record.decoded;
  }

  lines(): LineIndex {
    return this.#memo.lines;
  }

  byteColumn(offset: number): number {
    return byteColumn(offset, this.#memo, this.#text);
  }
}

/** Columns in bytes that were not kept are looked up in the text. */
function byteColumn(offset: number, { record: { bytes }, lines }: EntryMemo, text: () => string): number {
  for (let i = 0; i < bytes.length; i += 2) if (bytes[i] === offset) return bytes[i + 1]!;
  return text() === '' ? lines.positionAt(offset).character : byteColumns(text())(offset);
}

const NO_VIEWS: ReadonlyMap<Finding, CellView> = new Map();

/** An entry, read when somebody asks for a part of it. */
class EntryMemo {
  readonly #read: () => FileRecord;
  readonly #join: (record: FileRecord) => readonly Finding[];
  #record: FileRecord | null = null;
  #findings: readonly Finding[] | null = null;
  #lines: LineIndex | null = null;

  constructor(log: RecordSource<EntryHead>, index: number, join: (record: FileRecord) => readonly Finding[]) {
    this.#read = () => log.record(index);
    this.#join = join;
  }

  get record(): FileRecord {
    this.#record ??= this.#read();
    return this.#record;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#join(this.record);
    return this.#findings;
  }

  get lines(): LineIndex {
    this.#lines ??= unpackLines(this.record.lines);
    return this.#lines;
  }
}
