import type { Finding } from '../../core/engine/finding.js';
import type { LineIndex } from '../../core/text/lines.js';
import { byteColumns } from '../byte-column.js';
import type { Comparison } from '../comparison.js';
import type { FoundFile } from '../discover.js';
import { type Loaded, loadFile } from '../load.js';
import type { FileResult } from '../result.js';
import type { RunOptions } from '../run.js';
import type { Workspace } from '../workspace.js';
import { type CompareLog, joinFindings } from './compare-log.js';
import type { EntryHead, RecordLog } from './log.js';
import { unpackLines } from './packed-lines.js';
import { countOf, readReady, writeReady } from './ready.js';
import type { CompareRecord, FileRecord } from './record.js';

export interface ShowerParts<Head extends EntryHead> {
  readonly log: RecordLog<Head>;
  readonly compared: CompareLog;
  readonly comparison: Comparison | null;
  /** What an equal run has found; null: nothing is known. */
  readonly known: Pick<ReadonlyMap<string, readonly Finding[]>, 'get'> | null;
  readonly workspace: Workspace;
  readonly options: RunOptions & {
    readonly remember?: (path: string, findings: readonly Finding[]) => void;
    readonly showAs?: (file: FileResult) => string;
  };
}

/** Makes of a log's entries what every face shows of a file. */
export class RecordShower<Head extends EntryHead> {
  readonly #parts: ShowerParts<Head>;

  constructor(parts: ShowerParts<Head>) {
    this.#parts = parts;
  }

  show(file: FoundFile, index: number): FileResult {
    const { log, compared, workspace, options, known } = this.#parts;
    const memo = new EntryMemo(log, index, (record) =>
      this.#findings(file, record, () => compared.read(index)),
    );
    // What an equal run has shown is shown again, without a look at what it was made of.
    const ready = known ? readReady(log.shown(index)) : null;
    // Frames and parts of tables need the text; few files of a big run have any.
    if (options.withViews === true && memo.findings.length > 0) {
      const loaded = this.#load(file);
      if ('source' in loaded)
        return { ...workspace.result(loaded.source, memo.findings, options), decoded: memo.record.decoded };
    }
    const result: FileResult = {
      path: file.path,
      absolute: file.absolute,
      text: '',
      get reports() {
        return memo.record.reports;
      },
      get findings() {
        return memo.findings;
      },
      lines: () => memo.lines,
      views: NO_VIEWS,
      byteColumn: (offset) => this.#byteColumn(offset, memo, file),
      digests: options.withDigests === true ? compared.read(index).digests : [],
      get decoded() {
        return memo.record.decoded;
      },
      ...(ready ? { ready } : {}),
    };
    if (!ready && options.showAs && log.isOpen) {
      const counts = countOf(memo.findings);
      log.keepShown(
        index,
        writeReady({ reports: memo.record.reports.length, counts, json: options.showAs(result) }),
      );
    }
    return result;
  }

  #findings(file: FoundFile, record: FileRecord, compare: () => CompareRecord): readonly Finding[] {
    const { comparison, known, workspace, options } = this.#parts;
    if (known) return known.get(file.path) ?? record.findings;
    const settings = workspace.settings.for(file.absolute);
    const find =
      comparison &&
      ((document: Parameters<Comparison['of']>[0]['document']) =>
        comparison.of({ path: file.path, document }, settings));
    const findings = joinFindings(record, compare(), workspace.ruleSetOf(settings), find);
    if (findings !== record.findings) options.remember?.(file.path, findings);
    return findings;
  }

  #load(file: FoundFile): Loaded {
    return this.#parts.options.load?.(file) ?? loadFile(file, this.#parts.workspace);
  }

  /** Columns in bytes that were not kept are looked up in the file. */
  #byteColumn(offset: number, { record: { bytes }, lines }: EntryMemo, file: FoundFile): number {
    for (let i = 0; i < bytes.length; i += 2) if (bytes[i] === offset) return bytes[i + 1]!;
    const loaded = this.#load(file);
    return 'source' in loaded ? byteColumns(loaded.source.text)(offset) : lines.positionAt(offset).character;
  }
}

const NO_VIEWS: FileResult['views'] = new Map();

/** An entry, read when somebody asks for a part of it. */
class EntryMemo {
  readonly #read: () => FileRecord;
  readonly #join: (record: FileRecord) => readonly Finding[];
  #record: FileRecord | null = null;
  #findings: readonly Finding[] | null = null;
  #lines: LineIndex | null = null;

  constructor(log: RecordLog<EntryHead>, index: number, join: (record: FileRecord) => readonly Finding[]) {
    this.#read = () => JSON.parse(log.record(index)) as FileRecord;
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
