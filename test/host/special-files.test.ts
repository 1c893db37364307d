import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBaseline } from '../../server/src/host/baseline.js';
import { readIgnoreList } from '../../server/src/host/files/ignore.js';
import { readBytes } from '../../server/src/host/files/read.js';
import { readRegular } from '../../server/src/host/files/regular-file.js';
import { packFileOf } from '../../server/src/lsp/packs/pack-file.js';
import { folderWith } from '../support/folder.js';

/** A folder with a pipe of that name; nobody ever writes to it. */
function withPipe(name: string): string {
  const root = folderWith({});
  spawnSync('mkfifo', [join(root, name)]);
  return root;
}

describe.skipIf(process.platform === 'win32')('a pipe is not waited for', () => {
  test('as a report it is empty', () => {
    expect(readBytes(join(withPipe('a.md'), 'a.md'))).toEqual({ bytes: Buffer.alloc(0) });
  });

  test('as an ignore list it is none', () => {
    expect(readIgnoreList(withPipe('.goujiignore'))).toBeNull();
  });

  test('as a baseline it is refused', () => {
    const path = join(withPipe('b.json'), 'b.json');
    expect(readBaseline(path)).toMatchObject({ fault: { en: expect.stringContaining('no regular file') } });
  });

  test('as a pack it is none', () => {
    expect(packFileOf(join(withPipe('pack.yaml'), 'pack.yaml'))).toBeNull();
  });
});

test.skipIf(process.platform === 'win32')('an ignore list that leads to a device is none', () => {
  const root = folderWith({});
  symlinkSync('/dev/zero', join(root, '.goujiignore'));
  expect(readIgnoreList(root)).toBeNull();
});

test('what is larger than it may be is not read', () => {
  const path = join(folderWith({ 'a.txt': '12345' }), 'a.txt');
  expect(readRegular(path, 5).toString()).toBe('12345');
  expect(() => readRegular(path, 4)).toThrow('too large');
});
