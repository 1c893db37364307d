import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

const BIN = join(import.meta.dirname, '../../server/bin/gouji.cjs');
const COUNT = 300;

test('whoever sends faster than it reads has to wait, and loses nothing', async () => {
  const text = cleanText().replace('（一）主动公开', `（一）主动公开${'请填写XX，'.repeat(20)}`);
  const child = spawn(process.execPath, [BIN, 'check', '--stream'], {
    cwd: folderWith({}),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const done = once(child, 'close');
  let sent = 0;
  const sending = (async () => {
    for (; sent < COUNT; sent++)
      if (!child.stdin.write(`${JSON.stringify({ path: `${sent}.md`, text })}\n`))
        await once(child.stdin, 'drain');
    child.stdin.end();
  })();

  // Results fill the pipe; from then on nothing more is taken in, so that nothing heaps up.
  let before = -1;
  while (sent !== before) {
    before = sent;
    await sleep(1500);
  }
  expect(sent).toBeLessThan(COUNT / 2);

  let out = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    out += chunk;
    await sleep(1);
  }
  await sending;
  // Findings, no fault.
  expect((await done)[0]).toBe(1);
  const lines = out.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { path: string }).path)).toEqual(
    Array.from({ length: COUNT }, (_, i) => `${i}.md`),
  );
});
