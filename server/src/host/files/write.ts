import {
  chmodSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Why a file was left as it is. */
export class WriteRefused extends Error {
  readonly reason: 'changed' | 'read-only';
  constructor(reason: 'changed' | 'read-only') {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Replaces a file so that a reader, or a power cut, sees the old bytes or the new and never a mixture: a new
 * file in the same folder, flushed, then renamed over it. A symbolic link stays, its target is replaced. The
 * mode stays. `before` is what was read; a file that is no longer that is not touched.
 */
export function replaceFile(path: string, before: Uint8Array, after: Uint8Array): void {
  const target = realpathSync(path);
  const stat = statSync(target);
  // The rename would get round a read-only mode, which somebody has set for a reason.
  if ((stat.mode & 0o222) === 0) throw new WriteRefused('read-only');
  const temporary = draftBeside(target);
  const fd = openSync(temporary, 'wx', 0o600);
  try {
    try {
      for (let at = 0; at < after.length; ) at += writeSync(fd, after, at);
      keepOwner(fd, stat);
      fchmodSync(fd, stat.mode & 0o7777);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (!readFileSync(target).equals(before)) throw new WriteRefused('changed');
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

/** Whoever mends somebody else's file as an administrator does not take it away. */
function keepOwner(fd: number, { uid, gid }: Stats): void {
  if (process.getuid === undefined || (uid === process.getuid() && gid === process.getgid?.())) return;
  try {
    fchownSync(fd, uid, gid);
  } catch {
    // Only an administrator may give a file away; a member of the group has written it before as well.
  }
}

/**
 * Writes a file whole or not at all: a full disk leaves the one that was there. What is no plain file (a pipe, a device) is
 * written to directly. `mode`: of a new one. Throws the system's error.
 */
export function writeWhole(path: string, data: string | Uint8Array, mode = 0o666): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isFile()) {
    writeFileSync(path, data);
    return;
  }
  const target = stat === undefined ? path : realpathSync(path);
  const draft = draftBeside(target);
  try {
    writeFileSync(draft, data, { flag: 'wx', mode });
    if (stat !== undefined) chmodSync(draft, stat.mode & 0o7777);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Writes a file that is not there yet; one that cannot be written whole is not there afterwards. Throws the system's error. */
export function writeNewWhole(path: string, text: string): void {
  const fd = openSync(path, 'wx');
  try {
    writeFileSync(fd, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

const draftBeside = (target: string): string =>
  join(
    dirname(target),
    // No longer than a name may be, whatever the file's own.
    `.${basename(target).slice(0, 40)}.${process.pid}-${Date.now().toString(36)}.gouji.tmp`,
  );

const DRAFT = /^\..*\.(\d+)-[0-9a-z]+\.gouji\.tmp$/;

/** Removes what runs that were killed have left in a folder; those of runs that still go on stay. */
export function clearDrafts(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const pid = DRAFT.exec(name)?.[1];
      if (pid !== undefined && !runs(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A folder that cannot be listed or written to has nothing of ours.
  }
}

/** True where a process of this machine has the number. */
export function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The rename itself reaches the disk only with its folder; some systems cannot open one, which is no fault. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {}
}
