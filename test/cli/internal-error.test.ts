import { expect, test } from 'vitest';
import type { Io } from '../../server/src/cli/io.js';
import { runCommandLine } from '../../server/src/cli/run-command-line.js';
import { plain } from '../../server/src/cli/terminal/style.js';

/** A machine on which every output fails as no program expects. */
function broken(said: string[]): Io {
  const out = (): void => {
    throw new TypeError('x is not a function');
  };
  const err = (text: string): void => {
    said.push(text);
  };
  return { cwd: '/', env: {}, out, err, style: plain, width: 80, errIsTerminal: () => false };
}

test.each([
  ['zh', /^gouji 内部出错：x is not a function。没有文件只写了一半。请反馈.*--verbose.*\n$/],
  [
    'en',
    /^gouji failed: x is not a function\. No file was left half-written\. Please report.*--verbose.*\n$/,
  ],
])('an error of gouji itself, in %s: status 3 and words, no stack', async (lang, words) => {
  const said: string[] = [];
  expect(await runCommandLine(['completion', 'bash', '--lang', lang], broken(said))).toBe(3);
  expect(said.join('')).toMatch(words);
});

test('--verbose shows where', async () => {
  const said: string[] = [];
  await runCommandLine(['completion', 'bash', '--verbose'], broken(said));
  expect(said.join('')).toMatch(/\n\s+at /);
});
