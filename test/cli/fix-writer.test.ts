import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Writer } from '../../server/src/cli/fix/fix-files.js';
import type { Io } from '../../server/src/cli/io.js';
import { messagesIn } from '../../server/src/cli/messages/index.js';
import { plain } from '../../server/src/cli/terminal/style.js';
import type { FileResult } from '../../server/src/host/result.js';
import { folderWith } from '../support/folder.js';

/** A writer that has read `a.md` as `text`, and what it says. */
function writer(cwd: string) {
  const said: string[] = [];
  const io: Io = {
    cwd,
    env: {},
    out: () => {},
    err: (text) => said.push(text),
    style: plain,
    width: 80,
    errIsTerminal: () => false,
  };
  const file = (text: string) => ({ path: 'a.md', absolute: join(cwd, 'a.md'), text }) as FileResult;
  return { writer: new Writer(io, messagesIn('zh')), said, file };
}

test('a file that was changed since it was read is left alone', async () => {
  const cwd = folderWith({ 'a.md': '读到的' });
  const { writer: one, said, file } = writer(cwd);
  writeFileSync(join(cwd, 'a.md'), '别人改的');
  expect(await one.write(file('读到的'), '修正的')).toBe(false);
  expect(one.refused).toBe(true);
  expect(said.join('')).toBe('a.md：校核期间文件被改动，未写回；请重新运行。\n');
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe('别人改的');
});

test('a file that was removed is not made again', async () => {
  const cwd = folderWith({});
  const { writer: one, said, file } = writer(cwd);
  expect(await one.write(file('读到的'), '修正的')).toBe(false);
  expect(said.join('')).toMatch(/^a\.md：写不进去：/);
});

test('what does not fit the encoding of the file is refused, not mangled', async () => {
  const before = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);
  const cwd = folderWith({ 'a.md': before });
  const { writer: one, said, file } = writer(cwd);
  expect(await one.write(file('中文'), '中文\ud800')).toBe(false);
  expect(said.join('')).toContain('无法用原编码表示');
  expect(readFileSync(join(cwd, 'a.md'))).toEqual(before);
});

test('a second name of the same file is passed over without a word', async () => {
  const cwd = folderWith({ 'a.md': '旧' });
  chmodSync(join(cwd, 'a.md'), 0o600);
  const { writer: one, said, file } = writer(cwd);
  expect(await one.write(file('旧'), '新')).toBe(true);
  expect(await one.write(file('旧'), '新')).toBe(false);
  expect([said, one.refused]).toEqual([[], false]);
});
