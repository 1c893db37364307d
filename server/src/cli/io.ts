import { fstatSync, statSync, writeSync } from 'node:fs';
import { type Style, styleFor } from './terminal/style.js';

/** What a command needs of the process; tests and `main` hand it in. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly style: Style;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether results go to a terminal, whose lines end at `width`. */
  readonly outIsTerminal?: boolean;
  /** Whether somebody watches standard error; asked only by long runs, since the answer costs. */
  readonly errIsTerminal: () => boolean;
}

const DEFAULT_WIDTH = 100;
const devNull = '/dev/null';

/** The real one. Writes go straight to the descriptor: `process.stdout` costs more to set up than a whole check. */
export function processIo(): Io {
  const { env } = process;
  const terminal = isTerminal(1);
  return {
    // Asked for when it is wanted: a folder that is gone by now is a fault to be said in words.
    get cwd() {
      return process.cwd();
    },
    env,
    out: (text) => writeAll(1, text),
    err(text) {
      try {
        writeAll(2, text);
      } catch {
        // Nobody is left to tell; the status still counts.
      }
    },
    style: styleFor(terminal, env),
    width: terminal ? (process.stdout.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH,
    outIsTerminal: terminal,
    errIsTerminal: () => env.TERM !== 'dumb' && isTerminal(2),
  };
}

/** Loading `node:tty` costs 3 ms, so a pipe, a file and the null device are told by their kind first. */
function isTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    if (!stat.isCharacterDevice() || stat.rdev === statSync(devNull, { throwIfNoEntry: false })?.rdev)
      return false;
    return (fd === 1 ? process.stdout : process.stderr).isTTY === true;
  } catch {
    return false;
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The reader went away (`gouji … | head`): nobody is left to tell, the status still counts.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      // A pipe that is full: wait until its reader has taken something.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
