import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** What can be told of an entry without reading it. */
export interface EntryHead {
  readonly path: string;
  /** Year, agency and edition of each of its reports. */
  readonly reports: readonly (readonly [year: number | null, agency: string | null, edition: string])[];
  /** Its text was not read. */
  readonly fault: boolean;
}

/** Where the parts of an entry stand in the file. */
interface Places {
  readonly at: number;
  readonly record: number;
  readonly compare: number;
  /** Where `shown` stands, and its length; absent: nothing was. */
  shown?: readonly [at: number, length: number];
}

const CHUNK = 1 << 18;
/** At the end of a finished log: where its footer begins, and the sum of all before. */
const TRAILER = 32;

/**
 * Records of files on disk: written one after the other, read back by number. A run over a whole region keeps heads
 * in memory and everything else here.
 */
export class RecordLog<Head extends EntryHead> {
  /** More can be put into it. */
  readonly isOpen: boolean;
  readonly #fd: number;
  readonly #path: string;
  readonly #heads: Head[];
  readonly #places: Places[];
  /** What has been written is in the file up to here; the rest waits in `#held`. */
  #end: number;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #sum = 0;
  /** Nothing more can be written (the disk is full, say): what comes is held in memory until the run is over. */
  #isRefused = false;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;

  readonly #extra: readonly [at: number, length: number];

  private constructor(
    fd: number,
    path: string,
    heads: Head[],
    places: Places[],
    end: number,
    extra: readonly [number, number] | null = null,
  ) {
    this.isOpen = extra === null;
    this.#extra = extra ?? [0, 0];
    this.#fd = fd;
    this.#path = path;
    this.#heads = heads;
    this.#places = places;
    this.#end = end;
  }

  /** Throws the system's error. */
  static create<Head extends EntryHead>(path: string): RecordLog<Head> {
    return RecordLog.on(openSync(path, 'wx+', 0o600), path);
  }

  /** An empty one in a file that is open for reading and writing. */
  static on<Head extends EntryHead>(fd: number, path: string): RecordLog<Head> {
    return new RecordLog<Head>(fd, path, [], [], 0);
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
      const [footerAt, sum] = readAt(fd, size - TRAILER, TRAILER)
        .toString('latin1')
        .split(' ')
        .map(Number) as [number, number];
      if (sumOf(fd, size - TRAILER) !== sum) throw new Error('damaged');
      const footer = JSON.parse(
        readAt(fd, footerAt, size - TRAILER - footerAt).toString('utf8'),
      ) as Footer<Head>;
      if (footer.note === note)
        return new RecordLog<Head>(fd, path, footer.heads, footer.places, footerAt, footer.extra);
    } catch {
      // Cut short, or something else altogether: as if it were not there.
    }
    closeSync(fd);
    return null;
  }

  get size(): number {
    return this.#heads.length;
  }

  head(index: number): Head {
    return this.#heads[index]!;
  }

  /** `record` and `compare`: JSON. Returns the entry's number. */
  append(head: Head, record: string, compare: string): number {
    const a = Buffer.from(record, 'utf8');
    const b = Buffer.from(compare, 'utf8');
    this.#places.push({ at: this.#end + this.#heldBytes, record: a.length, compare: b.length });
    this.#hold(a);
    this.#hold(b);
    return this.#heads.push(head) - 1;
  }

  /** Takes an entry over from another log without reading what it says. */
  copy(head: Head, from: RecordLog<Head>, index: number): number {
    const { at, record, compare } = from.#places[index]!;
    this.#places.push({ at: this.#end + this.#heldBytes, record, compare });
    this.#hold(Buffer.from(from.#bytes(at, record + compare)));
    return this.#heads.push(head) - 1;
  }

  /** Keeps how an entry was shown, for a run that will show it in the same way. */
  keepShown(index: number, text: string): void {
    if (this.#isRefused) return;
    const bytes = Buffer.from(text, 'utf8');
    this.#places[index]!.shown = [this.#end + this.#heldBytes, bytes.length];
    this.#hold(bytes);
  }

  shown(index: number): string {
    const { shown } = this.#places[index]!;
    return shown ? this.#bytes(...shown).toString('utf8') : '';
  }

  record(index: number): string {
    const { at, record } = this.#places[index]!;
    return this.#bytes(at, record).toString('utf8');
  }

  compare(index: number): string {
    const { at, record, compare } = this.#places[index]!;
    return this.#bytes(at + record, compare).toString('utf8');
  }

  /** What was said of the log as a whole when it was finished. */
  extra(): string {
    return this.#bytes(...this.#extra).toString('utf8');
  }

  /**
   * Closes the file and gives it a name of its own; heads and places are then in it. False where that cannot be: the
   * file is gone then.
   */
  finish(note: string, name: string, extra: string): boolean {
    const bytes = Buffer.from(extra, 'utf8');
    const footer: Footer<Head> = {
      note,
      extra: [this.#end + this.#heldBytes, bytes.length],
      heads: this.#heads,
      places: this.#places,
    };
    this.#hold(bytes);
    const at = this.#end + this.#heldBytes;
    this.#hold(Buffer.from(JSON.stringify(footer), 'utf8'));
    this.#flush();
    this.#hold(Buffer.from(`${at} ${this.#sum}`.padEnd(TRAILER), 'latin1'));
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

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes >= CHUNK && !this.#isRefused) this.#flush();
  }

  #flush(): void {
    const [first] = this.#held;
    const bytes = this.#held.length === 1 ? first! : Buffer.concat(this.#held);
    this.#held = [bytes];
    if (this.#isRefused) return;
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#fd, bytes, at, bytes.length - at, this.#end + at);
    } catch {
      this.#isRefused = true;
      return;
    }
    this.#sum = crc32(bytes, this.#sum);
    this.#end += bytes.length;
    this.#held = [];
    this.#heldBytes = 0;
  }

  /** A view that the next call may overwrite. Neighbouring entries are read together: mostly they are read in turn. */
  #bytes(at: number, length: number): Buffer {
    if (at + length > this.#end) this.#flush();
    if (at >= this.#end && this.#held[0]) {
      const from = at - this.#end;
      return this.#held[0].subarray(from, from + length);
    }
    const inside = at - this.#windowAt;
    if (inside >= 0 && inside + length <= this.#window.length)
      return this.#window.subarray(inside, inside + length);
    this.#window = readAt(this.#fd, at, Math.min(Math.max(length, CHUNK), this.#end - at));
    this.#windowAt = at;
    return this.#window.subarray(0, length);
  }
}

interface Footer<Head> {
  readonly note: string;
  readonly extra: readonly [at: number, length: number];
  readonly heads: Head[];
  readonly places: Places[];
}

function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const now = readSync(fd, bytes, read, length - read, position + read);
    if (now === 0) throw new Error('the log is cut short');
    read += now;
  }
  return bytes;
}

/** Of what stands before `end`. */
function sumOf(fd: number, end: number): number {
  let sum = 0;
  for (let at = 0; at < end; at += CHUNK) sum = crc32(readAt(fd, at, Math.min(CHUNK, end - at)), sum);
  return sum;
}
