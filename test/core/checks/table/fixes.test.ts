import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../server/src/core/engine/check.js';
import { createRuleSet } from '../../../../server/src/core/engine/ruleset.js';
import { builtinBaseReport } from '../../../../server/src/core/pack/builtin/builtin-base.js';
import { caseReport, type RuleCase } from '../../../../server/src/core/pack/cases.js';
import { renderReport } from '../../../../server/src/core/render/render.js';
import type { TableSyntax } from '../../../../server/src/core/render/syntax.js';
import { readDocument } from '../../../../server/src/core/report/read.js';
import { applyEdits } from '../../../../server/src/core/text/edit.js';
import { pack } from './run-rule.js';

const rules = createRuleSet(pack);

function write(change: Partial<RuleCase>, syntax: TableSyntax, lineEnd: '\n' | '\r\n' = '\n'): string {
  const model = caseReport(pack.form, builtinBaseReport(), { name: 'x', expect: [], ...change } as RuleCase);
  return renderReport(pack.form, model, { syntax, lineEnd });
}

const found = (text: string) =>
  checkDocument(readDocument(text, pack.form), rules).filter(({ rule }) => rule.startsWith('table/'));
const kinds = (text: string) => found(text).map(({ rule }) => rule);

/** The text after the first fix of the first finding of a rule. */
function mended(text: string, rule: string): string {
  const fix = found(text).find((finding) => finding.rule === rule)?.fixes[0];
  expect(fix, `${rule} offers a fix`).toBeDefined();
  return applyEdits(text, fix!.edits);
}

describe('a missing row is offered blank, at its place, in the manner of its neighbours', () => {
  test.each<[TableSyntax, string[]]>([
    ['gfm-flat', ['t3/C5.2']],
    ['gfm-padded', ['t3/C3.7', 't3/C3.8']],
    ['tabs', ['t3/C5.2']],
    ['tabs-slipped', ['t3/C4.3']],
    ['pipes-trailing', ['t3/C3.3']],
    ['tabs', ['t2/coerce']],
  ])('%s %j', (syntax, omit) => {
    for (const lineEnd of ['\n', '\r\n'] as const) {
      const broken = write({ omit }, syntax, lineEnd);
      expect(kinds(broken)).toEqual(['table/row-missing']);
      const after = mended(broken, 'table/row-missing');
      expect(kinds(after)).not.toContain('table/row-missing');
      expect(kinds(after)).not.toContain('table/row-order');
      expect(after.replaceAll('\r\n', '').includes('\n')).toBe(lineEnd === '\n');
    }
  });

  test('not where the group would come to stand wrongly, nor where a row is no line', () => {
    for (const [syntax, omit] of [
      ['tabs', 't3/C3.1'],
      ['html', 't3/C5.2'],
      ['cell-lines', 't3/C5.2'],
    ] as const) {
      const [finding] = found(write({ omit: [omit] }, syntax));
      expect(finding?.rule).toBe('table/row-missing');
      expect(finding?.fixes).toEqual([]);
    }
  });
});

describe('a missing table is offered whole and blank', () => {
  test.each<[TableSyntax, string]>([
    ['gfm-flat', 't3'],
    ['tabs', 't4'],
    ['tabs', 't2'],
    ['html', 't3'],
  ])('%s %s', (syntax, table) => {
    const broken = write({ omit: [table] }, syntax);
    expect(kinds(broken)).toEqual(['table/missing']);
    const after = mended(broken, 'table/missing');
    // Nothing is invented: what is left to do is to fill it in.
    expect(kinds(after).filter((rule) => rule !== 'table/cell-blank')).toEqual([]);
  });
});

test.each<[TableSyntax]>([['gfm-flat'], ['gfm-padded'], ['tabs'], ['html'], ['html-plain']])(
  '0 goes into an empty cell that the totals settle: %s',
  (syntax) => {
    const blank = write({ cells: { 't3/C3.2/person': '', 't3/C3.2/welfare': '/' } }, syntax);
    expect(kinds(blank)).toEqual(['table/cell-blank']);
    expect(kinds(mended(blank, 'table/cell-blank'))).toEqual([]);
  },
);

test.each<[string, Partial<RuleCase>]>([
  ['table/row-label', { labels: { 't3/C3.2': '2.其他法律行政止公开' } }],
  [
    'table/note',
    { labels: { 't3/note': '(本列数据的勾稽关系为: 第一项加第二项之和, 等于第三项加第四项之和)' } },
  ],
  ['table/cell-value', { cells: { 't2/permit/decided': '36件', 't2/penalty/decided': '２' } }],
  ['table/relation', { cells: { 't3/C7/total': '19' } }],
])('%s is silent once mended', (rule, change) => {
  for (const syntax of ['gfm-flat', 'gfm-doubled', 'tabs', 'tabs-split', 'html', 'cell-lines'] as const) {
    const broken = write(change, syntax);
    expect(kinds(broken)).toContain(rule);
    expect(kinds(mended(broken, rule))).not.toContain(rule);
  }
});

test.each<[string, Partial<RuleCase>, 'safe' | 'suggestion']>([
  ['table/row-label', { labels: { 't3/C3.4': '4.保护第三方权益' } }, 'safe'],
  ['table/row-label', { labels: { 't3/C3.4': '4.保护第三方合法权益0' } }, 'suggestion'],
  [
    'table/note',
    { labels: { 't3/note': '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项之和）' } },
    'safe',
  ],
  [
    'table/note',
    { labels: { 't3/note': '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项之和12）' } },
    'suggestion',
  ],
])(
  '%s: where a figure has come to stand in the words, putting them right is only offered (%#)',
  (rule, change, kind) => {
    const finding = found(write(change, 'gfm-flat')).find((one) => one.rule === rule);
    expect(finding?.fixes.map((fix) => fix.kind)).toEqual([kind]);
  },
);
