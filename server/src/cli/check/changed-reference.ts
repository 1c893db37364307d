import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { mayBeReport } from '../../host/files/discover.js';
import { isGlob } from '../../host/files/glob.js';
import type { Invocation } from '../commands/arguments.js';

/**
 * `--changed main 年报/`: the word behind the option is a commit or branch where it names no file. Who has a folder and a
 * branch of one name writes `--changed=main`.
 */
export function withReference(invocation: Invocation, cwd: string): Invocation {
  const at = invocation.behind?.changed;
  if (at === undefined || invocation.values.changed) return invocation;
  const word = invocation.operands[at]!;
  if (word === '-' || isGlob(word) || mayBeReport(word) || isThere(resolve(cwd, word))) return invocation;
  return {
    ...invocation,
    operands: invocation.operands.filter((_, i) => i !== at),
    values: { ...invocation.values, changed: [word] },
  };
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
