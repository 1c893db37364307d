import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '../../host/files/decode.js';
import {
  type Discovery,
  discover,
  type FoundFile,
  type PathFault,
  shownPath,
} from '../../host/files/discover.js';
import { readBytes } from '../../host/files/read.js';
import { loadBytes } from '../../host/load.js';
import type { Workspace } from '../../host/workspace.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import type { Messages } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';

/** The files that a command line names. */
export function findFiles({ operands, values }: Invocation, stdin: boolean, io: Io): Discovery {
  if (stdin) return { files: [stdinFile(values['stdin-filename']?.[0], io)], faults: [] };
  const from = values['files-from']?.[0];
  if (from === undefined) return discover(operands.length === 0 ? ['.'] : operands, io.cwd);
  try {
    const listed = listedIn(from === '-' ? standardInput() : readFileSync(resolve(io.cwd, from)));
    if (listed === null)
      return { files: [], faults: [{ path: from, reason: 'unreadable', code: 'NOTTEXT' }] };
    return discover([...operands, ...listed.filter((line) => line.trim() !== '')], io.cwd);
  } catch (error) {
    return { files: [], faults: [faultOf(from, error)] };
  }
}

/** Paths one a line, or with a NUL behind each (`git diff -z`, `find -print0`); null where it is no list. */
function listedIn(bytes: Uint8Array): readonly string[] | null {
  const decoded = decode(bytes);
  if (typeof decoded !== 'string') return decoded.text.split(/\r\n|\r|\n/);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // An archive has other control characters, and bytes that are no UTF-8.
  return bytes.includes(0) && !NOT_IN_NAMES.test(text) ? text.split('\0') : null;
}

const NOT_IN_NAMES = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

const STDIN_NAME = 'stdin.md';

function stdinFile(name = STDIN_NAME, io: Io): FoundFile {
  const absolute = resolve(io.cwd, name);
  return { path: shownPath(absolute, io.cwd), absolute, named: true };
}

/** Reads standard input at once; then hands it out as the file's bytes. */
export function stdinLoader(workspace: Workspace) {
  const read = readBytes(0);
  return (file: FoundFile) => loadBytes(file, read, workspace);
}

function standardInput(): Uint8Array {
  const read = readBytes(0);
  return 'bytes' in read ? Uint8Array.from(read.bytes) : new Uint8Array();
}

/** A system's error as a fault of a path; anything else is thrown on. */
export function faultOf(path: string, error: unknown): PathFault {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { path, reason: code === 'ENOENT' ? 'missing' : 'unreadable', code };
}

export function sayFault({ path: named, reason, code = '' }: PathFault, say: Messages): string {
  const path = visible(named);
  if (reason === 'missing') return say.missingPath(path);
  return reason === 'no-match' ? say.noMatch(path) : say.unreadable(path, code);
}
