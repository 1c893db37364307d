import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';
import { inProcess } from '../support/in-process.js';
import { SETTINGS } from './settings.js';

const CLEAN = cleanText({ year: 2022 });

describe('hostile settings', () => {
  test.each(SETTINGS.map((settings) => [settings.name, settings] as const))(
    '%s',
    async (_, { code, yaml }) => {
      const cwd = folderWith({ 'gouji.yaml': yaml(), 'a.md': CLEAN, '.git': '' });
      symlinkSync(tmpdir(), join(cwd, 'out'));
      const { status, out, err } = await inProcess(['check', 'a.md', '--no-cache'], cwd);
      expect(out + err).not.toMatch(/\n\s+at .*[:)]\d+|node:internal|TypeError|RangeError/);
      if (code === null) {
        expect([status, err]).toEqual([0, '']);
        return;
      }
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(`[${code}`);
      expect(err).not.toMatch(/“”|\[object/);
      expect(err).toMatch(/gouji\.yaml:\d+:\d+ /);
      // A refusal fits a screen, however long what it refuses.
      expect(err.length).toBeLessThan(10_000);
    },
  );

  test('nothing is left behind in the objects of this process', () => {
    expect(({} as Record<string, unknown>).language).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('a link inside the folder that leads out of it is not read where settings name it', async () => {
    const outside = folderWith({ '2021.md': cleanText({ year: 2021 }).replace('| 0 |', '| 7 |') });
    const cwd = folderWith({
      'gouji.yaml': 'reports: { include: "old/*.md" }\n',
      'a.md': CLEAN,
      'old/README.txt': '',
      '.git': '',
    });
    symlinkSync(join(outside, '2021.md'), join(cwd, 'old/2021.md'));
    const { out } = await inProcess(['check', 'a.md', '--no-cache', '--format', 'json'], cwd);
    expect(out).not.toContain('2021.md');
  });

  test('rings of links are walked once', async () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    mkdirSync(join(cwd, 'deep'));
    symlinkSync(cwd, join(cwd, 'deep/again'));
    symlinkSync(join(cwd, 'ring.md'), join(cwd, 'ring.md'));
    const { status, out } = await inProcess(['check', '.', '--no-cache', '--format', 'json'], cwd);
    expect(status).toBe(0);
    expect(JSON.parse(out).summary.files).toBe(1);
  });

  test('a baseline is written nowhere else', async () => {
    const cwd = folderWith({
      'repo/gouji.yaml': 'baseline: ../stolen.json\n',
      'repo/a.md': CLEAN,
      'repo/.git': '',
    });
    const { status, err } = await inProcess(['baseline', 'create', '.'], join(cwd, 'repo'));
    expect(status).toBe(2);
    expect(err).toContain('settings/path-outside');
  });

  test.each([
    ['no JSON', '{'],
    ['other JSON', '[]'],
    ['nested deep', '['.repeat(100_000)],
    ['entries of no kind', '{"schemaVersion":1,"entries":[null]}'],
    ['entries with __proto__', '{"schemaVersion":1,"__proto__":{"a":1},"entries":[{"__proto__":1}]}'],
    [
      'a date of no month',
      '{"schemaVersion":1,"entries":[{"path":"a","rule":"b","fingerprint":"c","message":"d","expires":"2024-13-45"}]}',
    ],
  ])('a baseline with %s is refused in words', async (_, json) => {
    const cwd = folderWith({ 'a.md': CLEAN, 'gouji.yaml': 'baseline: b.json\n' });
    writeFileSync(join(cwd, 'b.json'), json);
    const { status, out, err } = await inProcess(['check', 'a.md', '--no-cache'], cwd);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^b\.json：.*gouji baseline create/);
  });

  test.each([
    ['a pattern with 4,000 stars', '*a'.repeat(4000)],
    ['100,000 lines', '*.tmp\n'.repeat(100_000)],
    ['NUL', '\0\n'],
    ['paths out of the folder', '../../**\n/etc\n'],
  ])('an ignore file with %s', async (_, text) => {
    const cwd = folderWith({ 'a.md': CLEAN, '.goujiignore': text });
    const { status, out } = await inProcess(['check', '.', '--no-cache', '--format', 'json'], cwd);
    expect(status).toBe(0);
    expect(JSON.parse(out).summary.reports).toBe(1);
  });
});
