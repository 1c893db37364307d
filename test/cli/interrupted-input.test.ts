import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

const BIN = join(import.meta.dirname, '../../server/bin/gouji.cjs');
const children: ChildProcess[] = [];
const start = (...args: string[]) => {
  const child = spawn(process.execPath, [BIN, 'check', ...args], {
    cwd: folderWith({}),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(child);
  return child;
};
// One that cannot be interrupted would outlive the tests.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

test.skipIf(process.platform === 'win32')(
  'whoever waits for standard input that nobody types can be interrupted',
  async () => {
    const child = start('-');
    const closed = once(child, 'close');
    // By then it waits; should it not yet, it ends all the same.
    await sleep(1500);
    child.kill('SIGINT');
    // As a shell counts it, 130 either way.
    expect([
      [130, null],
      [null, 'SIGINT'],
    ]).toContainEqual(await closed);
  },
);

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a stream that waits for more ends by %s, with 130',
  async (signal) => {
    const child = start('--stream');
    const closed = once(child, 'close');
    child.stdin.write(`${JSON.stringify({ path: '1.md', text: cleanText() })}\n`);
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await closed).toEqual([130, null]);
  },
);
