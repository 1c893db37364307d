import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../server/src/cli/io.js';
import { runCommandLine } from '../../server/src/cli/run-command-line.js';
import { plain } from '../../server/src/cli/terminal/style.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { VERSION } from '../../server/src/host/version.js';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji, type Outcome } from '../support/gouji.js';

const CLEAN = cleanText({ year: 2022 });
const ROOT = join(import.meta.dirname, '../..');

const validator = (name: string) => {
  const ajv = new Ajv.default({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas', name), 'utf8')));
};

/** Runs a command in this process: many of them, or where nothing of the process matters. */
async function within(argv: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: Io = {
    cwd: ROOT,
    env: {},
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    style: plain,
    width: 100,
    errIsTerminal: () => false,
  };
  return { status: await runCommandLine(argv, io), out, err };
}

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'server/package.json'), 'utf8'));
  expect(VERSION).toBe(version);
  expect(gouji(['--version'], { cwd: ROOT })).toEqual({ status: 0, out: `${version}\n`, err: '' });
});

test.each([[[]], [['check']], [['explain']], [['extract']], [['config']]] as [string[]][])(
  '%j --help, in both languages',
  async (command) => {
    const zh = await within([...command, '--help']);
    expect(zh).toMatchObject({ status: 0, err: '', out: expect.stringContaining('用法') });
    const en = await within([...command, '--help', '--lang', 'en']);
    expect(en).toMatchObject({ status: 0, out: expect.stringContaining('Usage') });
    expect(en.out).not.toMatch(/\p{Script=Han}/u);
  },
);

describe('outputs for programs', () => {
  test('JSON is valid against its schema', () => {
    const cwd = folderWith({ 'a.md': CLEAN.slice(0, CLEAN.indexOf('## 六、')), 'b.md': CLEAN, 'c.md': '' });
    const { out } = gouji(['check', '--format', 'json', 'a.md', 'b.md', 'c.md'], { cwd });
    const validate = validator('result.schema.json');
    expect(validate(JSON.parse(out)) || validate.errors).toBe(true);
  });

  test('SARIF has rules with help, places from 1 in UTF-16 and percent-encoded URIs', () => {
    const cwd = folderWith({ '年报 2022.md': CLEAN.slice(0, CLEAN.indexOf('## 六、')) });
    const { out } = gouji(['check', '--format', 'sarif', '年报 2022.md'], { cwd });
    const [run] = JSON.parse(out).runs;
    const { rules } = run.tool.driver;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(rules.every((rule: { help: { markdown: string } }) => rule.help.markdown.length > 20)).toBe(true);
    for (const result of run.results) {
      expect(rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result.partialFingerprints['gouji/v1']).toMatch(/^[0-9a-f]{16}$/);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation).toMatchObject({
        uri: '%E5%B9%B4%E6%8A%A5%202022.md',
        uriBaseId: 'PROJECTROOT',
      });
      expect(
        Math.min(region.startLine, region.startColumn, region.endLine, region.endColumn),
      ).toBeGreaterThan(0);
    }
    expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain(
      'structure/section-missing',
    );
  });
});

describe('gouji extract', () => {
  test.each(['gfm-flat', 'tabs', 'html'] as const)(
    'gives the figures by address, valid against its schema: %s',
    (syntax) => {
      const cwd = folderWith({ 'a.md': cleanText({ year: 2022 }, syntax) });
      const { status, out } = gouji(['extract', 'a.md'], { cwd });
      expect(status).toBe(0);
      const data = JSON.parse(out);
      const validate = validator('report-data.schema.json');
      expect(validate(data) || validate.errors).toBe(true);
      expect(data).toMatchObject({
        schemaVersion: 1,
        path: 'a.md',
        reports: [{ year: 2022, edition: '2021' }],
      });
      expect(data.reports[0].tables.t3.A.total).toMatchObject({ value: '9', text: '9' });
      expect(data.reports[0].contact).toMatchObject({ postcode: '545001', email: 'xxgk@example.cn' });
      expect(data.reports[0].sections.map(({ id }: { id: string }) => id)).toEqual([
        's1',
        's2',
        's3',
        's4',
        's5',
        's6',
      ]);
    },
  );

  test('CSV opens in spreadsheets: a mark, CRLF, one cell a line', () => {
    const cwd = folderWith({ 'a.md': CLEAN });
    const { out } = gouji(['extract', 'a.md', '--format', 'csv'], { cwd });
    expect(out.startsWith('\uFEFFyear,agency,table,')).toBe(true);
    expect(out.trimEnd().split('\r\n')).toHaveLength(201);
    expect(out).toMatch(/\r\n2022,[^,]+,t3,A,total,[^,]+,总计,9,9\r\n/);
  });

  test('what holds no report gives an empty list and 2', () => {
    const cwd = folderWith({ 'a.md': 'hello' });
    const { status, out, err } = gouji(['extract', 'a.md'], { cwd });
    expect([status, JSON.parse(out).reports, err]).toEqual([2, [], expect.stringContaining('a.md')]);
    expect(gouji(['extract', 'none.md'], { cwd })).toMatchObject({ status: 2, out: '' });
  });
});

describe('gouji explain', () => {
  test.each(builtinPack().rules.map(({ id }) => id))('%s, in both languages', async (id) => {
    const zh = await within(['explain', id]);
    expect(zh.status).toBe(0);
    expect(zh.out).toMatch(
      /为什么\n {2}\S[\s\S]*怎么办\n {2}\S[\s\S]*依据\n {2}\S[\s\S]*(?:会提示(?:（级别：..）)?：\S|会这样提示\n {2}· \S)/,
    );
    expect(zh.out).not.toMatch(/\{\{|undefined|\[object/);
    const en = await within(['explain', id, '--lang', 'en']);
    expect(en.out).toMatch(
      /Why\n {2}\S[\s\S]*What to do\n {2}\S[\s\S]*Basis\n {2}\S[\s\S]*(?:Message(?: \(\w+\))?: \S|It says\n {2}· \S)/,
    );
    // Each example has a name of its own in English too.
    expect(en.out).not.toMatch(/^ {2}(?:Right|Wrong) *(?:A report without faults)?$/m);
  });

  test('examples show what the report says and what is said of it', () => {
    const { out } = gouji(['explain', 'contact/area-code'], { cwd: folderWith({}) });
    expect(out).toContain('        电话：0399-2810001\n        会提示：没有0399这个区号，请核对。');
    // A file in an example keeps its lines.
    expect(gouji(['explain', 'engine/no-year'], { cwd: folderWith({}) }).out).toContain(
      '全文是：\n          # 政府信息公开工作年度报告\n',
    );
  });

  test('a suppression is told of where one can stand', () => {
    expect(gouji(['explain', 'table/relation'], { cwd: folderWith({}) }).out).toContain(
      'gouji-disable-next-line table/relation --',
    );
    for (const id of ['engine/binary', 'suppress/unused'])
      expect(gouji(['explain', id], { cwd: folderWith({}) }).out).not.toContain(
        `gouji-disable-next-line ${id}`,
      );
  });

  test('--for says which line set the level', () => {
    const cwd = folderWith({ 'gouji.yaml': 'rules:\n  table/relation: warning\n', 'a.md': CLEAN });
    expect(gouji(['explain', 'table/relation', '--for', 'a.md'], { cwd }).out).toContain(
      '警告（由 gouji.yaml:2 设定）',
    );
    expect(gouji(['explain', 'table/note', '--for', 'a.md'], { cwd }).out).toContain('内置规则包');
  });
});

describe('gouji config', () => {
  test('shows each value with the place that set it', () => {
    const yaml =
      'agency:\n  name: 甲市乙区教育局\noverrides:\n  - files: "*.md"\n    rules:\n      table/note: off\n';
    const cwd = folderWith({ 'gouji.yaml': yaml, 'sub/a.md': CLEAN });
    const { status, out } = gouji(['config', 'sub/a.md'], { cwd });
    expect(status).toBe(0);
    expect(out).toMatch(/单位名称 +甲市乙区教育局 +gouji\.yaml:2/);
    expect(out).toMatch(/table\/note +关闭 +gouji\.yaml:6（内置为提示）/);
    expect(out).toMatch(/table\/relation +错误 +内置规则包 cn-gov-info-annual@/);
  });

  test('without a gouji.yaml all is the pack’s', () => {
    const { out } = gouji(['config', 'a.md', '--lang', 'en'], {
      // A repository of its own: settings left in the temporary folder are not the test's.
      cwd: folderWith({ '.git/HEAD': '' }),
    });
    expect(out).toMatch(/no gouji\.yaml/);
    expect(out).toMatch(/table\/relation +error +built-in pack/);
  });
});
