import { readSync } from 'node:fs';
import { late } from '../late-modules.js';

/** Read and written at once, in bytes. */
export const CHUNK = 1 << 18;

export type PartKind = 'records' | 'shown' | 'extra';
/** A stretch of the file and its sum. */
export type Part = readonly [kind: PartKind, from: number, to: number, sum: number];

/** Throws where the file ends before. */
export function readAt(
  fd: number,
  position: number,
  length: number,
  into: Buffer = Buffer.allocUnsafe(length),
): Buffer {
  let read = 0;
  while (read < length) {
    const now = readSync(fd, into, read, length - read, position + read);
    if (now === 0) throw new Error('the log is cut short');
    read += now;
  }
  return into.subarray(0, length);
}

/** Of a part as it stands there now; -1 where the file ends before. */
export function sumOf(fd: number, [, from, to]: Part): number {
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK, to - from));
  let sum = 0;
  for (let at = from; at < to; ) {
    const read = readSync(fd, chunk, 0, Math.min(chunk.length, to - at), at);
    if (read === 0) return -1;
    sum = late.zlib().crc32(chunk.subarray(0, read), sum);
    at += read;
  }
  return sum;
}
