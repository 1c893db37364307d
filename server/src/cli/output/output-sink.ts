import { closeSync, lstatSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hash } from '../../core/engine/fingerprint.js';
import { runs } from '../../host/files/write.js';
import { late } from '../../host/late-modules.js';
import type { Io } from '../io.js';

/** Where a format's text goes, piece by piece. */
export interface Sink {
  readonly write: (text: string) => void;
  /** Somebody waits for what there is. */
  readonly flush: () => void;
  /** The whole text has been written. */
  readonly end: () => void;
  /** It will not be: nothing half-written stays behind. */
  readonly abandon: () => void;
}

/** Written at once from here on: a write a file of a big run would cost more than the check. */
const CHUNK = 1 << 16;

/** Standard output, in big pieces. */
export function standardSink({ out }: Pick<Io, 'out'>): Sink {
  return buffered(out, () => {});
}

/**
 * A file. It gets its name when all is written, so that a run that is interrupted leaves the last one's results.
 * What is no plain file (a pipe, a device) is written to directly. Throws the system's error.
 */
export function fileSink(path: string): Sink {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  const direct = stat !== undefined && !stat.isFile();
  const target = direct ? path : draftOf(path);
  const fd = openSync(target, 'w');
  const write = (text: string): void => {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  };
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(fd);
    isOpen = false;
  };
  const sink = buffered(write, () => {
    close();
    if (!direct) renameSync(target, path);
  });
  return {
    ...sink,
    abandon() {
      close();
      if (!direct) rmSync(target, { force: true });
    },
  };
}

/** A name of this run's own, in the same folder. What killed runs have left of the same file goes: nobody ends it. */
function draftOf(path: string): string {
  const folder = dirname(path);
  const before = `.${shortened(basename(path))}.${late.os().hostname()}-`;
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(before)) continue;
      const pid = /^(\d+)\.tmp$/.exec(name.slice(before.length))?.[1];
      if (pid !== undefined && !runs(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // Opening the file will say what is wrong with its folder.
  }
  return join(folder, `${before}${process.pid}.tmp`);
}

/** In bytes; host, process and ending are added, and 255 are the most that a name may have. */
const LONG_NAME = 160;

/** A name that leaves room for what is added to it. */
const shortened = (name: string): string =>
  Buffer.byteLength(name) <= LONG_NAME ? name : `${name.slice(0, 40)}-${hash(name)}`;

function buffered(write: (text: string) => void, close: () => void): Sink {
  let held = '';
  const flush = (): void => {
    if (held !== '') write(held);
    held = '';
  };
  return {
    write(text) {
      held += text;
      if (held.length >= CHUNK) flush();
    },
    flush,
    end() {
      flush();
      close();
    },
    abandon() {
      held = '';
    },
  };
}
