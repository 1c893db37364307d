import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, readText } from './files.js';

interface Instruction {
  readonly name: string;
  readonly flags: readonly string[];
  readonly words: readonly string[];
  readonly text: string;
}

const instructions: readonly Instruction[] = readText('Dockerfile')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', ...rest] = line.split(/\s+/);
    const flags = rest.filter((word) => word.startsWith('--'));
    return { name, flags, words: rest.filter((word) => !flags.includes(word)), text: line };
  });
const of = (name: string): readonly Instruction[] => instructions.filter((one) => one.name === name);

describe('Dockerfile', () => {
  test('has only instructions that there are, the first of them FROM', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD'];
    for (const { name } of instructions) expect(known).toContain(name);
    expect(instructions[0]!.name).toBe('FROM');
  });

  test('both stages stand on the same version of Node, which is no moving tag', () => {
    const images = of('FROM').map(({ words: [image] }) => image);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:\d+-slim$/);
  });

  test('everything that is copied is there and not ignored', () => {
    const ignore = readText('.dockerignore').trim().split('\n');
    expect(ignore[0]).toBe('*');
    const kept = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const { flags, words } of of('COPY').filter((one) => one.flags.length === 0)) {
      expect(flags).toEqual([]);
      for (const source of words.slice(0, -1)) {
        expect(existsSync(join(ROOT, source)), source).toBe(true);
        expect(
          kept.some((path) => source === path || source.startsWith(`${path}/`)),
          source,
        ).toBe(true);
      }
    }
  });

  test('what the second stage takes from the first is what the build there makes', () => {
    const taken = of('COPY').filter(({ flags }) => flags.includes('--from=build'));
    expect(taken.map(({ words: [source] }) => source)).toEqual([
      '/src/server/package.json',
      '/src/server/bin',
      '/src/server/dist',
    ]);
    for (const { words } of taken.slice(0, 2))
      expect(existsSync(join(ROOT, words[0]!.replace('/src/', '')))).toBe(true);
    expect(of('RUN').map(({ text }) => text)).toContain('RUN node server/build/build.mjs');
    expect(existsSync(join(ROOT, 'server/build/build.mjs'))).toBe(true);
  });

  test('runs as a plain user, and its entry is the linked command', () => {
    const last = instructions.slice(-4).map(({ text }) => text);
    expect(last).toEqual(['WORKDIR /work', 'USER node', 'ENTRYPOINT ["gouji"]', 'CMD ["check", "."]']);
    expect(of('RUN').at(-1)!.words.slice(-2)).toEqual(['/opt/gouji/bin/gouji.cjs', '/usr/local/bin/gouji']);
    expect(existsSync(join(ROOT, 'server/bin/gouji.cjs'))).toBe(true);
  });

  test('installs exactly what the lock file says and runs no script of a package', () => {
    expect(of('RUN')[0]!.text).toMatch(/^RUN npm ci --ignore-scripts /);
  });
});
