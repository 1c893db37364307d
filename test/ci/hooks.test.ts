import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { VERSION } from '../../server/src/host/version.js';
import { folderWith } from '../support/folder.js';
import { programs, REPORTS, ROOT, readYaml } from './files.js';

const hook = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  entry: z.string(),
  language: z.enum(['script', 'node']),
  files: z.string(),
  pass_filenames: z.literal(false),
  require_serial: z.boolean().optional(),
  additional_dependencies: z.array(z.string()).optional(),
});
const hooks = z.array(hook).parse(readYaml('.pre-commit-hooks.yaml'));
const config = z
  .strictObject({ repos: z.array(z.strictObject({ repo: z.literal('local'), hooks: z.array(hook) })) })
  .parse(readYaml('ci/pre-commit-config.yaml'));
const local = config.repos[0]!.hooks[0]!;

/** A repository with everything staged. */
function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folderWith(files);
  for (const args of [
    ['init', '-b', 'main'],
    ['add', '.'],
  ])
    spawnSync('git', args, { cwd });
  return cwd;
}

/** Runs an entry as pre-commit does: split at blanks, no shell, in the repository. */
function run({ entry, language }: z.output<typeof hook>, cwd: string) {
  const [program, ...args] = entry.split(' ') as [string, ...string[]];
  const path = language === 'script' ? join(ROOT, program) : join(programs(VERSION), program);
  return spawnSync(path, args, { cwd, encoding: 'utf8', env: { PATH: process.env.PATH } });
}

describe.each([...hooks.filter(({ id }) => id === 'gouji'), local])('the hook of $language', (one) => {
  test('an error in what is staged stops the commit', () => {
    const { status, stdout } = run(one, repository(REPORTS));
    expect(status).toBe(1);
    expect(stdout).toContain('年报/2022.md');
  });

  test('what is not staged, and what is no report, does not', () => {
    const cwd = repository({ 'README.md': '# 说明\n', 'a.md': REPORTS['年报/2021.md']! });
    writeFileSync(join(cwd, 'wrong.md'), REPORTS['年报/2022.md']!);
    expect(run(one, cwd).status).toBe(0);
  });

  test('nothing to check is no failure', () => {
    expect(run(one, repository({ 'README.md': '# 说明\n' })).status).toBe(0);
  });

  test('is asked for every kind of file that may be a report', () => {
    const files = new RegExp(one.files);
    for (const name of ['a.md', 'b/年报.markdown', 'a.txt', 'a.tsv', 'a.htm', 'a.html'])
      expect(files.test(name)).toBe(true);
    expect(files.test('a.docx')).toBe(false);
  });
});

test('the fixing hook mends what is staged', () => {
  const clean = REPORTS['年报/2021.md']!;
  const cwd = repository({ 'a.md': clean.replace('第二十条第（一）项', '第二十条第(一)项') });
  run(hooks.find(({ id }) => id === 'gouji-fix')!, cwd);
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(clean);
});

test('entries that are scripts can be run', () => {
  for (const { entry } of hooks) expect(statSync(join(ROOT, entry.split(' ')[0]!)).mode & 0o111).not.toBe(0);
});

test('the version is ours', () => {
  expect(local.additional_dependencies).toEqual([`gouji@${VERSION}`]);
});
