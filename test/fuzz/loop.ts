import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './random.js';
import type { Target } from './target.js';
import { TARGETS } from './targets.js';

/** A hang, for one case of a few hundred kilobytes. */
const SLOW_MS = 2000;

const TAKES = /^takes \d+ ms$/;

export interface FuzzOptions {
  readonly milliseconds: number;
  readonly seed: number;
  /** Names; empty: all. */
  readonly only: readonly string[];
  /** Where found cases are written. */
  readonly corpus: string;
  /** Where each case lies while it runs: one that never ends is found there. */
  readonly running: string;
  readonly say: (line: string) => void;
}

/** Runs one case; a fault in words, or null. `slow`: milliseconds that are a fault. */
export async function faultOf(
  target: Target,
  bytes: Uint8Array,
  slow = Number.POSITIVE_INFINITY,
): Promise<string | null> {
  const began = performance.now();
  let faults: string[];
  try {
    faults = await target.run(bytes);
  } catch (error) {
    return `throws ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)}`;
  }
  const milliseconds = performance.now() - began;
  if (faults.length > 0) return faults[0]!;
  return milliseconds > slow ? `takes ${Math.round(milliseconds)} ms` : null;
}

/** Other programs make a case slow once, not three times in turn. */
async function lastingFaultOf(target: Target, bytes: Uint8Array): Promise<string | null> {
  let fault: string | null = null;
  for (let turn = 0; turn < 3; turn++) {
    fault = await faultOf(target, bytes, target.slow ?? SLOW_MS);
    if (fault === null || !TAKES.test(fault)) return fault;
  }
  return fault;
}

/** Makes and runs cases until the time is over, each target in turn; every new fault is kept once. */
export async function fuzz({ milliseconds, seed, only, corpus, running, say }: FuzzOptions): Promise<number> {
  const targets = TARGETS.filter(({ name }) => only.length === 0 || only.includes(name));
  const runs = new Map(targets.map(({ name }) => [name, 0]));
  const seen = new Set<string>();
  const end = Date.now() + milliseconds;
  for (let round = 0; Date.now() < end; round++) {
    const target = targets[round % targets.length]!;
    const bytes = target.make(random(seed + round * 7919));
    runs.set(target.name, runs.get(target.name)! + 1);
    writeFileSync(running, bytes);
    const fault = await lastingFaultOf(target, bytes);
    if (fault === null) continue;
    const kind = `${target.name}: ${fault.replace(/\d+/g, 'N').slice(0, 120)}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const folder = join(corpus, target.name);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, createHash('sha1').update(bytes).digest('hex').slice(0, 16));
    writeFileSync(file, bytes);
    say(`FOUND ${target.name}: ${fault}\n      ${file}`);
  }
  say(
    `seed ${seed}: ${[...runs].map(([name, count]) => `${count} ${name}`).join(', ')}; ${seen.size} kinds of fault`,
  );
  return seen.size;
}
