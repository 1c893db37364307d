import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateText } from '../bench/generator/generate.mjs';
import { COMPARED } from '../support/compared.js';
import { readCorpus } from '../support/corpus.js';
import { newFolder } from '../support/folder.js';
import { gouji } from '../support/gouji.js';

/** Samples of our own, reports that are compared in every way, and some dozens from the generator. */
function allFiles(): Record<string, string> {
  const samples = readCorpus(join(import.meta.dirname, '../..'));
  return {
    ...COMPARED,
    ...Object.fromEntries(samples.map(({ text }, i) => [`samples/${i}.md`, text])),
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => {
        const { text } = generateText(i, { seed: 7, format: 'mix', errors: 0.3 });
        return [`生成/${i}.md`, text];
      }),
    ),
  };
}

let cwd: string;
let wanted: string;
const WHOLE = ['check', '.', '--format', 'json'];
beforeAll(() => {
  cwd = newFolder(allFiles());
  const { out, err, status } = gouji([...WHOLE, '--no-cache'], { cwd });
  expect(err).toBe('');
  expect(status).toBe(1);
  wanted = out;
  const { summary, files } = JSON.parse(out);
  expect(summary.files).toBeGreaterThan(60);
  const rules = new Set(
    files.flatMap((file: { findings: { rule: string }[] }) => file.findings.map(({ rule }) => rule)),
  );
  for (const rule of ['cross/carry-over', 'cross/copied', 'cross/roll-up', 'engine/two-candidates'])
    expect(rules).toContain(rule);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** Puts the results of parts side by side, and what merging them says. */
function merged(parts: readonly string[], args: readonly string[] = ['--format', 'json']) {
  mkdirSync(join(cwd, '.parts'), { recursive: true });
  const paths = parts.map((out, i) => {
    writeFileSync(join(cwd, `.parts/${i}`), out);
    return `.parts/${i}`;
  });
  return gouji(['merge', ...paths, ...args], { cwd });
}

const part = (i: number, of: number, format = 'json'): string =>
  gouji(['check', '.', '--shard', `${i}/${of}`, '--format', format], { cwd }).out;

const made = new Map<string, readonly string[]>();
const parts = (of: number, format = 'json'): readonly string[] => {
  const key = `${of} ${format}`;
  const all = made.get(key) ?? Array.from({ length: of }, (_, i) => part(i + 1, of, format));
  made.set(key, all);
  return all;
};

/** A line for each report of the run, as somebody would send them who has no files. */
const lines = (paths: readonly string[]): string =>
  paths.map((path) => `${JSON.stringify({ path, text: readFileSync(join(cwd, path), 'utf8') })}\n`).join('');

const WAYS: readonly (readonly [string, () => string])[] = [
  [
    'from the cache',
    () => {
      const env = { GOUJI_CACHE_DIR: join(cwd, '.cache') };
      expect(gouji(WHOLE, { cwd, env }).out).toBe(wanted);
      expect(readdirSync(join(cwd, '.cache'))).toHaveLength(1);
      return gouji(WHOLE, { cwd, env }).out;
    },
  ],
  ['in two parts', () => merged(parts(2)).out],
  ['in three parts, as lines, in another order', () => merged([...parts(3, 'jsonl')].reverse()).out],
  ['with a part that ran twice', () => merged([...parts(2), part(2, 2)]).out],
  [
    'as two streams',
    () => {
      const paths = (JSON.parse(wanted) as { files: { path: string }[] }).files.map(({ path }) => path);
      const halves = [paths.slice(0, 41), paths.slice(41)].map((half, i) => {
        const input = lines(half);
        return gouji(['check', '--stream', '--shard', `${i + 1}/2`], { cwd, input }).out;
      });
      const { out } = merged(halves);
      // What is sent is meant to be a report: none is left out.
      const { notReports } = (JSON.parse(wanted) as { summary: { notReports: number } }).summary;
      return out.replace('"notReports":0', `"notReports":${notReports}`);
    },
  ],
];

// Each starts several processes over a hundred files.
describe('the findings are those of a run that does everything itself', () => {
  test.each(WAYS)('%s', (_, run) => {
    expect(run()).toBe(wanted);
  });

  test.each(['pretty', 'sarif', 'csv', 'html', 'rdjson'])('merged as %s', (format) => {
    const whole = gouji(['check', '.', '--format', format, '--no-cache'], { cwd });
    const { out, status, err } = merged(parts(2), ['--format', format]);
    expect(out).toBe(whole.out);
    expect(err).toBe('');
    expect(status).toBe(whole.status);
  });

  test('a stream answers each line as a run over that file alone would', () => {
    const paths = ['own/2022.md', 'many.md', 'parent/2022.md', 'binary.md', 'empty.md', '生成/3.md'];
    const { out, status } = gouji(['check', '--stream'], { cwd, input: lines(paths) });
    expect(status).toBe(1);
    const answers = out.trimEnd().split('\n');
    expect(answers).toHaveLength(paths.length);
    for (const [i, path] of paths.entries()) {
      const alone = gouji(['check', path, '--format', 'jsonl'], { cwd }).out;
      expect(answers[i]).toBe(alone.split('\n')[0]);
    }
  });
});

describe('parts that do not make a whole', () => {
  const refused = (of: readonly string[], message: RegExp): void => {
    const { out, err, status } = merged(of);
    expect(err).toMatch(message);
    expect(out).toBe('');
    expect(status).toBe(2);
  };

  test('a part is missing', () => {
    const [first, third] = [1, 3].map((i) => gouji(['check', 'own', '--shard', `${i}/5`], { cwd }).out);
    refused([first!, third!], /共 5 份，缺第 2, 4-5 份/);
  });

  test.each(['json', 'jsonl'])('a part was cut short, as %s', (format) => {
    const [first, second] = [1, 2].map(
      (i) => gouji(['check', 'own', '--shard', `${i}/2`, '--format', format], { cwd }).out,
    ) as [string, string];
    for (const share of [0.2, 0.5, 0.99])
      refused([first, second.slice(0, Math.floor(second.length * share))], /结果不完整/);
  });

  test('a path that names nothing: said by the merge as by a whole run, once', () => {
    const paths = ['own', 'gone.md'];
    const whole = gouji(['check', ...paths, '--format', 'json'], { cwd });
    const all = [1, 2].map((i) => gouji(['check', ...paths, '--shard', `${i}/2`], { cwd }).out);
    expect(whole.err).toContain('gone.md');
    expect(merged(all)).toEqual(whole);
  });

  test('more parts than files: some have nothing, and say so in the right way', () => {
    const all = Array.from({ length: 4 }, (_, i) =>
      gouji(['check', 'own', '--shard', `${i + 1}/4`], { cwd }),
    );
    expect(all.map(({ status }) => status)).not.toContain(2);
    const whole = gouji(['check', 'own', '--format', 'json'], { cwd });
    expect(merged(all.map(({ out }) => out))).toEqual(whole);
  });

  test('parts of different runs', () => {
    const other = gouji(['check', 'own', '--shard', '2/2'], { cwd }).out;
    refused([parts(2)[0]!, other], /不是同一次校核/);
  });

  test('something else', () => {
    refused([wanted], /不是 gouji check --shard/);
    refused(['', 'x'], /不是 gouji check --shard/);
    expect(gouji(['merge', 'no.json'], { cwd }).err).toContain('ENOENT');
  });

  test('a part in which a line could not be taken: said again, exit 2', () => {
    const input = `${lines(['own/2022.md'])}{\n`;
    const one = gouji(['check', '--stream', '--shard', '1/1'], { cwd, input });
    expect(one.status).toBe(2);
    const { err, status } = merged([one.out]);
    expect(err).toContain('stdin:2');
    expect(status).toBe(2);
  });

  test.each(['0/3', '4/3', '1', 'a/b', '1/0', '-1/2'])('--shard %s is wrong usage', (shard) => {
    const { err, status } = gouji(['check', 'own', `--shard=${shard}`], { cwd });
    expect(err).toContain('--shard 2/8');
    expect(status).toBe(2);
  });

  test.each([
    ['--shard=1/2', '--fix'],
    ['--shard=1/2', '--watch'],
    ['--stream', '--diff'],
    ['--stream', '--previous=own/2021.md'],
    ['--stream', 'own'],
    ['--shard=1/2', '-'],
  ])('%s does not go with %s', (one, other) => {
    const { err, status } = gouji(['check', one, other], { cwd });
    expect(err).toContain('不能一起使用');
    expect(status).toBe(2);
  });
});

describe('a stream', () => {
  test('lines that cannot be taken are answered, and end nothing', () => {
    const good = JSON.stringify({ path: 'a.md', text: COMPARED['own/2022.md'] });
    const bad = ['{', '[]', 'null', '{"path":1,"text":""}', '{"path":"","text":"x"}', '{"path":"x.md"}'];
    const input = ['', bad[0], good, ...bad.slice(1), '  ', good].join('\r\n');
    const { out, err, status } = gouji(['check', '--stream', '--lang', 'en'], { cwd, input });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.filter(({ path }) => path === 'a.md')).toHaveLength(2);
    expect(answers.filter(({ error }) => error).map(({ line }) => line)).toEqual([2, 4, 5, 6, 7, 8]);
    expect(err).toContain('6 lines');
    expect(status).toBe(2);
  });

  test('a mark of the encoding before the first line is none of its text', () => {
    const input = `\ufeff${JSON.stringify({ path: 'a.md', text: COMPARED['own/2022.md'] })}\r\n`;
    const { out, status } = gouji(['check', '--stream'], { cwd, input });
    expect([JSON.parse(out).path, status]).toEqual(['a.md', expect.any(Number)]);
  });

  test('settings of the folder hold, faults in them are the answer', () => {
    const text = COMPARED['own/2022.md']!.replaceAll('，', ',');
    mkdirSync(join(cwd, 'off2'));
    mkdirSync(join(cwd, 'wrong'));
    writeFileSync(join(cwd, 'off2/gouji.yaml'), 'rules: { text/punctuation: off }\n');
    writeFileSync(join(cwd, 'wrong/gouji.yaml'), 'rules: { text/nothing: off }\n');
    const input = ['on/a.md', 'off2/a.md', 'wrong/a.md', 'on/b.md']
      .map((path) => JSON.stringify({ path, text }))
      .join('\n');
    const { out } = gouji(['check', '--stream'], { cwd, input });
    rmSync(join(cwd, 'off2'), { recursive: true });
    rmSync(join(cwd, 'wrong'), { recursive: true });
    const [on, off, wrong, last] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const rules = ({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule);
    expect(rules(on)).toContain('text/punctuation');
    expect(rules(off)).not.toContain('text/punctuation');
    expect(wrong.error).toContain('text/nothing');
    expect(rules(last)).toEqual(rules(on));
  });

  test('nothing in, nothing out', () => {
    expect(gouji(['check', '--stream'], { cwd, input: '' })).toMatchObject({ out: '', status: 0 });
  });
});
