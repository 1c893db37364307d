import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { type CleanOptions, cleanReport } from '../../server/src/core/render/clean-report.js';
import { renderReport } from '../../server/src/core/render/render.js';
import type { TableSyntax } from '../../server/src/core/render/syntax.js';

const BIN = join(import.meta.dirname, '../../server/bin/gouji.cjs');

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a process of its own; `npm test` builds it first. */
export function gouji(
  args: readonly string[],
  { cwd, input, env = {} }: { cwd: string; input?: string | Uint8Array; env?: Record<string, string> },
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    ...(input === undefined ? {} : { input }),
    env: { PATH: process.env.PATH, ...env },
    maxBuffer: 1 << 28,
  });
  return { status, out: stdout.toString('utf8'), err: stderr.toString('utf8') };
}

/** A report without a fault, of our own writing, in one of the table syntaxes. */
export const cleanText = (options: CleanOptions = {}, syntax: TableSyntax = 'gfm-flat'): string =>
  renderReport(builtinPack().form, cleanReport(builtinPack().form, builtinBaseReport(), options), { syntax });
