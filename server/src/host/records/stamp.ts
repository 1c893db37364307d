import { statSync } from 'node:fs';
import type { EntryHead } from './entry.js';

/** What tells that a file, and everything that its findings depend on, is as it was. */
export interface CacheHead extends EntryHead {
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
  readonly inode: number;
  /** When the stamp was taken. */
  readonly seen: number;
  /** Of the bytes. */
  readonly sha: string;
  /** Of the settings and packs that hold for it. */
  readonly key: string;
}

export type Stamp = Pick<CacheHead, 'size' | 'mtime' | 'ctime' | 'inode' | 'seen'>;

/** A stamp this young proves nothing: the file may have been written again within the same tick of its clock. */
const SETTLED = 2000;

export const isSame = (head: CacheHead, stamp: Stamp | null): boolean =>
  stamp !== null &&
  head.size === stamp.size &&
  head.mtime === stamp.mtime &&
  head.ctime === stamp.ctime &&
  head.inode === stamp.inode &&
  Math.max(head.mtime, head.ctime) + SETTLED < head.seen;

/** Null for what is no plain file. */
export function stampOf(absolute: string): Stamp | null {
  const stat = statSync(absolute, { throwIfNoEntry: false });
  return stat?.isFile()
    ? { size: stat.size, mtime: stat.mtimeMs, ctime: stat.ctimeMs, inode: stat.ino, seen: Date.now() }
    : null;
}
