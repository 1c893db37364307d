import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../server/src/cli/io.js';
import { runCommandLine } from '../../server/src/cli/run-command-line.js';
import { plain } from '../../server/src/cli/terminal/style.js';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

const BIN = join(import.meta.dirname, '../../server/bin/gouji.cjs');
const refusal = (code: string, syscall: string, path?: string): Error =>
  Object.assign(new Error(`${code}: refused, ${syscall}`), { code, syscall, ...(path ? { path } : {}) });

/** A machine that refuses to write, or to say where it is. */
function refusing(error: Error, said: string[]): Io {
  const refuse = (): never => {
    throw error;
  };
  const err = (text: string): void => {
    said.push(text);
  };
  return { cwd: '/', env: {}, out: refuse, err, style: plain, width: 80, errIsTerminal: () => false };
}

test.each([
  [refusal('ENOSPC', 'write'), 'zh', '标准输出：写不进去：磁盘已满，请清理后再试（ENOSPC）。\n'],
  [
    refusal('EACCES', 'open', '/甲.lock'),
    'zh',
    '/甲.lock：打不开：没有权限，请修改权限或换一个位置（EACCES）。\n',
  ],
  [refusal('ENOENT', 'open', '/甲.key'), 'zh', '/甲.key：找不到这个文件或文件夹，请检查路径。\n'],
  [refusal('EROFS', 'mkdir', '/甲'), 'zh', '/甲：写不进去：磁盘是只读的，请换一个位置（EROFS）。\n'],
  [
    refusal('EISDIR', 'read'),
    'en',
    'standard input: cannot be read: this is a folder; name a file (EISDIR).\n',
  ],
  [
    refusal('ENOENT', 'uv_cwd'),
    'en',
    'The current folder has been removed or moved; change to another one and run again.\n',
  ],
])('what the system refuses is no fault of gouji: %s', async (error, lang, words) => {
  const said: string[] = [];
  expect(await runCommandLine(['completion', 'bash', '--lang', lang], refusing(error, said))).toBe(2);
  expect(said.join('')).toBe(words);
});

type Stdio = readonly ('ignore' | 'pipe' | number)[];

async function run(args: readonly string[], cwd: string, stdio: Stdio) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: [...stdio], env: { PATH: '' } });
  let err = '';
  child.stderr?.on('data', (data) => {
    err += data;
  });
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { status, signal, err };
}

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  const full = (): number => openSync('/dev/full', 'w');
  const reports = (): string => folderWith({ '1.md': cleanText() });

  test('behind standard output: said in words, and no draft of another result stays', async () => {
    const cwd = reports();
    const args = ['check', '1.md', '--format', 'json', '--format', 'csv=1.csv'];
    const { status, err } = await run(args, cwd, ['ignore', full(), 'pipe']);
    expect([status, err]).toEqual([2, '标准输出：写不进去：磁盘已满，请清理后再试（ENOSPC）。\n']);
    expect(readdirSync(cwd)).toEqual(['1.md']);
  });

  test('behind standard error: the status is the same', async () => {
    expect((await run(['check', 'none.md'], folderWith({}), ['ignore', 'ignore', full()])).status).toBe(2);
  });

  test('behind a result: the others are whole', async () => {
    const cwd = reports();
    const args = [
      'check',
      '1.md',
      '--format',
      'json=/dev/full',
      '--format',
      'csv=1.csv',
      '--format',
      'jsonl',
    ];
    const { status, err } = await run(args, cwd, ['ignore', 'ignore', 'pipe']);
    expect([status, err]).toEqual([2, '/dev/full：写不进去：磁盘已满，请清理后再试（ENOSPC）。\n']);
    expect(readdirSync(cwd)).toEqual(['1.csv', '1.md']);
  });
});

test.skipIf(process.platform === 'win32')('a folder that is gone is said to be', async () => {
  const cwd = join(folderWith({}), '1');
  mkdirSync(cwd);
  const script = `process.chdir(${JSON.stringify(cwd)}); require('node:fs').rmdirSync(${JSON.stringify(cwd)}); process.argv = ['', '', 'check']; require(${JSON.stringify(BIN)})`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(err).toBe('当前文件夹已被删除或移走，请换到别的文件夹再运行。\n');
  if (existsSync(cwd)) rmdirSync(cwd);
});

test.skipIf(!existsSync('/dev/zero'))('what never ends is no result to be joined', async () => {
  const { status, err } = await run(['merge', '/dev/zero'], folderWith({}), ['ignore', 'ignore', 'pipe']);
  expect(status).toBe(2);
  expect(err).toMatch(/^\/dev\/zero：不是 gouji check --shard/);
});
