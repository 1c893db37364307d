import { closeSync, readSync } from 'node:fs';
import type { KeptPassage } from '../compare/kept-passage.js';
import type { EntryHead, RecordSource } from '../records/entry.js';
import type { CompareRecord, FileRecord } from '../records/record.js';
import type { ResultEntry, ResultFile } from './result-file.js';

/** All files of several shards, each once, read back from the results themselves. */
export class JoinedResults implements RecordSource<EntryHead> {
  /** Numbers of the files that were checked, sorted by path; after them those that are only compared with. */
  readonly checked: readonly number[];
  readonly all: readonly number[];
  /** Paths that stand in more than one place; the first counts. */
  readonly repeated: readonly string[];
  readonly #results: readonly ResultFile[];
  readonly #entries: { readonly entry: ResultEntry; readonly fd: number }[] = [];

  constructor(results: readonly ResultFile[]) {
    this.#results = results;
    const known = new Set<string>();
    const repeated: string[] = [];
    const take = (entry: ResultEntry, fd: number, once: boolean): number | null => {
      const { path } = entry.head;
      if (known.has(path)) {
        if (once) repeated.push(path);
        return null;
      }
      known.add(path);
      return this.#entries.push({ entry, fd }) - 1;
    };
    const numbers = (kind: 'checked' | 'compared'): number[] =>
      results
        .flatMap(({ fd, [kind]: entries }) =>
          entries.flatMap((entry) => take(entry, fd, kind === 'checked') ?? []),
        )
        .sort((a, b) => inOrder(this.head(a).path, this.head(b).path));
    this.checked = numbers('checked');
    this.all = [...this.checked, ...numbers('compared')];
    this.repeated = repeated;
  }

  head(index: number): EntryHead {
    return this.#entries[index]!.entry.head;
  }

  /** The pack that its reports were checked by; null where it holds none. */
  pack(index: number): string | null {
    return this.#entries[index]!.entry.pack;
  }

  record(index: number): FileRecord {
    const { entry, fd } = this.#entries[index]!;
    return JSON.parse(readText(fd, entry.recordAt, entry.recordLength)) as FileRecord;
  }

  compare(index: number): CompareRecord {
    const { entry, fd } = this.#entries[index]!;
    return JSON.parse(readText(fd, entry.compareAt, entry.compareLength)) as CompareRecord;
  }

  passages(index: number): readonly (readonly KeptPassage[])[] {
    const { entry, fd } = this.#entries[index]!;
    return JSON.parse(
      readText(fd, entry.passagesAt, entry.passagesLength),
    ) as readonly (readonly KeptPassage[])[];
  }

  close(): void {
    for (const { fd } of this.#results) closeSync(fd);
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

let buffer = Buffer.allocUnsafe(1 << 16);

function readText(fd: number, at: number, length: number): string {
  if (buffer.length < length) buffer = Buffer.allocUnsafe(2 * length);
  for (let read = 0; read < length; ) {
    const now = readSync(fd, buffer, read, length - read, at + read);
    if (now === 0) throw new Error('a result changed while it was read');
    read += now;
  }
  return buffer.toString('utf8', 0, length);
}
