import { chmodSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji, type Outcome } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });

/** What every failure owes the user: words, not a stack trace. */
function isCivil({ out, err }: Outcome): void {
  expect(out + err).not.toMatch(/\n\s+at .*[:)]\d+|node:internal|TypeError|ENOENT: no such/);
}

describe.each(['zh', 'en'] as const)('bad input, in %s', (lang) => {
  const HAN = /\p{Script=Han}/u;
  const run = (cwd: string, ...args: string[]): Outcome => {
    const outcome = gouji([...args, '--lang', lang], { cwd });
    isCivil(outcome);
    if (outcome.err !== '')
      expect(HAN.test(outcome.err.replace(/[“”\w./-]*年报[\w./-]*/g, ''))).toBe(lang === 'zh');
    return outcome;
  };

  test('a path that is not there', () => {
    const { status, err } = run(folderWith({}), 'check', 'none.md');
    expect(status).toBe(2);
    expect(err).toContain('none.md');
  });

  test('a path that is not there beside one that is: the other is still checked', () => {
    const { status, out, err } = run(
      folderWith({ 'a.md': CLEAN }),
      'check',
      'none.md',
      'a.md',
      '--format',
      'json',
    );
    expect(status).toBe(2);
    expect(err).toContain('none.md');
    expect(JSON.parse(out).summary.reports).toBe(1);
  });

  test('a folder without reports', () => {
    const { status, out, err } = run(folderWith({ 'a.txt': 'hello', 'b.json': '{}' }), 'check', '.');
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('--verbose');
  });

  test('nothing to check still gives programs their format', () => {
    const { status, out } = run(folderWith({}), 'check', '.', '--format', 'json');
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ files: [], summary: { files: 0 } });
  });

  test.each<[string, Uint8Array, string]>([
    ['an empty file', Buffer.alloc(0), 'engine/not-a-report'],
    ['a binary file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]), 'engine/binary'],
    ['a file in no known encoding', Buffer.from([0xe7, 0x94, 0xff, 0xff]), 'engine/binary'],
  ])('%s', (_, bytes, rule) => {
    const { status, out } = run(folderWith({ 'x.md': bytes }), 'check', 'x.md');
    expect(status).toBe(1);
    expect(out).toMatch(/^x\.md$/m);
    expect(out).toContain(rule);
  });

  test('a file of 50 MB is not read; the others are checked', () => {
    const cwd = folderWith({ 'a.md': CLEAN, 'big.md': '' });
    truncateSync(join(cwd, 'big.md'), 50 * 1024 * 1024);
    const { status, out } = run(cwd, 'check', 'a.md', 'big.md');
    expect(status).toBe(1);
    expect(out).toMatch(/50 MB.*32 MB.*engine\/too-large/);
  });

  test('a file that cannot be read', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    symlinkSync(join(cwd, 'loop.md'), join(cwd, 'loop.md'));
    const { status, err } = run(cwd, 'check', 'loop.md', 'a.md');
    expect(status).toBe(2);
    expect(err).toContain('loop.md');
  });

  test('a year that no edition covers', () => {
    const cwd = folderWith({ 'a.md': CLEAN.replaceAll('2022年', '2015年') });
    expect(run(cwd, 'check', 'a.md').out).toContain('engine/unsupported-year');
  });

  test.each<[string, string, RegExp]>([
    [
      'an unknown rule',
      'rules:\n  table/relations: off\n',
      /gouji\.yaml:2:3 .*table\/relations.*table\/relation/,
    ],
    ['an unknown key', 'langauge: zh\n', /gouji\.yaml:1:1 .*langauge.*language/],
    ['an unknown value', 'rules:\n\n  table/relation: eror\n', /gouji\.yaml:3:\d+ .*eror.*error/],
    ['broken YAML', 'rules: {\n', /gouji\.yaml:\d+:\d+ .*YAML/],
  ])('settings with %s', (_, yaml, message) => {
    const cwd = folderWith({ 'gouji.yaml': yaml, 'a.md': CLEAN });
    for (const command of [
      ['check', 'a.md'],
      ['config', 'a.md'],
      ['extract', 'a.md'],
    ]) {
      const { status, out, err } = run(cwd, ...command);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
    }
  });

  test('an unknown rule to explain', () => {
    const { status, err } = run(folderWith({}), 'explain', 'table/relatoin');
    expect(status).toBe(2);
    expect(err).toContain('table/relation');
  });

  test('an unknown command and an unknown option', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    expect(run(cwd, 'chekc', 'a.md')).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('“check”'),
    });
    expect(run(cwd, 'check', '--formt', 'json')).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('“--format”'),
    });
  });

  test('fixing what is read-only', () => {
    const faulty = CLEAN.replace('（一）主动公开', '(一)主动公开').replace(
      '第二十条第（一）项',
      '第二十条第(一)项',
    );
    const cwd = folderWith({ 'a.md': faulty });
    chmodSync(join(cwd, 'a.md'), 0o444);
    const { status, err } = run(cwd, 'check', '--fix', 'a.md');
    expect(status).toBe(2);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('a.md')]);
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(faulty);
  });
});

test('checking changes no file', () => {
  const cwd = folderWith({ 'a.md': CLEAN });
  writeFileSync(join(cwd, 'b.md'), CLEAN.replace('（一）', '(一)'));
  const before = readFileSync(join(cwd, 'b.md'), 'utf8');
  gouji(['check', '.'], { cwd });
  gouji(['check', '--fix-dry-run', '.'], { cwd });
  gouji(['check', '--diff', '.'], { cwd });
  expect(readFileSync(join(cwd, 'b.md'), 'utf8')).toBe(before);
});
