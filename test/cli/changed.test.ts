import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });

function git(cwd: string, ...args: string[]): void {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd, stdio: 'ignore' });
}

/** A repository with two reports committed. */
function repository(): string {
  const cwd = folderWith({ 'a.md': CLEAN, '年报/b.md': cleanText({ year: 2021, agency: '丙市丁区档案局' }) });
  git(cwd, 'init', '-b', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-m', 'one');
  return cwd;
}

const checked = (cwd: string, ...args: string[]) => {
  const { status, out, err } = gouji(['check', '--format', 'json', ...args], { cwd });
  return { status, err, paths: (JSON.parse(out).files as { path: string }[]).map(({ path }) => path) };
};

describe('check --changed', () => {
  test('nothing changed: nothing is checked, and that is no failure', () => {
    const cwd = repository();
    expect(checked(cwd, '.', '--changed')).toMatchObject({ status: 0, paths: [] });
    expect(gouji(['check', '--changed'], { cwd }).err).toContain('没有改动过的年报');
  });

  test('--changed main: the word behind it is the branch, where no file or folder has its name', () => {
    const cwd = repository();
    git(cwd, 'checkout', '-b', 'work');
    writeFileSync(join(cwd, '年报/b.md'), CLEAN.replaceAll('2022', '2023'));
    git(cwd, 'commit', '-am', 'two');
    writeFileSync(join(cwd, 'a.md'), CLEAN.replaceAll('2022', '2023'));
    expect(checked(cwd, '--changed', 'main').paths).toEqual(['a.md', '年报/b.md']);
    expect(checked(cwd, '--changed', 'main', '年报').paths).toEqual(['年报/b.md']);
    expect(checked(cwd, '年报', '--changed', 'HEAD~1').paths).toEqual(['年报/b.md']);
    expect(checked(cwd, '--changed', 'a.md').paths).toEqual(['a.md']);
    expect(checked(cwd, '--changed', '年报').paths).toEqual([]);
    expect(checked(cwd, '--changed', '*.md').paths).toEqual(['a.md']);
    git(cwd, 'branch', '年报');
    expect(checked(cwd, '--changed=年报').paths).toEqual(['a.md']);
    expect(gouji(['check', '--changed', 'none.md'], { cwd }).err).toContain('none.md：找不到');
    expect(gouji(['check', '--changed', 'nowhere'], { cwd })).toMatchObject({
      status: 2,
      err: expect.stringContaining('没有“nowhere”这个提交或分支'),
    });
  });

  test('changed, staged and new files; not deleted ones, not ignored ones', () => {
    const cwd = repository();
    writeFileSync(join(cwd, '年报/b.md'), CLEAN.replaceAll('2022', '2023'));
    writeFileSync(join(cwd, 'new 1.md'), CLEAN);
    writeFileSync(join(cwd, 'staged.md'), CLEAN);
    writeFileSync(join(cwd, 'ignored.md'), CLEAN);
    writeFileSync(join(cwd, '.gitignore'), 'ignored.md\n');
    git(cwd, 'add', 'staged.md');
    rmSync(join(cwd, 'a.md'));
    const all = ['new 1.md', 'staged.md', '年报/b.md'];
    expect(checked(cwd, '.', '--changed').paths.sort()).toEqual(all);
    expect(checked(cwd, '年报', '--changed').paths).toEqual(['年报/b.md']);
    expect(checked(join(cwd, '年报'), '--changed').paths).toEqual(['b.md']);
  });

  test('--staged: what the next commit takes, whatever else lies about', () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'list.md'), '# 值班安排\n');
    git(cwd, 'add', 'list.md');
    expect(checked(cwd, '.', '--staged')).toMatchObject({ status: 0, paths: [] });
    writeFileSync(join(cwd, '年报/b.md'), CLEAN.replaceAll('2022', '2023'));
    writeFileSync(join(cwd, 'untracked.md'), CLEAN);
    writeFileSync(join(cwd, 'staged.md'), CLEAN);
    git(cwd, 'add', 'staged.md');
    git(cwd, 'rm', 'a.md');
    expect(checked(cwd, '.', '--staged').paths).toEqual(['staged.md']);
    git(cwd, 'add', '-u');
    expect(checked(join(cwd, '年报'), '--staged').paths).toEqual(['b.md']);
  });

  test('--staged before the first commit', () => {
    const cwd = folderWith({ 'a.md': CLEAN, 'b.md': CLEAN });
    git(cwd, 'init', '-b', 'main');
    git(cwd, 'add', 'b.md');
    expect(checked(cwd, '.', '--staged').paths).toEqual(['b.md']);
  });

  test('against a branch: what the branch did since it left, not what the other did', () => {
    const cwd = repository();
    git(cwd, 'checkout', '-b', 'topic');
    writeFileSync(join(cwd, 'topic.md'), CLEAN);
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'two');
    git(cwd, 'checkout', 'main');
    writeFileSync(join(cwd, 'main.md'), CLEAN);
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'three');
    git(cwd, 'checkout', 'topic');
    expect(checked(cwd, '.', '--changed=main').paths).toEqual(['topic.md']);
    expect(checked(cwd, '.', '--changed').paths).toEqual([]);
  });

  test('a repository without a commit', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    git(cwd, 'init');
    expect(checked(cwd, '.', '--changed').paths).toEqual(['a.md']);
    git(cwd, 'add', '.');
    expect(checked(cwd, '.', '--changed').paths).toEqual(['a.md']);
  });

  test.each([
    ['--changed=none', /“none”/],
    ['--changed=--output=x', /“--output=x”/],
  ])('%s: exit 2', (option, words) => {
    const { status, err } = gouji(['check', '.', option], { cwd: repository() });
    expect([status, err]).toEqual([2, expect.stringMatching(words)]);
  });

  test('outside of a repository: exit 2', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    const { status, err } = gouji(['check', '.', '--changed'], {
      cwd,
      env: { GIT_CEILING_DIRECTORIES: join(cwd, '..') },
    });
    expect([status, err]).toEqual([2, expect.stringContaining('git')]);
  });

  test('a hook or monitor that the repository names is not run', () => {
    const cwd = repository();
    const trap = join(cwd, 'trap');
    mkdirSync(join(cwd, 'bin'));
    writeFileSync(join(cwd, 'bin/monitor'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    git(cwd, 'config', 'core.fsmonitor', join(cwd, 'bin/monitor'));
    checked(cwd, '.', '--changed');
    expect(() => rmSync(trap)).toThrow();
  });
});
