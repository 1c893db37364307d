import { readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FixResult, fixText } from '../../core/engine/fix.js';
import type { Comparison } from '../../host/compare/comparison.js';
import { decode } from '../../host/files/decode.js';
import { EncodeFault, encode } from '../../host/files/encode.js';
import { clearDrafts, replaceFile, WriteRefused } from '../../host/files/write.js';
import type { FileResult } from '../../host/result.js';
import type { Workspace } from '../../host/workspace.js';
import type { Io } from '../io.js';
import type { Messages } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';
import { unifiedDiff } from './diff.js';

/** Fixes a text in memory; null where nothing would change. */
export function fixFile(
  file: FileResult,
  comparison: Comparison | null,
  workspace: Workspace,
  suggestions: boolean,
): FixResult | null {
  const { path, absolute, text } = file;
  if (file.decoded === null || !file.findings.some(({ fixes }) => fixes.length > 0)) return null;
  const result = fixText(text, {
    take: suggestions ? 'sole' : 'safe',
    // The first look is the one that has found the findings.
    check: (now) =>
      now === text ? file.findings : workspace.check(workspace.read(path, absolute, now), comparison),
  });
  return result.text === text ? null : result;
}

/** Says what was, or would be, done to a file. */
export function sayFix(file: FileResult, result: FixResult, written: boolean, io: Io, say: Messages): void {
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

/** Writes fixed texts, each in its own encoding; says which it refused and why. */
export class Writer {
  readonly #io: Io;
  readonly #say: Messages;
  /** Where links lead: a file of two names is written once, the second name would find it changed. */
  readonly #written = new Set<string>();
  readonly #folders = new Set<string>();
  /** Some file was not written. */
  refused = false;

  constructor(io: Io, say: Messages) {
    this.#io = io;
    this.#say = say;
  }

  /** False where it was not written. */
  async write({ path, absolute, text: before }: FileResult, text: string): Promise<boolean> {
    try {
      const target = realpathSync(absolute);
      if (this.#written.has(target)) return false;
      const bytes = readFileSync(target);
      const now = decode(bytes);
      if (typeof now === 'string' || now.text !== before) throw new WriteRefused('changed');
      this.#clear(dirname(target));
      replaceFile(target, bytes, await encode(text, now));
      this.#written.add(target);
      return true;
    } catch (error) {
      this.refused = true;
      this.#io.err(`${refusal(visible(path), error, this.#say)}\n`);
      return false;
    }
  }

  #clear(folder: string): void {
    if (!this.#folders.has(folder)) clearDrafts(folder);
    this.#folders.add(folder);
  }
}

function refusal(path: string, error: unknown, say: Messages): string {
  if (error instanceof EncodeFault) return say.notEncodable(path);
  if (error instanceof WriteRefused)
    return error.reason === 'changed' ? say.fileChanged(path) : say.fileReadOnly(path);
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return say.cannotWrite(path, code);
}

export const diffOf = ({ path, text }: FileResult, result: FixResult): string =>
  unifiedDiff(path, text, result.text);
