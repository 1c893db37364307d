import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { textWidth } from '../../../server/src/cli/terminal/terminal-width.js';
import { newFolder } from '../../support/folder.js';
import { inProcess } from '../../support/in-process.js';
import { FILES } from './one-run.js';

const cwd = newFolder(FILES);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const linesAt = async (width: number, ...args: string[]): Promise<string[]> =>
  (await inProcess(['check', '.', ...args], cwd, { width, outIsTerminal: true })).out.split('\n');

/** What is said, however it is broken. */
const words = (lines: readonly string[]): string => lines.join('').replace(/\s/g, '');

test.each([40, 60, 80, 120, 200])('no line runs over a terminal of %i columns', async (width) => {
  for (const language of ['zh', 'en'])
    for (const line of await linesAt(width, '--lang', language))
      expect(textWidth(line), line).toBeLessThanOrEqual(width);
});

test('breaking loses no word of a message; what no terminal takes is not broken', async () => {
  const { out } = await inProcess(['check', '.'], cwd);
  const messages = out.split('\n').filter((line) => /^ {2}[✖▲●○] /.test(line));
  expect(messages.length).toBeGreaterThan(4);
  expect(messages.some((line) => textWidth(line) > 120)).toBe(true);
  const narrow = words(await linesAt(50));
  for (const message of messages) expect(narrow).toContain(words([message]));
});

test('a table that is too wide keeps the cells in question and says that others are left out', async () => {
  const wide = (await linesAt(200)).filter((line) => line.includes('│'));
  const narrow = (await linesAt(50)).filter((line) => line.includes('│'));
  const marked = (lines: readonly string[]) => lines.flatMap((line) => line.match(/\[[^\]]+\]/g) ?? []);
  expect(marked(wide).length).toBeGreaterThan(0);
  expect(marked(narrow)).toEqual(marked(wide));
  expect(narrow.some((line) => line.includes('│ … │') || line.endsWith('│ …'))).toBe(true);
});
