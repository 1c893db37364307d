import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { progressLine } from '../../server/src/cli/terminal/progress.js';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });
const FAULTY = CLEAN.slice(0, CLEAN.indexOf('## 六、'));

test('--timing: a line for every rule, on standard error', () => {
  const { status, out, err } = gouji(['check', 'a.md', '--format', 'json', '--timing'], {
    cwd: folderWith({ 'a.md': CLEAN }),
  });
  expect(status).toBe(0);
  expect(() => JSON.parse(out)).not.toThrow();
  const lines = err.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^规则 +毫秒 +占比 +微秒\/份$/);
  expect(lines.at(-1)).toMatch(/^全部规则 +\d+\.\d\d +100% +\d+\.\d$/);
  expect(lines.some((line) => line.startsWith('table/relation '))).toBe(true);
});

test('--timing: rules that sifting shows to have nothing to find stand there too', () => {
  const rule = (name: string, word: string) => `id: local/${name}
severity: warning
title: { zh: 用语, en: Wording }
basis: { zh: 内部要求, en: In-house }
why: { zh: 用语统一。, en: One wording. }
remedy: { zh: 改写。, en: Reword. }
check: { kind: forbidden-wording, patterns: [${word}] }
messages: { found: { zh: 改写。, en: Reword. } }
cases: [{ name: 无, expect: [] }, { name: 有, paragraphs: { support: 其中有${word}。 }, expect: [{ message: found }] }]
`;
  const cwd = folderWith({
    'a.md': CLEAN,
    'gouji.yaml': 'extends: [./own]\n',
    'own/pack.yaml': 'id: cn.jia\nversion: 2026.1.0\nengine: ">=0.1"\nname: { zh: 甲, en: A }\n',
    'own/rules/local/one.yaml': rule('one', '甲乙丙丁'),
    'own/rules/local/two.yaml': rule('two', '子丑寅卯'),
  });
  const { status, err } = gouji(['check', 'a.md', '--timing'], { cwd });
  expect(status).toBe(0);
  for (const name of ['one', 'two']) expect(err).toMatch(new RegExp(`^local/${name} +\\d+\\.\\d\\d `, 'm'));
});

describe('the progress line', () => {
  const drawn = (steps: readonly [number, number][], total = 1000): string => {
    let time = 0;
    let out = '';
    const line = progressLine(
      (text) => {
        out += text;
      },
      'zh',
      () => time,
    );
    for (const [at, done] of steps) {
      time = at;
      line.at(done, total);
    }
    line.clear();
    return out;
  };

  test('short runs draw nothing', () => {
    expect(
      drawn([
        [100, 10],
        [600, 900],
      ]),
    ).toBe('');
  });

  test('long ones draw share and time left, and leave a clean line', () => {
    const out = drawn([
      [1000, 100],
      [2000, 500],
    ]);
    expect(out).toContain('100/1000 10%，约剩 9 秒');
    expect(out).toContain('500/1000 50%，约剩 2 秒');
    expect(out.endsWith('\r\u001b[K')).toBe(true);
  });

  test('not at every file', () => {
    expect(
      drawn([
        [1000, 1],
        [1010, 2],
        [1050, 3],
      ]).match(/1000 /g),
    ).toHaveLength(1);
  });

  test('nothing of it reaches a pipe', () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.md`, CLEAN])));
    const { err } = gouji(['check', '.', '--format', 'json=out.json'], { cwd });
    expect(err).toBe('');
  });
});

describe('check --watch', () => {
  test('checks again when a file changes, and ends at an interrupt', async () => {
    const cwd = folderWith({ '年报/a.md': CLEAN });
    const bin = join(import.meta.dirname, '../../server/bin/gouji.cjs');
    const child = spawn(process.execPath, [bin, 'check', '年报', '--watch'], { cwd });
    let out = '';
    let err = '';
    let onWords = (): void => {};
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
      onWords();
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
      onWords();
    });
    // The two come by different pipes, in either order.
    const waitFor = (rounds: number, words: string) =>
      new Promise<void>((resolve) => {
        onWords = () => {
          if (err.split('等待文件改动').length > rounds && out.includes(words)) resolve();
        };
        onWords();
      });
    try {
      await waitFor(1, '没有发现问题');
      // Watching begins before the first run; a change in between is not lost.
      writeFileSync(join(cwd, '年报/a.md'), FAULTY);
      await waitFor(2, 'structure/section-missing');
      const end = new Promise((resolve) => child.on('close', resolve));
      child.kill('SIGINT');
      expect(await end).toBe(130);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test.each([['--fix'], ['--diff'], ['-'], ['--files-from']])('not with %s', (other) => {
    const value = other === '--files-from' ? ['x'] : [];
    const { status, err } = gouji(['check', '--watch', other, ...value], { cwd: folderWith({}) });
    expect([status, err]).toEqual([2, expect.stringContaining('--watch')]);
  });
});
