import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { BIN } from '../ci/files.js';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

// A hundred kills take two minutes: GOUJI_KILLS=100 npx vitest run test/cli/fix-killed.test.ts
const KILLS = Number(process.env.GOUJI_KILLS ?? 6);
const FILES = 40;
const CLEAN = cleanText({ year: 2022 });
const FAULTY = CLEAN.replace('第二十条第（一）项', '第二十条第(一)项');

/** Every way of writing a text that has to survive. */
const WRITTEN: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
  (text) => iconv.encode(text, 'gb18030'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
];
const bytesOf = (text: string, i: number): Buffer => WRITTEN[i % WRITTEN.length]!(text);
const nameOf = (i: number): string => `${String(i).padStart(2, '0')}.md`;

/** Ends with the time that the run took, or that it was let run. */
function run(cwd: string, killAfter: number | null): Promise<number> {
  const start = performance.now();
  const args = ['check', '--fix', '.', '--format', 'json=result.json'];
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: 'ignore' });
  const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((done) => {
    child.on('close', () => {
      clearTimeout(timer);
      done(performance.now() - start);
    });
  });
}

function faultyFolder(): string {
  const cwd = folderWith(
    Object.fromEntries(Array.from({ length: FILES }, (_, i) => [nameOf(i), bytesOf(FAULTY, i)])),
  );
  for (let i = 0; i < FILES; i++) chmodSync(join(cwd, nameOf(i)), i % 2 ? 0o640 : 0o604);
  writeFileSync(join(cwd, 'result.json'), 'old');
  return cwd;
}

/** How many files are new; every one of them must be whole, old or new. */
function countNew(cwd: string): number {
  let count = 0;
  for (let i = 0; i < FILES; i++) {
    const path = join(cwd, nameOf(i));
    const now = readFileSync(path);
    const isNew = now.equals(bytesOf(CLEAN, i));
    if (!isNew && !now.equals(bytesOf(FAULTY, i))) throw new Error(`${nameOf(i)} is neither old nor new`);
    expect(statSync(path).mode & 0o777).toBe(i % 2 ? 0o640 : 0o604);
    count += Number(isNew);
  }
  const result = readFileSync(join(cwd, 'result.json'), 'utf8');
  if (result !== 'old') expect(() => JSON.parse(result)).not.toThrow();
  return count;
}

describe('gouji check --fix, killed', () => {
  test(
    `${KILLS} times: every file is the old one or the new one, and the next run finishes the work`,
    async () => {
      const whole = await run(faultyFolder(), null);
      const counts: number[] = [];
      for (let kill = 1; kill <= KILLS; kill++) {
        const cwd = faultyFolder();
        await run(cwd, whole * (0.25 + (0.75 * kill) / KILLS));
        counts.push(countNew(cwd));
        if (kill % 5 === 1) {
          await run(cwd, null);
          expect(countNew(cwd)).toBe(FILES);
          expect(readdirSync(cwd).filter((name) => name.endsWith('.gouji.tmp'))).toEqual([]);
        }
      }
      // Otherwise all kills came too early or too late to tell anything.
      if (KILLS >= 50) expect(counts.some((count) => count > 0 && count < FILES)).toBe(true);
    },
    180_000 + KILLS * 5000,
  );

  test('a link keeps leading where it led; what it leads to is fixed once', async () => {
    const cwd = folderWith({ 'real/a.md': FAULTY });
    symlinkSync('real/a.md', join(cwd, 'b.md'));
    await run(cwd, null);
    expect(lstatSync(join(cwd, 'b.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real/a.md'), 'utf8')).toBe(CLEAN);
  });

  test('drafts of a run that was killed go; those of one that runs, and files of others, stay', async () => {
    const dead = '.a.md.999999999-abc.gouji.tmp';
    const alive = `.a.md.${process.pid}-abc.gouji.tmp`;
    const cwd = folderWith({ 'a.md': FAULTY, [dead]: 'x', [alive]: 'x', '.b.tmp': 'x' });
    await run(cwd, null);
    expect([dead, alive, '.b.tmp'].filter((name) => existsSync(join(cwd, name)))).toEqual([alive, '.b.tmp']);
  });
});
