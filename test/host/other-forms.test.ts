import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinPackNamed } from '../../server/src/core/pack/builtin/builtin-named.js';
import { cleanReport } from '../../server/src/core/render/clean-report.js';
import { renderReport } from '../../server/src/core/render/render.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { Workspace } from '../../server/src/host/workspace.js';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

const { pack, base } = builtinPackNamed('cn-rule-of-law-annual')!;
const LAW = renderReport(pack.form, cleanReport(pack.form, base), { syntax: 'gfm-flat' });

/** What a workspace without a word of settings makes of a text. */
async function checked(text: string, files: Record<string, string> = {}) {
  const root = folderWith(files);
  const workspace = new Workspace({ pack: builtinPack() });
  const issues = await workspace.prepare([root]);
  const source = workspace.read('a.md', join(root, 'a.md'), text);
  const found = workspace.check(source).map(({ rule, severity }) => `${severity} ${rule}`);
  const { reports } = workspace.result(source, []);
  return {
    issues: issues.map(({ code }) => code),
    found,
    packs: reports.map((report) => report.pack.split('@')[0]),
    compared: workspace.summaries(source).length + workspace.digests(source).length,
  };
}

describe('a report of another built-in form', () => {
  test('is checked by its own pack, and compared with none', async () => {
    expect(await checked(LAW)).toEqual({
      issues: [],
      found: [],
      packs: ['cn-rule-of-law-annual'],
      compared: 0,
    });
    const { found } = await checked(LAW.replace('学习安排', '推进法制建设学习安排').replace('12项', 'XX项'));
    expect(found.sort()).toEqual(['error text/placeholder', 'warning wording/legal-system']);
  });

  test('settings weigh its rules, and may name them', async () => {
    const settings = { 'gouji.yaml': 'rules: { wording/legal-system: error, text/placeholder: off }\n' };
    const text = LAW.replace('学习安排', '推进法制建设学习安排').replace('12项', 'XX项');
    expect(await checked(text, settings)).toMatchObject({
      issues: [],
      found: ['error wording/legal-system'],
    });
  });

  test.each([
    ['a plan with such a title', '# 甲市法治政府建设实施方案\n\n一、主要举措和成效\n\n推进。\n'],
    ['sections without a title', LAW.split('\n').slice(2).join('\n')],
    ['a sentence that names such a report', '# 通知\n\n请报送2023年度法治政府建设年度报告。\n'],
  ])('%s is none', async (_, text) => {
    expect((await checked(text)).packs).toEqual([]);
  });

  test('is read anew when its text changes, and may become one of the first form', async () => {
    const root = folderWith({});
    const workspace = new Workspace({ pack: builtinPack() });
    await workspace.prepare([root]);
    const at = join(root, 'a.md');
    const packsOf = (source: ReturnType<Workspace['read']>) =>
      workspace.result(source, []).reports.map((report) => report.pack.split('@')[0]);
    const first = workspace.read('a.md', at, LAW);
    const next = workspace.read('a.md', at, `${LAW}\n`, first.document);
    expect(packsOf(next)).toEqual(['cn-rule-of-law-annual']);
    const other = workspace.read('a.md', at, cleanText({ year: 2022 }), next.document);
    expect(packsOf(other)).toEqual(['cn-gov-info-annual']);
    expect(packsOf(workspace.read('a.md', at, LAW, other.document))).toEqual(['cn-rule-of-law-annual']);
  });

  test('a report of the first form stays one, whatever it speaks of', async () => {
    const text = cleanText({ year: 2022 }).replace('。', '，并报送法治政府建设年度报告。');
    expect((await checked(text)).packs).toEqual(['cn-gov-info-annual']);
    const both = `${cleanText({ year: 2022 })}\n\n${LAW}`;
    expect(readDocument(both, builtinPack().form).reports.length).toBeGreaterThan(0);
    expect(new Set((await checked(both)).packs)).toEqual(new Set(['cn-gov-info-annual']));
  });
});
