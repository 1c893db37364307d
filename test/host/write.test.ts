import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile, writeNewWhole, writeWhole } from '../../server/src/host/files/write.js';
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

describe('writeWhole', () => {
  test('writes a new file with its mode, or replaces one that keeps its own', () => {
    const folder = folderWith({ 'a.md': 'old' });
    chmodSync(join(folder, 'a.md'), 0o664);
    writeWhole(join(folder, 'a.md'), 'new', 0o600);
    writeWhole(join(folder, 'b.md'), Buffer.from('b'), 0o600);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new');
    expect(['a.md', 'b.md'].map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o664, 0o600]);
    expect(readdirSync(folder)).toEqual(['a.md', 'b.md']);
  });

  test('a link stays a link', () => {
    const folder = folderWith({ 'real/a.md': 'old' });
    symlinkSync('real/a.md', join(folder, 'link.md'));
    writeWhole(join(folder, 'link.md'), 'new');
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a.md'), 'utf8')).toBe('new');
  });

  test('what cannot be written leaves nothing behind', () => {
    const folder = folderWith({ 'a.md': 'old', 'b/c.md': '' });
    expect(() => writeWhole(join(folder, 'a.md'), 'x', 'no mode' as never)).toThrow();
    expect(() => writeWhole(join(folder, 'b'), 'x')).toThrow('EISDIR');
    expect(() => writeWhole(join(folder, 'none/a.md'), 'x')).toThrow('ENOENT');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.md', 'b']);
  });

  test.skipIf(!existsSync('/dev/full'))('a device is written to as it is', () => {
    expect(() => writeWhole('/dev/full', 'x')).toThrow('ENOSPC');
    expect(() => writeWhole('/dev/null', 'x')).not.toThrow();
  });
});

test('writeNewWhole never replaces, and takes back what could not be written', () => {
  const folder = folderWith({ 'a.md': 'old' });
  expect(() => writeNewWhole(join(folder, 'a.md'), 'new')).toThrow('EEXIST');
  expect(() => writeNewWhole(join(folder, 'b.md'), null as never)).toThrow();
  writeNewWhole(join(folder, 'c.md'), 'new');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.md', 'c.md']);
});
