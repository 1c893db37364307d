import { readFileSync } from 'node:fs';
import type { Finding } from '../core/engine/finding.js';
import { type FixResult, fixText } from '../core/engine/fix.js';
import { decode } from '../host/decode.js';
import { EncodeFault, encode } from '../host/encode.js';
import type { FileResult } from '../host/result.js';
import type { Workspace } from '../host/workspace.js';
import { replaceFile, WriteRefused } from '../host/write.js';
import { unifiedDiff } from './diff.js';
import type { Io } from './io.js';
import type { Messages } from './messages/index.js';
import { visible } from './terminal-width.js';

export interface FixedFile {
  readonly file: FileResult;
  readonly result: FixResult;
}

/** Fixes texts in memory; only files that would change are in the outcome. */
export function fixFiles(
  files: readonly FileResult[],
  workspace: Workspace,
  suggestions: boolean,
): readonly FixedFile[] {
  return files.flatMap((file) => {
    if (file.decoded === null || !file.findings.some(({ fixes }) => fixes.length > 0)) return [];
    const check = (text: string): readonly Finding[] =>
      workspace.check(workspace.read(file.path, file.absolute, text));
    const result = fixText(file.text, { take: suggestions ? 'sole' : 'safe', check });
    return result.text === file.text ? [] : [{ file, result }];
  });
}

/** Says what was, or would be, done to each file. */
export function sayFixes(fixed: readonly FixedFile[], written: boolean, io: Io, say: Messages): void {
  for (const { file, result } of fixed) {
    const path = visible(file.path);
    const { applied, skipped, stopped } = result;
    const out = [(written ? say.fixed : say.wouldFix)(path, applied.length)];
    const counts = new Map<string, { title: string; rule: string; count: number }>();
    for (const { title, rule } of applied) {
      const entry = counts.get(`${rule}\n${title}`);
      if (entry) entry.count++;
      else counts.set(`${rule}\n${title}`, { title, rule, count: 1 });
    }
    for (const { title, rule, count } of counts.values()) out.push(say.fixLine(visible(title), rule, count));
    if (skipped.length > 0) out.push(say.fixSkipped(path, skipped.length));
    if (stopped !== 'done') out.push(say.fixLimit(path));
    io.err(`${out.join('\n')}\n`);
  }
}

/** Writes the fixed texts, each in its own encoding; returns those that were written. The rest is said. */
export async function writeFixes(
  fixed: readonly FixedFile[],
  io: Io,
  say: Messages,
): Promise<readonly FixedFile[]> {
  const written: FixedFile[] = [];
  for (const one of fixed) {
    const { file, result } = one;
    const path = visible(file.path);
    try {
      const before = readFileSync(file.absolute);
      const now = decode(before);
      if (typeof now === 'string' || now.text !== file.text) throw new WriteRefused('changed');
      replaceFile(file.absolute, before, await encode(result.text, now));
      written.push(one);
    } catch (error) {
      io.err(`${refusal(path, error, say)}\n`);
    }
  }
  return written;
}

function refusal(path: string, error: unknown, say: Messages): string {
  if (error instanceof EncodeFault) return say.notEncodable(path);
  if (error instanceof WriteRefused)
    return error.reason === 'changed' ? say.fileChanged(path) : say.fileReadOnly(path);
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return say.cannotWrite(path, code);
}

export const diffsOf = (fixed: readonly FixedFile[]): string =>
  fixed.map(({ file, result }) => unifiedDiff(file.path, file.text, result.text)).join('');
