import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover } from '../../server/src/host/files/discover.js';
import { folderWith } from '../support/folder.js';

const paths = (args: readonly string[], cwd: string): string[] =>
  discover(args, cwd).files.map(({ path, named }) => (named ? `${path} (named)` : path));

describe('discover', () => {
  test('walks folders for the extensions of reports, sorted, without tools’ folders', () => {
    const cwd = folderWith({
      'b.md': '',
      'a.TXT': '',
      '年报/2022.html': '',
      '年报/2022.docx': '',
      'c.markdown': '',
      'node_modules/x/readme.md': '',
      '.git/description.md': '',
      '.hidden.md': '',
      'notes.json': '',
    });
    expect(paths(['.'], cwd)).toEqual(['a.TXT', 'b.md', 'c.markdown', '年报/2022.html']);
    expect(paths([join(cwd, '年报')], cwd)).toEqual(['年报/2022.html']);
  });

  test('a named file is taken whatever its name, once', () => {
    const cwd = folderWith({ 'a.md': '', 'b.docx': '', 'x[1].md': '' });
    expect(paths(['b.docx', '.', './a.md'], cwd)).toEqual(['a.md (named)', 'b.docx (named)', 'x[1].md']);
    expect(paths(['x[1].md'], cwd)).toEqual(['x[1].md (named)']);
  });

  test('globs are looked up from the working directory', () => {
    const cwd = folderWith({ '2021/a.md': '', '2022/a.md': '', '2022/deep/b.md': '', '2022/c.txt': '' });
    expect(paths(['2022/**/*.md'], cwd)).toEqual(['2022/a.md', '2022/deep/b.md']);
    expect(paths(['*/a.md'], cwd)).toEqual(['2021/a.md', '2022/a.md']);
    expect(discover(['*.md'], cwd).faults).toEqual([{ path: '*.md', reason: 'no-match' }]);
    expect(discover(['none/*.md'], cwd).faults).toEqual([{ path: 'none/*.md', reason: 'no-match' }]);
  });

  test('.goujiignore holds for what is found, not for what is named', () => {
    const cwd = folderWith({
      '.goujiignore': '草稿/\n*-old.md\n',
      'a-old.md': '',
      'b.md': '',
      '草稿/c.md': '',
      'sub/.goujiignore': '!keep-old.md\n',
      'sub/keep-old.md': '',
      'sub/lose-old.md': '',
    });
    expect(paths(['.'], cwd)).toEqual(['b.md', 'sub/keep-old.md']);
    expect(paths(['sub'], cwd)).toEqual(['sub/keep-old.md']);
    expect(paths(['a-old.md'], cwd)).toEqual(['a-old.md (named)']);
  });

  test('links to files are followed, links to folders not, so that no walk goes round', () => {
    const cwd = folderWith({ 'real/a.md': '' });
    symlinkSync(join(cwd, 'real/a.md'), join(cwd, 'link.md'));
    symlinkSync(cwd, join(cwd, 'real/loop'));
    symlinkSync(join(cwd, 'gone.md'), join(cwd, 'dangling.md'));
    expect(paths(['.'], cwd)).toEqual(['link.md', 'real/a.md']);
  });

  test('what is not there is named as it was written', () => {
    const cwd = folderWith({});
    mkdirSync(join(cwd, 'empty'));
    expect(discover(['./没有.md', 'empty'], cwd)).toEqual({
      files: [],
      faults: [{ path: './没有.md', reason: 'missing' }],
    });
  });

  test('a path outside of the working directory is shown from it', () => {
    const root = folderWith({ 'a/x.md': '', 'b/y.md': '', 'ab/z.md': '' });
    expect(paths([join(root, 'b')], join(root, 'a'))).toEqual(['../b/y.md']);
    // Not below it, although its name begins alike.
    expect(paths([join(root, 'ab')], join(root, 'a'))).toEqual(['../ab/z.md']);
  });
});
