import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { CheckOptions } from '../../server/src/core/engine/check-options.js';
import { accountOf, digest } from './account.js';

export { digest };

/** A text that is kept an eye on. */
export interface Watched {
  readonly name: string;
  readonly text: string;
  readonly options?: CheckOptions | undefined;
}

/** `reading facts findings name`, a line each, under the messages of all with their numbers. */
export async function record(page: string, documents: readonly Watched[]): Promise<void> {
  const messages = new Map<string, number>();
  const lines: string[] = [];
  const whole: string[] = [];
  for (const { name, text, options } of documents) {
    const { read, facts, findings, said } = accountOf(text, options);
    for (const { rule, messageId, severity } of findings) {
      const id = `${rule} ${messageId} ${severity}`;
      messages.set(id, (messages.get(id) ?? 0) + 1);
    }
    lines.push(`${digest(read)} ${digest(facts)} ${digest(...said)} ${name}`);
    whole.push(`# ${name}`, text, '', ...said, '', facts, '', read, '');
  }
  const counts = [...messages].map(([id, count]) => `${id} ${count}`).sort();
  keepWhole(page, whole);
  await kept(page, [...counts, '', ...lines]);
}

/** A seed of its own for everything that has a name: what comes beside it changes nothing. */
export function seedOf(name: string): number {
  let seed = 0;
  for (const char of name) seed = (Math.imul(seed, 31) + char.charCodeAt(0)) >>> 0;
  return seed;
}

/** Compares lines with those of `pages/`. */
export const kept = (page: string, lines: readonly string[]): Promise<void> =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, `pages/${page}.txt`));

/** What a digest stands for, for a comparison of before and after: GOUJI_RECORDED=folder. */
export function keepWhole(page: string, lines: readonly string[]): void {
  const folder = process.env.GOUJI_RECORDED;
  if (!folder) return;
  const path = join(folder, `${page}.txt`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.join('\n'));
}
