import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { Bench } from './support/bench.js';
import { checkFolder, type JsonResult } from './support/command-line.js';
import { Editor } from './support/editor.js';
import type { GivenFile } from './support/page.js';

const SAMPLES = join(import.meta.dirname, '../../samples');
const SEVERITY = ['', 'error', 'warning', 'info', 'hint'];

const faulty: GivenFile = {
  cells: { 't3/A/person': 8, 't2/permit/decided': '36件', 't4/direct/total': 3, 't3/D/total': '' },
  paragraphs: { open: '2022 年，主动公开政府信息98条，其中机构职能5条、政策文件20条、工作动态60条。XX' },
};

/** Two years, a comparison, an ignored folder, settings, every table syntax. */
const FILES: Readonly<Record<string, GivenFile>> = {
  ...Object.fromEntries(
    TABLE_SYNTAXES.map((syntax) => [
      `${syntax}/${syntax}.${syntax === 'html' ? 'html' : 'md'}`,
      { ...(faulty as object), syntax, agency: `柳州市甲乙区${syntax}局` },
    ]),
  ),
  'two/2021.md': { year: 2021, cells: { 't3/D/person': 3 } },
  'two/2022.md': {},
  'ignored/2022.md': faulty,
  '.goujiignore': 'ignored\n',
  'notes.md': '# 会议记录\n',
  'gouji.yaml': 'rules: { structure/intro: warning }\n',
};

describe('the editor says what the command line says', () => {
  const bench = new Bench({ files: FILES });
  let expected: JsonResult;

  beforeAll(async () => {
    if (existsSync(SAMPLES)) cpSync(SAMPLES, join(bench.root, 'samples'), { recursive: true });
    expected = await checkFolder(bench.root);
  });
  afterAll(() => bench.remove());

  /** The diagnostics in the shape and words of the JSON. */
  const asJson = (items: readonly Diagnostic[]) =>
    items.map((item) => ({
      rule: item.code,
      severity: SEVERITY[item.severity ?? 0],
      message: item.message,
      range: item.range,
      related: (item.relatedInformation ?? []).map(({ location, message }) => ({
        path: bench.name(location.uri),
        range: location.range,
        message,
      })),
      ...(item.data as object),
    }));
  const fromJson = (file: JsonResult['files'][number]) =>
    file.findings.map(({ rule, severity, message, range, related, fingerprint, cell }) => ({
      rule,
      severity,
      message,
      range,
      related,
      fingerprint,
      ...(cell === undefined ? {} : { cell }),
    }));

  test('there is something to compare', () => {
    const count = expected.files.reduce((sum, { findings }) => sum + findings.length, 0);
    expect(count).toBeGreaterThan(TABLE_SYNTAXES.length * 3);
    expect(expected.files.map(({ path }) => path)).not.toContain('ignored/2022.md');
  });

  test.each(['pull', 'push'] as const)('for open documents, client with %s', async (client) => {
    const editor = await Editor.start({ pull: client === 'pull', folders: [bench.uri('')] });
    for (const { path } of expected.files)
      await editor.open(bench.uri(path), readFileSync(join(bench.root, path), 'utf8'));
    for (const file of expected.files) {
      const uri = bench.uri(file.path);
      const items = client === 'pull' ? ((await editor.pull(uri)).items ?? []) : await editor.pushed(uri);
      expect(asJson(items), file.path).toEqual(fromJson(file));
    }
    await editor.stop();
  });

  test('for the whole folder, nothing open', async () => {
    const editor = await Editor.start({ pull: true, folders: [bench.uri('')] });
    const { items } = await editor.connection.sendRequest<{ items: { uri: string; items: Diagnostic[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    const found = new Map(items.map(({ uri, items: own }) => [bench.name(uri), asJson(own)]));
    for (const file of expected.files) expect(found.get(file.path), file.path).toEqual(fromJson(file));
    const reports = new Set(expected.files.map(({ path }) => path));
    for (const [path, own] of found) if (!reports.has(path)) expect(own, path).toEqual([]);
    await editor.stop();
  });

  test('all samples are among them', () => {
    if (!existsSync(SAMPLES)) return;
    const paths = new Set(expected.files.map(({ path }) => path));
    for (const name of readdirSync(SAMPLES).filter((one) => /\.(?:md|txt|tsv|html)$/.test(one)))
      if (!/^README/i.test(name)) expect(paths).toContain(`samples/${name}`);
  });
});
