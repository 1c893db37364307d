import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });
/** One section less: an error of one rule, at a known place. */
const FAULTY = CLEAN.slice(0, CLEAN.indexOf('## 六、'));
const OTHER = '# 值班安排\n\n周一：张某\n';

interface Json {
  readonly files: readonly {
    readonly path: string;
    readonly reports: readonly {
      readonly year: number;
      readonly bound: { readonly cells: number; readonly of: number };
    }[];
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly range: { readonly start: { readonly line: number; readonly character: number } };
    }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const json = (args: readonly string[], cwd: string, input?: Uint8Array): Json & { status: number | null } => {
  const { status, out } = gouji(['check', '--format', 'json', ...args], { cwd, ...(input ? { input } : {}) });
  return { ...(JSON.parse(out) as Json), status };
};

const errors = ({ files }: Json): string[] =>
  files.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
  );

describe('gouji check', () => {
  test('a clean report: no error, exit 0, every cell read', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    const result = json(['a.md'], cwd);
    expect(errors(result)).toEqual([]);
    expect(result.status).toBe(0);
    expect(result.files[0]!.reports).toMatchObject([{ year: 2022, bound: { cells: 200, of: 200 } }]);
    const { out } = gouji(['check', 'a.md'], { cwd });
    expect(out).toContain('表二、表三、表四：200 格已读，0 格未能识别');
  });

  test('a faulty one: the finding, exit 1, in both languages', () => {
    const cwd = folderWith({ '年报/a.md': FAULTY });
    expect(errors(json(['年报'], cwd))).toEqual(['structure/section-missing']);
    const zh = gouji(['check', '年报/a.md'], { cwd });
    expect(zh.status).toBe(1);
    expect(zh.out).toMatch(/年报\/a\.md\n[\s\S]*✖ 错误 {2}\d+:\d+ {2}.*“其他需要报告的事项”/);
    expect(zh.out).toContain('《政府信息公开条例》');
    expect(zh.err).toBe('');
    const en = gouji(['check', '--lang', 'en', '年报/a.md'], { cwd });
    expect(en.status).toBe(1);
    expect(en.out).toMatch(/✖ error .*missing/);
    expect(en.out).toMatch(/Table 2, Table 3, Table 4: 200 cells read, 0 not recognised/);
  });

  test('--fail-on and --max-warnings decide the exit status', () => {
    const cwd = folderWith({
      'a.md': FAULTY,
      'gouji.yaml': 'rules:\n  structure/section-missing: warning\n',
    });
    expect(gouji(['check', 'a.md'], { cwd }).status).toBe(0);
    expect(gouji(['check', 'a.md', '--fail-on', 'warning'], { cwd }).status).toBe(1);
    const { status, err } = gouji(['check', 'a.md', '--max-warnings', '0'], { cwd });
    expect(status).toBe(1);
    expect(err).toContain('--max-warnings 0');
    expect(gouji(['check', 'a.md', '--max-warnings', '99'], { cwd }).status).toBe(0);
  });

  test('--quiet lists only what fails, and says that there is more', () => {
    const cwd = folderWith({
      'a.md': FAULTY,
      'gouji.yaml': 'rules:\n  structure/section-missing: warning\n',
    });
    const { out } = gouji(['check', 'a.md', '--quiet'], { cwd });
    expect(out).not.toContain('▲');
    expect(out).toMatch(/另有 \d+ 处低于所选级别/);
  });

  test('in a folder, only reports are checked; the others are counted, and listed by --verbose', () => {
    const cwd = folderWith({ 'a.md': CLEAN, 'b/c.md': FAULTY, 'b/值班.md': OTHER });
    const result = json(['.'], cwd);
    expect(result.files.map(({ path }) => path)).toEqual(['a.md', 'b/c.md']);
    expect(result.summary).toMatchObject({ files: 2, reports: 2, notReports: 1 });
    expect(gouji(['check'], { cwd }).status).toBe(1);
    expect(gouji(['check', '.', '--verbose'], { cwd }).err).toContain('b/值班.md：不是年报');
  });

  test('a file that is named is checked, whatever it holds', () => {
    const cwd = folderWith({ '值班.md': OTHER });
    expect(errors(json(['值班.md'], cwd))).toEqual(['engine/not-a-report']);
  });

  test('standard input is bytes, under the name that is given', () => {
    const cwd = folderWith({});
    const bytes = iconv.encode(FAULTY, 'gb18030');
    const result = json(['-', '--stdin-filename', '子目录/年报.md'], cwd, bytes);
    expect(result.files[0]!.path).toBe('子目录/年报.md');
    expect(errors(result)).toEqual(['structure/section-missing']);
    expect(result.status).toBe(1);
  });

  test.each<[string, (text: string) => Uint8Array]>([
    ['GB18030', (text) => iconv.encode(text, 'gb18030')],
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('the same findings at the same places in %s', (_, encode) => {
    const cwd = folderWith({ 'plain/a.md': FAULTY, 'other/a.md': encode(FAULTY) });
    const places = (path: string) =>
      json([path], cwd).files[0]!.findings.map(({ rule, range }) => [rule, range.start]);
    expect(places('other/a.md')).toEqual(places('plain/a.md'));
  });

  test('several formats at once, each to its own file; standard output carries only the format', () => {
    const cwd = folderWith({ 'a.md': FAULTY });
    const { out, err } = gouji(['check', 'a.md', '--format', 'json=out.json', '--format=sarif=out.sarif'], {
      cwd,
    });
    expect([out, err]).toEqual(['', '']);
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    const lost = gouji(['check', 'a.md', '--format', 'json=none/out.json'], { cwd });
    expect(lost.status).toBe(2);
    expect(lost.err).toContain('none/out.json');
  });

  test('a page of results that an earlier run left in the folder is no report, whoever asks', () => {
    const cwd = folderWith({ 'a.md': FAULTY });
    gouji(['check', '.', '--format', 'html=结果.html'], { cwd });
    const { files, summary } = json(['.'], cwd);
    expect([files.map(({ path }) => path), summary.notReports]).toEqual([['a.md'], 1]);
    expect(gouji(['extract', '--summary', '.'], { cwd }).out).not.toContain('结果.html');
    expect(gouji(['check', '结果.html'], { cwd }).out).toContain('engine/not-a-report');
  });

  test('paths may come from a list', () => {
    const cwd = folderWith({ 'a.md': CLEAN, 'b.md': FAULTY, 'list.txt': 'a.md\r\n\r\nb.md\r\n' });
    expect(json(['--files-from', 'list.txt'], cwd).files).toHaveLength(2);
    expect(json(['--files-from', '-'], cwd, Buffer.from('b.md\n')).files).toHaveLength(1);
    for (const list of ['a.md\0b.md\0', 'a.md\0b.md'])
      expect(json(['--files-from', '-'], cwd, Buffer.from(list)).files).toHaveLength(2);
    const { status, err } = gouji(['check', '--files-from', 'none.txt'], { cwd });
    expect([status, err]).toEqual([2, expect.stringContaining('none.txt')]);
  });

  test('front matter suppresses by address, without YAML being loaded for other files', () => {
    const reason = '---\nsuppress:\n  - rule: structure/section-missing\n    reason: 另行报送\n---\n';
    const cwd = folderWith({ 'a.md': reason + FAULTY });
    expect(errors(json(['a.md'], cwd))).toEqual([]);
  });

  test('settings hold from the nearest gouji.yaml upward from the file, wherever the command runs', () => {
    const root = folderWith({
      'p/gouji.yaml': 'rules:\n  structure/section-missing: off\n',
      'p/deep/a.md': FAULTY,
      'q/a.md': FAULTY,
    });
    expect(errors(json([join(root, 'p/deep/a.md')], join(root, 'q')))).toEqual([]);
    expect(errors(json(['../q/a.md', 'deep/a.md'], join(root, 'p')))).toEqual(['structure/section-missing']);
  });
});

describe('reports are compared only where that was asked for', () => {
  const last = cleanText({ year: 2021 });
  // What was carried over is not what last year's report carried out.
  const files = { '2021.md': last, '2022.md': CLEAN };
  const cross = (result: Json) =>
    result.files.flatMap(({ path, findings }) =>
      findings.filter(({ rule }) => rule.startsWith('cross/')).map(({ rule }) => `${path} ${rule}`),
    );

  test('a single named file does not make gouji read its neighbours', () => {
    const cwd = folderWith(files);
    expect(cross(json(['2022.md'], cwd))).toEqual([]);
  });

  test('the files of a run are, and --previous and reports.previous say the same as they', () => {
    const cwd = folderWith(files);
    const together = cross(json(['.'], cwd)).filter((line) => line.startsWith('2022.md'));
    expect(together).not.toEqual([]);
    expect(cross(json(['2022.md', '--previous', '2021.md'], cwd))).toEqual(together);
    // A report of another year, or none, is not compared with in silence.
    writeFileSync(join(cwd, '通知.md'), '# 通知\n');
    for (const [last, said] of [
      ['2022.md', '2022.md 是 2022 年度的年报，不是 2021 年度的'],
      ['通知.md', '通知.md 里没有读到年报'],
    ] as const)
      expect(gouji(['check', '2022.md', '--previous', last], { cwd }).err).toContain(said);
    expect(gouji(['check', '2022.md', '--previous', '2021.md'], { cwd }).err).toBe('');
    writeFileSync(join(cwd, 'gouji.yaml'), 'reports: { previous: 2021.md }\n');
    expect(cross(json(['2022.md'], cwd))).toEqual(together);
  });

  test('of two reports for last year none is used, and one info says so', () => {
    const cwd = folderWith({ ...files, '2021-copy.md': last });
    const { findings } = json(['.'], cwd).files.find(({ path }) => path === '2022.md')!;
    expect(findings.filter(({ rule }) => rule === 'engine/two-candidates')).toHaveLength(1);
    expect(findings.filter(({ rule }) => rule === 'cross/carry-over')).toEqual([]);
  });
});

test('results that an earlier run left in the folder are no reports of the next', () => {
  const cwd = folderWith({ 'a.md': cleanText({ year: 2022 }) });
  const args = [
    'check',
    '.',
    '--format',
    'json',
    '--format',
    'html=page.html',
    '--format',
    'markdown=note.md',
  ];
  const first = JSON.parse(gouji(args, { cwd }).out);
  const second = gouji(args, { cwd });
  expect(JSON.parse(second.out)).toEqual(first);
  expect(second.status).toBe(0);
});
