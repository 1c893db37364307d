import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });
// The form's own label in half-width brackets: a fault whose mending changes no figure.
const FAULTY = CLEAN.replace('第二十条第（一）项', '第二十条第(一)项');

describe('gouji check --fix', () => {
  test('mends the file and checks what then is on disk', () => {
    const cwd = folderWith({ 'a.md': FAULTY });
    const { err } = gouji(['check', '--fix', 'a.md'], { cwd });
    expect(err).toMatch(/a\.md：已修正 1 处/);
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(CLEAN);
    expect(gouji(['check', '--fix', 'a.md'], { cwd }).err).toContain('没有可以自动修正的地方');
  });

  test.each<[string, (text: string) => Uint8Array]>([
    ['GB18030', (text) => iconv.encode(text, 'gb18030')],
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16BE with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('keeps encoding, mark and line ends: %s', (_, encode) => {
    const cwd = folderWith({ 'a.md': encode(FAULTY) });
    gouji(['check', '--fix', 'a.md'], { cwd });
    expect(readFileSync(join(cwd, 'a.md'))).toEqual(Buffer.from(encode(CLEAN)));
  });

  test('--fix-dry-run says what would be done, --diff shows it; both change nothing', () => {
    const cwd = folderWith({ 'a.md': FAULTY });
    const dry = gouji(['check', '--fix-dry-run', 'a.md'], { cwd });
    expect(dry.err).toMatch(/a\.md：可自动修正 1 处/);
    const diff = gouji(['check', '--diff', 'a.md'], { cwd });
    expect(diff.status).toBe(1);
    expect(diff.out).toMatch(/^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ /);
    expect(diff.out).toContain('-| 第二十条第(一)项');
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(FAULTY);
  });

  test('--diff of a file with nothing to mend is empty and not 1', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    expect(gouji(['check', '--diff', 'a.md'], { cwd })).toMatchObject({ status: 0, out: '' });
  });

  test('standard input can be previewed', () => {
    const { out, status } = gouji(['check', '--diff', '-', '--stdin-filename', 'x.md'], {
      cwd: folderWith({}),
      input: FAULTY,
    });
    expect(status).toBe(1);
    expect(out).toContain('--- a/x.md');
  });
});

describe('fixes across reports', () => {
  // Last year carried two over; this year says three: the sums still hold, only the comparison tells.
  const last = cleanText({ year: 2021 });
  const carried = /(\| 二、上年结转政府信息公开申请数量[^\n]*)/;

  test('what only the comparison proposes is taken where it is the sole candidate and was asked for', () => {
    const wrong = CLEAN.replace(carried, (row) => row.replace(/\| 0 \|/, '| 7 |'));
    const cwd = folderWith({ '2021.md': last, '2022.md': wrong });
    const before = gouji(['check', '.', '--format', 'json'], { cwd }).out;
    const proposed = (JSON.parse(before).files as { findings: { rule: string; fixes: unknown[] }[] }[])
      .flatMap(({ findings }) => findings)
      .filter(({ rule, fixes }) => rule.startsWith('cross/') && fixes.length === 1);
    expect(proposed.length).toBeGreaterThan(0);
    // A figure is never changed unasked.
    gouji(['check', '--fix', '.'], { cwd });
    expect(readFileSync(join(cwd, '2022.md'), 'utf8')).toBe(wrong);
    const { err } = gouji(['check', '--fix', '--fix-suggestions', '.'], { cwd });
    expect(err).toContain('cross/carry-over');
    const again = gouji(['check', '--fix', '--fix-suggestions', '.'], { cwd });
    expect(again.err).not.toContain('cross/carry-over');
  });
});

test('fixing twice is fixing once, over several files of several encodings', () => {
  const files = {
    'a.md': FAULTY,
    'b.md': iconv.encode(FAULTY.replaceAll('2022', '2021'), 'gb18030'),
    'c/c.html': FAULTY,
    'list.md': '# 值班安排\n',
  };
  const cwd = folderWith(files);
  expect(gouji(['check', '--fix', '.'], { cwd }).err).toContain('已修正');
  const once = Object.keys(files).map((name) => readFileSync(join(cwd, name)));
  expect(gouji(['check', '--fix', '.'], { cwd }).err).toContain('没有可以自动修正的地方');
  expect(Object.keys(files).map((name) => readFileSync(join(cwd, name)))).toEqual(once);
});

test('a preview and the run itself do the same', () => {
  const cwd = folderWith({ 'a.md': FAULTY, 'b.md': CLEAN, 'c.md': FAULTY.replaceAll('2022', '2020') });
  const { out } = gouji(['check', '--diff', '.'], { cwd });
  writeFileSync(join(cwd, 'fix.patch'), out);
  const copy = folderWith({ 'a.md': FAULTY, 'b.md': CLEAN, 'c.md': FAULTY.replaceAll('2022', '2020') });
  expect(spawnSync('git', ['apply', join(cwd, 'fix.patch')], { cwd: copy }).status).toBe(0);
  gouji(['check', '--fix', '.'], { cwd });
  for (const name of ['a.md', 'b.md', 'c.md'])
    expect(readFileSync(join(copy, name), 'utf8')).toBe(readFileSync(join(cwd, name), 'utf8'));
});
