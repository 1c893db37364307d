import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../server/src/host/write.js';
import { folderWith } from '../support/folder.js';

describe('replaceFile', () => {
  test('replaces the bytes, keeps the mode, leaves nothing else behind', () => {
    const folder = folderWith({ 'a.md': 'old' });
    const path = join(folder, 'a.md');
    chmodSync(path, 0o640);
    replaceFile(path, Buffer.from('old'), Buffer.from('new\r\n'));
    expect(readFileSync(path, 'utf8')).toBe('new\r\n');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  test('a link stays a link; its target is replaced', () => {
    const folder = folderWith({ 'real/a.md': 'old' });
    const link = join(folder, 'link.md');
    symlinkSync('real/a.md', link);
    replaceFile(link, Buffer.from('old'), Buffer.from('new'));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a.md'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.md']);
  });

  test('a file that changed since it was read is left alone', () => {
    const folder = folderWith({ 'a.md': 'read' });
    writeFileSync(join(folder, 'a.md'), 'changed');
    expect(() => replaceFile(join(folder, 'a.md'), Buffer.from('read'), Buffer.from('x'))).toThrow('changed');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('changed');
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  test('a read-only file is left alone, for root too', () => {
    const folder = folderWith({ 'a.md': 'old' });
    chmodSync(join(folder, 'a.md'), 0o444);
    expect(() => replaceFile(join(folder, 'a.md'), Buffer.from('old'), Buffer.from('x'))).toThrow(
      'read-only',
    );
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old');
  });
});
