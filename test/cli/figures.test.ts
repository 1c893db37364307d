import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';
import { readCsv } from './formats/readers.js';

const ONE = '丙市丁区档案一所';
const TWO = '丙市丁区档案二所';

interface Extracted {
  readonly reports: readonly {
    readonly year: number;
    readonly agency: string;
    readonly tables: Readonly<
      Record<string, Readonly<Record<string, Readonly<Record<string, { value: string }>>>>>
    >;
  }[];
}

function extract(cwd: string, path: string): Extracted['reports'][number] {
  const { out } = gouji(['extract', path], { cwd });
  return (JSON.parse(out) as Extracted).reports[0]!;
}

/** Address → value of every cell. */
function cells({ tables }: Extracted['reports'][number]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [table, rows] of Object.entries(tables))
    for (const [row, columns] of Object.entries(rows))
      for (const [column, { value }] of Object.entries(columns)) found[`${table}/${row}/${column}`] = value;
  return found;
}

const rulesOf = (cwd: string, ...args: string[]): Set<string> => {
  const { out } = gouji(['check', '--format', 'json', ...args], { cwd });
  const { files } = JSON.parse(out) as { files: { findings: { rule: string }[] }[] };
  return new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
};

describe('gouji new', () => {
  test.each(['markdown', 'html', 'text'])(
    '%s: every cell there and 0; rules find only what is to be filled in',
    (style) => {
      const cwd = folderWith({});
      const { status, out, err } = gouji(
        ['new', '--agency', ONE, '--year', '2024', '--style', style, '-o', 'new.md'],
        { cwd },
      );
      expect([status, out, err]).toEqual([0, '', '已写入 new.md\n']);
      const report = extract(cwd, 'new.md');
      expect(report).toMatchObject({ year: 2024, agency: ONE });
      const values = Object.values(cells(report));
      expect(values).toHaveLength(200);
      expect(new Set(values)).toEqual(new Set(['0']));
      const found = rulesOf(cwd, 'new.md');
      expect(found).toContain('text/placeholder');
      for (const rule of found) expect(rule).not.toMatch(/^(?:table|structure|engine)\//);
    },
  );

  test('the form of its year', () => {
    const cwd = folderWith({});
    gouji(['new', '--agency', ONE, '--year', '2020', '-o', 'new.md'], { cwd });
    expect(Object.keys(cells(extract(cwd, 'new.md')))).toHaveLength(198);
  });

  test('--from: agency and year follow, and what was carried on is carried over', () => {
    const cwd = folderWith({ 'last.md': cleanText({ year: 2022, agency: ONE }) });
    const last = cells(extract(cwd, 'last.md'));
    const { status, out } = gouji(['new', '--from', 'last.md'], { cwd });
    expect(status).toBe(0);
    const next = folderWith({ 'next.md': out, 'last.md': cleanText({ year: 2022, agency: ONE }) });
    const report = extract(next, 'next.md');
    expect(report).toMatchObject({ year: 2023, agency: ONE });
    const now = cells(report);
    for (const column of ['person', 'company', 'total']) {
      expect(now[`t3/B/${column}`]).toBe(last[`t3/D/${column}`]);
      expect(now[`t3/D/${column}`]).toBe(last[`t3/D/${column}`]);
      expect(now[`t3/A/${column}`]).toBe('0');
    }
    const found = rulesOf(next, 'next.md', 'last.md');
    expect(found).not.toContain('cross/carry-over');
    expect(found).not.toContain('table/relation');
  });

  test('--from: what was in force still is, so that nothing contradicts last year', () => {
    const last = cleanText({ year: 2022, agency: ONE });
    const cwd = folderWith({ 'last.md': last });
    gouji(['new', '--from', 'last.md', '-o', 'next.md'], { cwd });
    const [before, now] = [cells(extract(cwd, 'last.md')), cells(extract(cwd, 'next.md'))];
    expect(before['t2/norm/valid']).not.toBe('0');
    for (const row of ['rules', 'norm']) expect(now[`t2/${row}/valid`]).toBe(before[`t2/${row}/valid`]);
    expect(now['t2/norm/made']).toBe('0');
    expect(rulesOf(cwd, 'next.md', 'last.md')).not.toContain('cross/stock-flow');
  });

  test('--from: a figure that cannot be read, and a report of another agency, are said', () => {
    const last = cleanText({ year: 2022, agency: ONE }).replace(/(\| 四、结转.*?\| )\d+( \|)/, '$1/$2');
    const cwd = folderWith({ 'last.md': last });
    const { status, err } = gouji(['new', '--from', 'last.md', '--agency', TWO, '-o', 'next.md'], { cwd });
    expect(status).toBe(0);
    expect(err).toContain(`所给的是${ONE}的年报`);
    expect(err).toContain('表三“结转下年度继续办理”行“自然人”列的数字读不出来');
  });

  test('what cannot be: exit 2, and no file is overwritten', () => {
    const cwd = folderWith({ 'a.md': 'x', 'two.md': cleanText({ year: 2021 }) + cleanText({ year: 2022 }) });
    const cases: [string[], RegExp][] = [
      [['new'], /--agency/],
      [['new', '--agency', ONE, '--year', '99'], /“99”/],
      [['new', '--from', 'none.md'], /none\.md/],
      [['new', '--from', 'a.md'], /a\.md/],
      [['new', '--from', 'two.md'], /2 份/],
      [['new', '--agency', ONE, '--year', '2024', '-o', 'a.md'], /已经存在/],
      [['new', '--agency', ONE, '--year', '2024', '-o', 'none/a.md'], /none\/a\.md/],
      [['new', '--agency', ONE, '--style', 'pdf'], /markdown/],
    ];
    for (const [args, words] of cases) {
      const { status, err } = gouji(args, { cwd });
      expect([args, status, err]).toEqual([args, 2, expect.stringMatching(words)]);
    }
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe('x');
  });
});

describe('gouji extract --summary', () => {
  const files = {
    'a/2022.md': cleanText({ year: 2022, agency: ONE }),
    'b/2020.md': cleanText({ year: 2020, agency: TWO }, 'html'),
    'list.md': '# 值班安排\n\n周一：张某\n',
  };

  test('JSON: a line a report, with every figure', () => {
    const cwd = folderWith(files);
    const { status, out } = gouji(['extract', '--summary', '.'], { cwd });
    expect(status).toBe(0);
    const { reports } = JSON.parse(out) as { reports: { path: string; cells: Record<string, string> }[] };
    expect(reports.map(({ path }) => path)).toEqual(['a/2022.md', 'b/2020.md']);
    expect(reports[0]!.cells).toEqual(cells(extract(cwd, 'a/2022.md')));
    expect(out.trimEnd().split('\n')).toHaveLength(4);
  });

  test('CSV: a line a report under the names of the cells', () => {
    const { out } = gouji(['extract', '--summary', '.', '--format', 'csv'], { cwd: folderWith(files) });
    expect(out.startsWith('\uFEFF单位,年度,文件,')).toBe(true);
    const [head, ...rows] = readCsv(out.slice(1));
    expect(rows.map(([agency, year]) => [agency, year])).toEqual([
      [ONE, '2022'],
      [TWO, '2020'],
    ]);
    const total = head!.indexOf('表三“总计”行“总计”列');
    expect(total).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(head!.length);
  });

  test('nothing to sum up: exit 2', () => {
    expect(gouji(['extract', '--summary', '.'], { cwd: folderWith({ 'list.md': 'x' }) }).status).toBe(2);
    expect(gouji(['extract', 'a.md', 'b.md'], { cwd: folderWith(files) }).status).toBe(2);
  });
});

describe('gouji rollup', () => {
  const one = cleanText({ year: 2022, agency: ONE });
  const two = cleanText({ year: 2022, agency: TWO }, 'html');

  test.each(['markdown', 'html', 'text'])('%s: tables to paste, every cell the sum', (format) => {
    const cwd = folderWith({ '各单位/1.md': one, '各单位/2.html': two });
    const { status, out, err } = gouji(['rollup', '各单位', '--format', format], { cwd });
    expect(status).toBe(0);
    expect(err).toContain('已汇总 2022 年度 2 个单位');
    expect(err).toContain('汇总后勾稽关系都成立');
    const parent = folderWith({
      'p.md': `# 丙市丁区人民政府2022年政府信息公开工作年度报告\n\n${out}`,
      'one.md': one,
    });
    const sums = cells(extract(parent, 'p.md'));
    const single = cells(extract(parent, 'one.md'));
    expect(Object.keys(sums).sort()).toEqual(Object.keys(single).sort());
    for (const [address, value] of Object.entries(single))
      expect([address, Number(sums[address])]).toEqual([address, 2 * Number(value)]);
  });

  test('JSON and CSV say the same', () => {
    const cwd = folderWith({ '1.md': one, '2.html': two });
    const json = JSON.parse(gouji(['rollup', '.', '--format', 'json'], { cwd }).out) as {
      cells: Record<string, string>;
    };
    const rows = readCsv(gouji(['rollup', '.', '--format', 'csv'], { cwd }).out.slice(1));
    expect(Object.fromEntries(rows.map(([address, , value]) => [address, value]))).toEqual(json.cells);
  });

  test("--against: the parent's report, cell by cell", () => {
    const files = { 'c/1.md': one, 'c/2.html': two };
    const { out } = gouji(['rollup', 'c'], { cwd: folderWith(files) });
    const title = '# 丙市丁区人民政府2022年政府信息公开工作年度报告\n\n';
    const cwd = folderWith({
      ...files,
      'same.md': title + out,
      'other.md': title + out.replace('|2|', '|3|'),
    });
    expect(gouji(['rollup', 'c', '--against', 'same.md'], { cwd })).toMatchObject({ status: 0 });
    const { status, err } = gouji(['rollup', 'c', '--against', 'other.md'], { cwd });
    expect(status).toBe(1);
    expect(err).toMatch(/有 1 格不一致：\n {2}表.*报告为 3，各单位合计为 2/);
  });

  test('a figure that cannot be read leaves its sum blank and is named', () => {
    const blank = one.replace('|4|1|0|', '|不详|1|0|').replace('| 4 | 1 | 0 |', '| 不详 | 1 | 0 |');
    expect(blank).not.toBe(one);
    const cwd = folderWith({ '1.md': blank, '2.html': two });
    const { status, out, err } = gouji(['rollup', '.', '--format', 'json'], { cwd });
    expect(status).toBe(1);
    expect(err).toMatch(new RegExp(`表三.*“自然人”列：${ONE} 的数字读不出来`));
    expect(Object.values(JSON.parse(out).cells).filter((value) => value === '')).toHaveLength(1);
    expect(err).toContain('汇总后勾稽关系都成立');
  });

  test('what cannot be summed: exit 2', () => {
    const cases: [Record<string, string>, string[], RegExp][] = [
      [{ '1.md': one, '2.md': one }, [], /有几份年报/],
      [{ '1.md': one, '2.md': cleanText({ year: 2021, agency: TWO }) }, [], /--year/],
      [{ '1.md': one }, ['--year', '2019'], /2019/],
      [{ '1.md': 'x' }, [], /没有读到年报/],
    ];
    for (const [files, args, words] of cases) {
      const { status, err } = gouji(['rollup', '.', ...args], { cwd: folderWith(files) });
      expect([status, err]).toEqual([2, expect.stringMatching(words)]);
    }
    const two = { '1.md': one, '2.md': cleanText({ year: 2021, agency: TWO }) };
    expect(gouji(['rollup', '.', '--year', '2022'], { cwd: folderWith(two) }).status).toBe(0);
  });
});
