import { describe, expect, test } from 'vitest';
import { compileGlob, globBase, isGlob } from '../../server/src/host/files/glob.js';
import { parseIgnoreList } from '../../server/src/host/files/ignore.js';

describe('globs', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['*.md', ['a.md', '年报.md'], ['a.txt', 'b/a.md', 'a.md.bak']],
    ['**/*.md', ['a.md', 'b/a.md', 'b/c/a.md'], ['a.txt']],
    ['2019/**', ['2019/a.md', '2019/b/c.md'], ['2020/a.md', 'x/2019/a.md']],
    ['报告-????.md', ['报告-2022.md'], ['报告-22.md', '报告-20222.md']],
    ['[一-丁甲]*.{md,txt}', ['丁.md', '甲局.txt'], ['戊.md', '丁.html']],
    ['[!a]*', ['b', '𠮷'], ['a']],
    ['a{b', ['a{b'], ['ab']],
    ['{x}.md', ['{x}.md'], ['x.md']],
    ['a[b', ['a[b'], ['ab']],
    ['**', ['a', 'a/b'], []],
  ])('%s', (pattern, yes, no) => {
    const glob = compileGlob(pattern);
    expect(yes.filter((path) => !glob.matches(path))).toEqual([]);
    expect(no.filter((path) => glob.matches(path))).toEqual([]);
  });

  test('no pattern can hang', () => {
    const path = `${'a'.repeat(4000)}/`.repeat(20);
    expect(compileGlob(`${'*a'.repeat(200)}b`).matches('a'.repeat(4000))).toBe(false);
    expect(compileGlob(`${'**/'.repeat(40)}b`).matches(path)).toBe(false);
  });

  test('the walk begins at the folders before the first magic part', () => {
    expect(globBase('/a/b/*.md')).toBe('/a/b');
    expect(globBase('/*/b.md')).toBe('/');
    expect(globBase('/a/b.md')).toBe('/a');
    expect([isGlob('a*'), isGlob('年报（终稿）.md')]).toEqual([true, false]);
  });
});

describe('.goujiignore', () => {
  const list = parseIgnoreList('# 草稿\n草稿/\n*.bak.md\n/only-here.md\n!keep.bak.md\n\nsub/*.txt\n');
  test.each<[string, boolean, boolean | undefined]>([
    ['草稿', true, true],
    ['草稿', false, undefined],
    ['a/草稿', true, true],
    ['x/y.bak.md', false, true],
    ['keep.bak.md', false, false],
    ['only-here.md', false, true],
    ['a/only-here.md', false, undefined],
    ['sub/a.txt', false, true],
    ['a/sub/a.txt', false, undefined],
  ])('%s (folder: %s) → %s', (path, isFolder, expected) => {
    expect(list.ignores(path, isFolder)).toBe(expected);
  });

  // What git makes of each line, as `git check-ignore` tells it.
  test.each<[string, readonly string[], readonly string[]]>([
    ['终稿\\ 1.md', ['终稿 1.md'], ['终稿\\ 1.md']],
    ['\\#a.md', ['#a.md'], ['a.md']],
    ['\\!a.md', ['!a.md'], ['a.md']],
    ['a\\[1\\].md', ['a[1].md'], ['a1.md']],
    ['a\\*.md', ['a*.md'], ['ab.md']],
    ['a\\{b,c\\}.md', ['a{b,c}.md'], ['ab.md']],
    ['a\\\\b.md', ['a\\b.md'], ['ab.md']],
    ['a\\1.md', ['a1.md'], ['a2.md']],
    ['a.md   ', ['a.md'], ['a.md ']],
    ['a.md\\ ', ['a.md '], ['a.md']],
    ['旧稿/**', ['旧稿/a.md', '旧稿/b/c.md'], ['旧稿', 'x/旧稿/a.md']],
    ['旧稿/**/c.md', ['旧稿/c.md', '旧稿/a/b/c.md'], ['c.md']],
    ['**/旧稿', ['旧稿', 'a/旧稿'], ['旧稿.md']],
  ])('%j ignores like git', (line, yes, no) => {
    const { ignores } = parseIgnoreList(`${line}\r\n`);
    expect(yes.filter((path) => ignores(path, false) !== true)).toEqual([]);
    expect(no.filter((path) => ignores(path, false) === true)).toEqual([]);
  });

  test('a file of an emptied folder can be taken back, and `旧稿/**/` is folders only', () => {
    const emptied = parseIgnoreList('旧稿/**\n!旧稿/留.md\n');
    expect([emptied.ignores('旧稿', true), emptied.ignores('旧稿/留.md', false)]).toEqual([undefined, false]);
    const folders = parseIgnoreList('旧稿/**/\n');
    expect([folders.ignores('旧稿/a', true), folders.ignores('旧稿/a.md', false)]).toEqual([true, undefined]);
  });
});
