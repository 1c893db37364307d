import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });
const FAULTY = CLEAN.slice(0, CLEAN.indexOf('## 六、')).replace('邮编：', '邮编：9');
const FILE = 'gouji-baseline.json';

interface Entry {
  readonly path: string;
  readonly rule: string;
  readonly expires?: string;
}

const entries = (cwd: string, file = FILE): Entry[] =>
  JSON.parse(readFileSync(join(cwd, file), 'utf8')).entries;

/** A folder whose findings are in its baseline, which the settings name. */
function withBaseline(options: readonly string[] = []): string {
  const cwd = folderWith({ '年报/a.md': FAULTY });
  const { status, err } = gouji(['baseline', 'create', ...options], { cwd });
  expect([status, err]).toEqual([0, expect.stringContaining(FILE)]);
  writeFileSync(join(cwd, 'gouji.yaml'), `baseline: ${FILE}\n`);
  return cwd;
}

describe('gouji baseline', () => {
  test('create: known findings are counted and no longer listed; a new one is', () => {
    const cwd = withBaseline();
    expect(entries(cwd).map(({ path }) => path)).toEqual(['年报/a.md', '年报/a.md']);
    const { status, out } = gouji(['check', '年报'], { cwd });
    expect(status).toBe(0);
    expect(out).toContain('没有发现问题');
    expect(out).toContain('另有 2 处在已知问题清单中');
    expect(gouji(['check', '年报', '--no-baseline'], { cwd }).status).toBe(1);

    // Lines above move what is known, and it stays known.
    writeFileSync(
      join(cwd, '年报/a.md'),
      `\n\n${FAULTY.replace('## 五、', '本机关联系人手机13800138000。\n\n## 五、')}`,
    );
    const again = gouji(['check', '年报', '--format', 'json'], { cwd });
    const rules = JSON.parse(again.out).files[0].findings.map(({ rule }: Entry) => rule);
    expect(rules).not.toContain('contact/postcode');
    expect(rules.length).toBeGreaterThan(0);
  });

  test('the settings of a folder hold wherever the command runs', () => {
    const cwd = withBaseline();
    expect(gouji(['check', 'a.md'], { cwd: join(cwd, '年报') }).status).toBe(0);
  });

  test('--baseline names another list', () => {
    const cwd = folderWith({ 'a.md': FAULTY });
    expect(gouji(['baseline', 'create', '--file', 'known.json'], { cwd }).status).toBe(0);
    expect(gouji(['check', 'a.md'], { cwd }).status).toBe(1);
    expect(gouji(['check', 'a.md', '--baseline', 'known.json'], { cwd }).status).toBe(0);
  });

  test('create does not overwrite a list', () => {
    const cwd = withBaseline();
    const before = readFileSync(join(cwd, FILE), 'utf8');
    const { status, err } = gouji(['baseline', 'create'], { cwd });
    expect([status, err]).toEqual([2, expect.stringContaining('--force')]);
    expect(readFileSync(join(cwd, FILE), 'utf8')).toBe(before);
    expect(gouji(['baseline', 'create', '--force'], { cwd }).status).toBe(0);
  });

  test('an entry holds until its day, that day included', () => {
    const past = withBaseline(['--expires', '2001-01-31', '--reason', '待核实']);
    const { status, err } = gouji(['check', '年报'], { cwd: past });
    expect([status, err]).toEqual([1, expect.stringContaining('2 处已到期')]);
    const checked = gouji(['baseline', 'check'], { cwd: past });
    expect(checked.status).toBe(1);
    expect(checked.out).toMatch(/2001-01-31 已到期 {2}年报\/a\.md {2}contact\/postcode/);
    const future = withBaseline(['--expires', '2999-12-31']);
    expect(gouji(['check', '年报'], { cwd: future }).status).toBe(0);
    expect(gouji(['baseline', 'check'], { cwd: future }).status).toBe(0);
  });

  test('check names what is gone, prune takes it out, and nothing else', () => {
    const cwd = withBaseline();
    writeFileSync(join(cwd, '年报/b.md'), FAULTY);
    gouji(['baseline', 'create', '--force'], { cwd });
    expect(entries(cwd)).toHaveLength(4);
    writeFileSync(join(cwd, '年报/a.md'), FAULTY.replace('邮编：9', '邮编：'));
    const { status, out } = gouji(['baseline', 'check'], { cwd });
    expect([status, out]).toEqual([1, expect.stringMatching(/已不存在 {2}年报\/a\.md {2}contact\/postcode/)]);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    // What a run did not look at is none of its business.
    expect(gouji(['baseline', 'prune', '年报/b.md'], { cwd }).status).toBe(0);
    expect(entries(cwd)).toHaveLength(4);
    expect(gouji(['baseline', 'prune'], { cwd }).status).toBe(0);
    expect(entries(cwd)).toHaveLength(3);
    rmSync(join(cwd, '年报/b.md'));
    gouji(['baseline', 'prune'], { cwd });
    expect(entries(cwd).map(({ path }) => path)).toEqual(['年报/a.md']);
  });

  test.each([
    ['a list that is not there', undefined, /gouji baseline create/],
    ['a list that is no JSON', '{', /重新生成/],
    ['a list of another shape', '{"schemaVersion":1,"entries":[{"path":1}]}', /重新生成/],
    [
      'a day that is none',
      '{"schemaVersion":1,"entries":[{"path":"a","rule":"b","fingerprint":"c","message":"d","expires":"2027-99-99"}]}',
      /重新生成/,
    ],
  ])('%s: exit 2, said in words', (_, content, words) => {
    const cwd = folderWith({
      'a.md': CLEAN,
      'gouji.yaml': `baseline: ${FILE}\n`,
      ...(content === undefined ? {} : { [FILE]: content }),
    });
    for (const args of [
      ['check', 'a.md'],
      ['baseline', 'check'],
      ['baseline', 'prune'],
    ]) {
      const { status, err } = gouji(args, { cwd });
      expect(status).toBe(2);
      expect(err).toMatch(words);
    }
  });

  test.each([
    [['baseline'], /需要指明操作/],
    [['baseline', 'make'], /create, check, prune/],
    [['baseline', 'create', '--expires', '明年'], /2027-03-31/],
    [['baseline', 'create', '--expires', '2027-02-30'], /“2027-02-30”/],
    [['baseline', 'create', 'none.md'], /none\.md/],
  ])('wrong usage: %j', (args, words) => {
    const { status, err } = gouji(args, { cwd: folderWith({ 'a.md': CLEAN }) });
    expect([status, err]).toEqual([2, expect.stringMatching(words)]);
  });
});
