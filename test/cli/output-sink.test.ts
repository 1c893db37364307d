import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileSink } from '../../server/src/cli/output/output-sink.js';
import { folderWith } from '../support/folder.js';

const draft = (name: string, pid: number, host = hostname()): string => `.${name}.${host}-${pid}.tmp`;
/** Of a process that has ended. */
const dead = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('what killed runs have left of the same result goes with the next; all else stays', () => {
  const stale = draft('5.json', dead());
  const others = [
    draft('5.json', process.ppid),
    draft('5.json', dead(), 'other-node'),
    draft('15.json', dead()),
    `.5.json.${dead()}.tmp.txt`,
    '.5.json',
  ];
  const folder = folderWith(Object.fromEntries([stale, ...others, '5.json'].map((name) => [name, 'old'])));
  const sink = fileSink(join(folder, '5.json'));
  sink.write('new');
  expect(readFileSync(join(folder, '5.json'), 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual([...others, '5.json', draft('5.json', process.pid)].sort());
  sink.end();
  expect(readFileSync(join(folder, '5.json'), 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual([...others, '5.json'].sort());
});

test('a result that is given up leaves the last one as it was', () => {
  const folder = folderWith({ '5.json': 'old' });
  const sink = fileSink(join(folder, '5.json'));
  sink.write('x'.repeat(1 << 20));
  sink.abandon();
  expect(readdirSync(folder)).toEqual(['5.json']);
  expect(readFileSync(join(folder, '5.json'), 'utf8')).toBe('old');
});

test('a name as long as a system takes is written too', () => {
  const [one, two] = ['年'.repeat(80), `${'年'.repeat(79)}报`].map((name) => `${name}.json`) as [
    string,
    string,
  ];
  const folder = folderWith({});
  const sinks = [one, two].map((name) => fileSink(join(folder, name)));
  for (const [i, sink] of sinks.entries()) sink.write(String(i));
  for (const sink of sinks) sink.end();
  expect(readdirSync(folder).sort()).toEqual([one, two].sort());
  expect(readFileSync(join(folder, two), 'utf8')).toBe('1');
});

test('one that was ended and is then given up leaves what it wrote', () => {
  const folder = folderWith({});
  const sink = fileSink(join(folder, '5.json'));
  sink.write('new');
  sink.end();
  sink.abandon();
  expect(readFileSync(join(folder, '5.json'), 'utf8')).toBe('new');
});
