import { closeSync, openSync, readSync } from 'node:fs';
import type { PathFault } from '../files/discover.js';
import { type EntryHead, headOf } from '../records/entry.js';
import type { FileRecord } from '../records/record.js';
import type { ShardInfo } from './shard.js';

/** One file in a shard's result: where its record and what it is compared by stand. */
export interface ResultEntry {
  readonly head: EntryHead;
  /** `cn-gov-info-annual@1.0.0`; null where it holds no report. */
  readonly pack: string | null;
  readonly recordAt: number;
  readonly recordLength: number;
  readonly compareAt: number;
  readonly compareLength: number;
  readonly passagesAt: number;
  readonly passagesLength: number;
}

/** What a shard's result says besides its files. */
export interface ShardSummary {
  readonly version: string;
  readonly shard: ShardInfo;
  readonly notReports: readonly string[];
  readonly faults: readonly PathFault[];
}

/** A shard's result, of which the files' parts stay on disk. */
export interface ResultFile extends ShardSummary {
  readonly path: string;
  readonly fd: number;
  readonly checked: readonly ResultEntry[];
  /** Reports that files of the shard are compared with and that were not checked. */
  readonly compared: readonly ResultEntry[];
}

export type ResultFault = 'unreadable' | 'no-shard' | 'cut-short';

const CHUNK = 1 << 20;
/** Longer lines, in bytes, are none of a result. */
const LONGEST = 1 << 28;
/** `{` and the ends of lines. */
const MAY_BEGIN: ReadonlySet<number> = new Set([0x7b, 0x0a, 0x0d]);
const RECORD = Buffer.from(',"record":{"reports":');
const COMPARE = Buffer.from(',"compare":{"digests":');
const PASSAGES = Buffer.from(',"passages":[');

/** Reads a result that `check --shard` wrote as `json` or `jsonl`. */
export function openResult(
  path: string,
  shown: string,
): ResultFile | { readonly fault: ResultFault; readonly code?: string } {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    return { fault: 'unreadable', code: (error as NodeJS.ErrnoException).code ?? '' };
  }
  const reader = new ResultReader();
  try {
    for (const { at, line } of linesOf(fd)) reader.take(at, line);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) {
      closeSync(fd);
      return { fault: 'unreadable', code };
    }
    // A line that ends in the middle: `finish` knows whether it was a shard's.
  }
  const read = reader.finish();
  if ('fault' in read) closeSync(fd);
  return 'fault' in read ? read : { ...read, path: shown, fd };
}

class ResultReader {
  readonly #checked: ResultEntry[] = [];
  readonly #compared: ResultEntry[] = [];
  #header: Partial<Ending> = {};
  #ending: Ending | null = null;
  #comparing = false;

  take(at: number, line: Buffer): void {
    const text = line.subarray(0, 60).toString('latin1');
    // A line of a stream that could not be taken is among the faults at the end.
    if (text === '' || text.startsWith('{"schemaVersion":1,"line":')) return;
    if (text === '],"compared":[') this.#comparing = true;
    else if (text.startsWith('],"notReports":'))
      this.#ending = { ...this.#header, ...(JSON.parse(`{${line.toString('utf8').slice(2)}`) as Ending) };
    else if (text.startsWith('{"schemaVersion":1,"engine":')) this.#headOrEnd(line.toString('utf8'));
    else {
      const compared = text.startsWith('{"schemaVersion":1,"compared":true,');
      (compared || this.#comparing ? this.#compared : this.#checked).push(entryOf(at, line));
    }
  }

  finish(): Omit<ResultFile, 'path' | 'fd'> | { readonly fault: ResultFault } {
    const ending = this.#ending;
    if (ending === null) return { fault: this.#header.shard ? 'cut-short' : 'no-shard' };
    const { engine, shard, notReports, faults } = ending;
    if (!shard) return { fault: 'no-shard' };
    return {
      version: engine.version,
      shard,
      notReports: notReports ?? [],
      faults: faults ?? [],
      checked: this.#checked,
      compared: this.#compared,
    };
  }

  /** The first line of both formats, or the last of `jsonl`. */
  #headOrEnd(text: string): void {
    const isOpen = text.endsWith(FILES);
    const parsed = JSON.parse(isOpen ? `${text.slice(0, -FILES.length)}}` : text) as Partial<Ending>;
    if (parsed.summary) this.#ending = { ...this.#header, ...parsed } as Ending;
    else this.#header = parsed;
  }
}

const FILES = ',"files":[';

interface Ending {
  readonly engine: { readonly version: string };
  readonly summary: unknown;
  readonly shard?: ShardInfo;
  readonly notReports?: readonly string[];
  readonly faults?: readonly PathFault[];
}

/** Quotes inside strings are escaped, so that the marks stand nowhere but between the parts. */
function entryOf(at: number, line: Buffer): ResultEntry {
  const recordEnd = line.lastIndexOf(COMPARE);
  const recordAt = line.indexOf(RECORD) + ',"record":'.length;
  const compareAt = recordEnd + ',"compare":'.length;
  const compareEnd = line.lastIndexOf(PASSAGES);
  const passagesAt = compareEnd + ',"passages":'.length;
  // The line's own brace, and the comma before the next.
  const end = line.length - (line[line.length - 1] === COMMA ? 2 : 1);
  if (recordAt < 12 || recordEnd < recordAt || compareEnd < compareAt || line[end] !== BRACE)
    throw new Error('no entry');
  const record = JSON.parse(line.subarray(recordAt, recordEnd).toString('utf8')) as FileRecord;
  return {
    head: headOf(pathOf(line), record),
    pack: record.reports[0]?.pack ?? null,
    recordAt: at + recordAt,
    recordLength: recordEnd - recordAt,
    compareAt: at + compareAt,
    compareLength: compareEnd - compareAt,
    passagesAt: at + passagesAt,
    passagesLength: end - passagesAt,
  };
}

const COMMA = 0x2c;
const BRACE = 0x7d;
const PATH = Buffer.from('"path":');

function pathOf(line: Buffer): string {
  const from = line.indexOf(PATH) + PATH.length;
  let to = from + 1;
  while (line[to] !== 0x22) to += line[to] === 0x5c ? 2 : 1;
  return JSON.parse(line.subarray(from, to + 1).toString('utf8')) as string;
}

/** Lines of a file and where they begin; each is a view that does not outlive the next. */
function* linesOf(fd: number): Generator<{ readonly at: number; readonly line: Buffer }> {
  let held = Buffer.alloc(0);
  let at = 0;
  for (;;) {
    // A long line is read in ever larger pieces, so that it is not copied once for each.
    const piece = Math.max(CHUNK, held.length);
    const chunk = Buffer.allocUnsafe(held.length + piece);
    held.copy(chunk);
    const read = readSync(fd, chunk, held.length, piece, null);
    if (at + held.length === 0 && read > 0 && !MAY_BEGIN.has(chunk[0]!)) throw new Error('no result');
    const bytes = chunk.subarray(0, held.length + read);
    let from = 0;
    for (let end = bytes.indexOf(10, held.length); end >= 0; end = bytes.indexOf(10, from)) {
      yield { at: at + from, line: trimmed(bytes.subarray(from, end)) };
      from = end + 1;
    }
    at += from;
    held = bytes.subarray(from);
    if (held.length > LONGEST) throw new Error('no result');
    if (read > 0) continue;
    if (held.length > 0) yield { at, line: trimmed(held) };
    return;
  }
}

/** What has gone through Windows may end in CRLF. */
const trimmed = (line: Buffer): Buffer => (line[line.length - 1] === 13 ? line.subarray(0, -1) : line);
