import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { KeptPassage } from '../compare/kept-passage.js';
import { late } from '../late-modules.js';
import type { EntryParts } from './answer.js';
import { CHUNK, type Part, type PartKind, readAt, sumOf } from './disk.js';
import type { EntryHead, LogAbout, RecordSource } from './entry.js';
import type { CompareRecord, FileRecord } from './record.js';

/** Where the parts of an entry stand in the file. */
interface Places {
  readonly at: number;
  readonly record: number;
  readonly compare: number;
  readonly passages: number;
  /** Where `shown` stands, and its length; absent: nothing was. */
  shown?: readonly [at: number, length: number];
}

/** At the end of a finished log: where its footer begins, and the footer's sum. */
const TRAILER = 32;

/**
 * Records of files on disk: written one after the other, read back by number. A run over a whole region keeps heads
 * in memory and everything else here.
 */
export class RecordLog<Head extends EntryHead> implements RecordSource<Head> {
  /** More can be put into it. */
  readonly isOpen: boolean;
  readonly #fd: number;
  readonly #path: string;
  readonly #heads: Head[];
  readonly #places: Places[];
  /** What has been written is in the file up to here; the rest waits in `#held`. */
  #end: number;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  readonly #parts: Part[];
  /** The part that is being written. */
  #kind: PartKind = 'records';
  #from = 0;
  #sum = 0;
  /** Nothing more can be written (the disk is full, say): what comes is held in memory until the run is over. */
  #isRefused = false;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;
  /** What the window is a part of. */
  #room: Buffer = Buffer.alloc(0);
  /** Where the last entry ended that was read by itself. */
  #apart = -1;

  readonly #extra: readonly [at: number, length: number];
  readonly about: LogAbout;

  private constructor(fd: number, path: string, footer: Footer<Head> | null, end: number) {
    this.isOpen = footer === null;
    this.#extra = footer?.extra ?? [0, 0];
    this.about = footer?.about ?? { signature: '', count: 0, own: 0 };
    this.#fd = fd;
    this.#path = path;
    this.#heads = footer?.heads ?? [];
    this.#places = footer?.places ?? [];
    this.#parts = footer?.parts ?? [];
    this.#end = end;
  }

  /** Throws the system's error. */
  static create<Head extends EntryHead>(path: string): RecordLog<Head> {
    return RecordLog.on(openSync(path, 'wx+', 0o600), path);
  }

  /** An empty one in a file that is open for reading and writing. */
  static on<Head extends EntryHead>(fd: number, path: string): RecordLog<Head> {
    return new RecordLog<Head>(fd, path, null, 0);
  }

  /** One that was closed with `finish(note)`; null where it is none, or another note is in it. */
  static open<Head extends EntryHead>(path: string, note: string): RecordLog<Head> | null {
    let fd: number;
    try {
      fd = openSync(path, 'r');
    } catch {
      return null;
    }
    try {
      const { size } = fstatSync(fd);
      const trailer = readAt(fd, size - TRAILER, TRAILER)
        .toString('latin1')
        .split(' ');
      const [footerAt, sum] = trailer.map(Number) as [number, number];
      const bytes = readAt(fd, footerAt, size - TRAILER - footerAt);
      const footer =
        late.zlib().crc32(bytes) === sum ? (JSON.parse(bytes.toString('utf8')) as Footer<Head>) : null;
      if (footer?.note === note) return new RecordLog<Head>(fd, path, footer, footerAt);
    } catch {
      // Cut short, or something else altogether: as if it were not there.
    }
    closeSync(fd);
    return null;
  }

  /** Whether what was written of this kind is what stands there now. */
  isSound(kind: PartKind): boolean {
    return this.#parts.every((part) => part[0] !== kind || sumOf(this.#fd, part) === part[3]);
  }

  get size(): number {
    return this.#heads.length;
  }

  head(index: number): Head {
    return this.#heads[index]!;
  }

  /** Returns the entry's number. */
  append(head: Head, parts: EntryParts): number {
    this.#begin('records');
    const at = this.#end + this.#heldBytes;
    const [record, compare, passages] = parts;
    this.#places.push({ at, record: record.length, compare: compare.length, passages: passages.length });
    for (const part of parts) this.#hold(part);
    return this.#heads.push(head) - 1;
  }

  /** Takes an entry over from another log without reading what it says. */
  copy(head: Head, from: RecordLog<Head>, index: number): number {
    this.#begin('records');
    const { at, record, compare, passages } = from.#places[index]!;
    this.#places.push({ at: this.#end + this.#heldBytes, record, compare, passages });
    this.#hold(Buffer.from(from.#bytes(at, record + compare + passages)));
    return this.#heads.push(head) - 1;
  }

  /** Keeps how an entry was shown, for a run that will show it in the same way. */
  keepShown(index: number, text: string): void {
    if (this.#isRefused) return;
    this.#begin('shown');
    const bytes = Buffer.from(text, 'utf8');
    this.#places[index]!.shown = [this.#end + this.#heldBytes, bytes.length];
    this.#hold(bytes);
  }

  isShown(index: number): boolean {
    return this.#places[index]!.shown !== undefined;
  }

  shown(index: number): string {
    const { shown } = this.#places[index]!;
    return shown ? this.#bytes(...shown).toString('utf8') : '';
  }

  record(index: number): FileRecord {
    const { at, record } = this.#places[index]!;
    return this.#parsed(at, record);
  }

  compare(index: number): CompareRecord {
    const { at, record, compare } = this.#places[index]!;
    return this.#parsed(at + record, compare);
  }

  passages(index: number): readonly (readonly KeptPassage[])[] {
    const { at, record, compare, passages } = this.#places[index]!;
    return this.#parsed(at + record + compare, passages);
  }

  #parsed<T>(at: number, length: number): T {
    return JSON.parse(this.#bytes(at, length).toString('utf8')) as T;
  }

  /** What was said of the log as a whole when it was finished. */
  extra(): string {
    return this.#bytes(...this.#extra).toString('utf8');
  }

  /**
   * Closes the file and gives it a name of its own; heads and places are then in it. False where that cannot be: the
   * file is gone then.
   */
  finish(note: string, name: string, about: LogAbout, extra: string): boolean {
    this.#begin('extra');
    const bytes = Buffer.from(extra, 'utf8');
    const place = [this.#end + this.#heldBytes, bytes.length] as const;
    this.#hold(bytes);
    this.#endPart();
    const at = this.#end;
    const footer: Footer<Head> = {
      note,
      about,
      extra: place,
      parts: this.#parts,
      heads: this.#heads,
      places: this.#places,
    };
    const last = Buffer.from(JSON.stringify(footer), 'utf8');
    this.#hold(last);
    this.#hold(Buffer.from(`${at} ${late.zlib().crc32(last)}`.padEnd(TRAILER), 'latin1'));
    this.#flush();
    try {
      if (this.#isRefused) throw new Error('not written');
      closeSync(this.#fd);
      renameSync(this.#path, name);
      return true;
    } catch {
      rmSync(this.#path, { force: true });
      return false;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** Nobody needs it any more. */
  remove(): void {
    this.close();
    rmSync(this.#path, { force: true });
  }

  #begin(kind: PartKind): void {
    if (kind === this.#kind) return;
    this.#endPart();
    this.#kind = kind;
  }

  #endPart(): void {
    this.#flush();
    if (this.#end > this.#from) this.#parts.push([this.#kind, this.#from, this.#end, this.#sum]);
    this.#from = this.#end;
    this.#sum = 0;
  }

  #hold(bytes: Uint8Array): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes >= CHUNK && !this.#isRefused) this.#flush();
  }

  #flush(): void {
    const [first] = this.#held;
    const bytes = this.#held.length === 1 ? inBuffer(first!) : Buffer.concat(this.#held);
    this.#held = [bytes];
    if (this.#isRefused) return;
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#fd, bytes, at, bytes.length - at, this.#end + at);
    } catch {
      this.#isRefused = true;
      return;
    }
    this.#sum = late.zlib().crc32(bytes, this.#sum);
    this.#end += bytes.length;
    this.#held = [];
    this.#heldBytes = 0;
  }

  /** A view that the next call may overwrite. Neighbouring entries are read together: mostly they are read in turn. */
  #bytes(at: number, length: number): Buffer {
    if (at + length > this.#end) this.#flush();
    if (at >= this.#end && this.#held[0]) {
      const from = at - this.#end;
      return inBuffer(this.#held[0]).subarray(from, from + length);
    }
    const inside = at - this.#windowAt;
    const { length: held } = this.#window;
    if (inside >= 0 && inside + length <= held) return this.#window.subarray(inside, inside + length);
    // Entries are mostly read in turn; one that is looked up apart from the others does not end that.
    if (inside < 0 || inside > held + CHUNK) {
      const apart = this.#apart !== at;
      this.#apart = at + length;
      if (apart) return readAt(this.#fd, at, length);
    }
    const most = Math.min(Math.max(length, CHUNK), this.#end - at);
    this.#room = this.#room.length < most ? Buffer.allocUnsafe(Math.max(most, CHUNK)) : this.#room;
    this.#window = readAt(this.#fd, at, most, this.#room);
    this.#windowAt = at;
    return this.#window.subarray(0, length);
  }
}

const inBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Footer<Head> {
  readonly note: string;
  readonly about: LogAbout;
  readonly extra: readonly [at: number, length: number];
  readonly parts: Part[];
  readonly heads: Head[];
  readonly places: Places[];
}
