import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './support/folder.js';

const bin = join(import.meta.dirname, '../server/bin');
const launcher = readFileSync(join(bin, 'launch.cjs'), 'utf8');
const CACHE = `demo.cjs.${process.version}-${process.arch}.cache`;

/** A folder like server/ with the launcher and one bundle; `mark` ends it, as the build does. */
const install = (bundle: string | null, mark = '0123456789abcdef') =>
  folderWith({
    'bin/launch.cjs': launcher,
    'bin/run.cjs': "require('./launch.cjs')('demo.cjs');",
    'bin/make.cjs': `require('./launch.cjs')('demo.cjs', (file, mark, script) =>
      require('node:fs').writeFileSync(file, Buffer.concat([Buffer.from(mark, 'latin1'), script.createCachedData()])));`,
    ...(bundle === null ? {} : { 'dist/demo.cjs': `${bundle}//${mark}` }),
    'dist/lazy.cjs': 'exports.word = "lazy";//fedcba9876543210',
  });

const run = (folder: string, file = 'bin/run.cjs') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, file)], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
};

describe('the launcher', () => {
  test('says what to do where nothing was built', () => {
    const { status, err } = run(install(null));
    expect(status).toBe(2);
    expect(err).toMatch(/npm start/);
    expect(err).not.toMatch(/at .*launch\.cjs/);
  });

  test('runs a bundle, and those that it requires', () => {
    const folder = install('process.stdout.write(require("./lazy.cjs").word + require("node:path").sep);');
    expect(run(folder)).toEqual({
      status: 0,
      out: `lazy${process.platform === 'win32' ? '\\' : '/'}`,
      err: '',
    });
  });

  test('gives a bundle that is loaded late what the first one shares', () => {
    const folder = install(
      'exports.shared = { own: "shared" }; process.stdout.write(require("./late.cjs").word);',
    );
    writeFileSync(
      join(folder, 'dist/late.cjs'),
      'exports.word = require("./main.cjs").shared.own;//fedcba9876543210',
    );
    expect(run(folder)).toEqual({ status: 0, out: 'shared', err: '' });
  });

  test('lets a bundle’s own faults through', () => {
    expect(run(install('throw new Error("own fault");')).err).toMatch(/own fault/);
  });

  test('takes a code cache of the same bundle, and no other', () => {
    const folder = install('process.stdout.write("old");');
    expect(run(folder, 'bin/make.cjs').out).toBe('old');
    expect(readdirSync(join(folder, 'dist'))).toContain(CACHE);
    expect(run(folder)).toEqual({ status: 0, out: 'old', err: '' });
    // As long as the old one: V8 by itself would run the old code.
    writeFileSync(join(folder, 'dist/demo.cjs'), 'process.stdout.write("new");//aaaaaaaaaaaaaaaa');
    expect(run(folder)).toEqual({ status: 0, out: 'new', err: '' });
    writeFileSync(join(folder, 'dist', CACHE), 'aaaaaaaaaaaaaaaa no code at all');
    expect(run(folder)).toEqual({ status: 0, out: 'new', err: '' });
  });
});

test('the commands can be run as they are', () => {
  for (const name of ['gouji.cjs', 'gouji-language-server.cjs']) {
    expect(readFileSync(join(bin, name), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') expect(statSync(join(bin, name)).mode & 0o111).toBe(0o111);
  }
});

const dist = join(bin, '../dist');
const bundles = readdirSync(dist).filter((name) => name.endsWith('.cjs'));

test('a library stands in one bundle; the others take it from there', () => {
  const holding = (words: string) =>
    bundles.filter((name) => readFileSync(join(dist, name), 'latin1').includes(words));
  expect(holding('Verbatim tags aren')).toEqual(['settings.cjs']);
  expect(holding('Invalid discriminator')).toEqual(['settings.cjs']);
  expect(holding('unhandled case in Inst')).toEqual(['install.cjs']);
});

test('bundles are ASCII, as the launcher reads them', () => {
  expect(bundles).toContain('gouji.cjs');
  for (const name of bundles)
    expect(
      readFileSync(join(dist, name)).every((byte) => byte < 128),
      name,
    ).toBe(true);
});
