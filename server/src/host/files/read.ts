import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Above this a file is not read: `engine/too-large`. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** What tells that a file is still the one that was read. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

export interface FileBytes {
  /** A view of a buffer that the next read overwrites. */
  readonly bytes: Uint8Array;
}

export interface TooLarge {
  readonly tooLarge: number;
}

/** A pipe that nobody writes to is empty: to open it must not wait. A regular file is read as ever. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

let buffer = Buffer.allocUnsafeSlow(256 * 1024);

/** Reads a whole file into one buffer that all reads share. Throws the system's error. */
export function readBytes(path: string | number): FileBytes | TooLarge {
  const fd = typeof path === 'number' ? path : openSync(path, READ);
  try {
    let length = 0;
    for (;;) {
      if (length === buffer.length) {
        const size = sizeOf(fd);
        if (size > MAX_BYTES) return { tooLarge: size };
        if (length > MAX_BYTES) return { tooLarge: length };
        grow(Math.max(size + 1, length * 2));
      }
      const read = readChunk(fd, length);
      if (read === 0) break;
      length += read;
    }
    return length > MAX_BYTES ? { tooLarge: length } : { bytes: buffer.subarray(0, length) };
  } finally {
    if (typeof path !== 'number') closeSync(fd);
  }
}

function sizeOf(fd: number): number {
  const stat = fstatSync(fd);
  return stat.isFile() ? stat.size : 0;
}

function grow(size: number): void {
  const larger = Buffer.allocUnsafeSlow(size);
  buffer.copy(larger);
  buffer = larger;
}

/** Standard input that is a terminal or a slow pipe may say "try again" or "end of file" by an error. */
function readChunk(fd: number, at: number): number {
  for (;;) {
    try {
      return readSync(fd, buffer, at, buffer.length - at, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
