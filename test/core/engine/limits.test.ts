import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../server/src/core/engine/check.js';
import type { ReportMemo } from '../../../server/src/core/engine/check-options.js';
import type { Finding } from '../../../server/src/core/engine/finding.js';
import { createRuleSet } from '../../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { cleanText, form } from '../../support/clean.js';

const rules = createRuleSet(builtinPack());
const findingsOf = (text: string, memo?: ReportMemo): Finding[] =>
  checkDocument(readDocument(text, form), rules, memo ? { memo } : {});
const counts = (findings: readonly Finding[]): Map<string, number> => {
  const of = new Map<string, number>();
  for (const { rule } of findings) of.set(rule, (of.get(rule) ?? 0) + 1);
  return of;
};
const limits = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ rule }) => rule === 'engine/limit');

/** The clean report with something at the end of its introduction. */
const within = (what: string): string => cleanText().replace('## 一、', `${what}\n\n## 一、`);

describe('limits are said aloud', () => {
  test('a rule that has found a thousand is not asked on, and says where it stopped', () => {
    const text = within('请填写XX，'.repeat(3000));
    const findings = findingsOf(text);
    expect(counts(findings).get('text/placeholder')).toBe(1000);
    const [limit, ...more] = limits(findings).filter(({ message }) => message.includes('text/placeholder'));
    expect(more).toEqual([]);
    expect(limit?.message).toMatch(/cn-gov-info-annual@.*1000处/);
    const last = findings.filter(({ rule }) => rule === 'text/placeholder').at(-1);
    expect(limit?.range.start).toBeGreaterThan(last!.range.start);
  });

  test('a rule that finds much takes nothing from the others', () => {
    const noise = ['请填写XX，', '１２，', '2021年我局收到5件，', '你好,世界，', '的的，', '甲 乙，'].map(
      (words) => words.repeat(2000),
    );
    const findings = findingsOf(within([...noise, '经办人身份证11010519491231002X。'].join('\n\n')));
    const of = counts(findings);
    expect(Math.max(...of.values())).toBe(1000);
    expect(of.get('privacy/id-number')).toBe(1);
  });

  test('suppressing what a rule has found does not hide that it stopped', () => {
    const text = within(
      `<!-- gouji-disable text/placeholder -- 模板说明 -->\n<!-- gouji-disable engine/limit -- 模板说明 -->\n${'请填写XX，'.repeat(3000)}`,
    );
    const findings = findingsOf(text);
    expect(counts(findings).has('text/placeholder')).toBe(false);
    expect(limits(findings)).toHaveLength(1);
  });

  test('a thousand useless suppressions are enough to hear of', () => {
    const text = within('<!-- gouji-disable-next-line table/cell-blank -- 理由 -->\n'.repeat(5000));
    const findings = findingsOf(text);
    expect(counts(findings).get('suppress/unused')).toBe(1000);
    expect(limits(findings)).toHaveLength(1);
  });

  test.each([
    ['cells of a row', within(`| ${'1 | '.repeat(600)}\n`), '512'],
    ['cells of a row of TABs', within('1\t'.repeat(600)), '512'],
    ['cells of a row of HTML', within(`<table><tr>${'<td>1</td>'.repeat(600)}</tr></table>`), '512'],
    ['tables in tables', within(`${'<table><tr><td>'.repeat(80)}甲`), '64'],
    ['a line', within('本机关依法公开政府信息。'.repeat(20_000)), '200000'],
  ])('%s', (_, text, max) => {
    expect(limits(findingsOf(text)).map(({ message }) => message)).toEqual([expect.stringContaining(max)]);
  });

  test('reports of a file', () => {
    const tiny = '# 甲市乙区丙局2022年政府信息公开工作年度报告\n## 一、总体情况\n';
    const said = (count: number) =>
      limits(findingsOf(tiny.repeat(count))).filter(({ message }) => message.includes('2000份'));
    expect([said(2000), said(2001)]).toMatchObject([[], [{ rule: 'engine/limit' }]]);
  });

  test('lines of a report; nothing is missing in one of which something was not read', () => {
    const [said, ...more] = limits(findingsOf(within('本机关依法公开政府信息。\n'.repeat(30_000))));
    expect([said?.message, more]).toEqual([expect.stringMatching(/30000行/), []]);
    const cut = (what: string) => within(what).replace(/## 二、.*/s, '');
    const absent = (text: string) => findingsOf(text).filter(({ rule }) => /missing|empty/.test(rule)).length;
    expect(absent(cut('本机关依法公开政府信息。'))).toBeGreaterThan(0);
    expect(absent(cut('本机关依法公开政府信息。'.repeat(20_000)))).toBe(0);
  });

  test('limits that are reached thousands of times', () => {
    const of = limits(findingsOf(within(`| ${'1 | '.repeat(513)}\n`.repeat(1500))));
    expect(of.filter(({ messageId }) => messageId === 'cells')).toHaveLength(1000);
    expect(of.filter(({ messageId }) => messageId === 'findings')).toHaveLength(1);
  });

  test('findings kept from an earlier check are limited as new ones are', () => {
    const text = Array.from({ length: 6 }, (_, i) =>
      cleanText({ year: 2021, agency: `柳州市甲乙区第${i}局` }).replace(
        '## 一、',
        `${'请填写XX，'.repeat(100)}\n\n## 一、`,
      ),
    ).join('\n');
    const kept = new Map<string, readonly Finding[]>();
    const memo: ReportMemo = {
      recall: (report) => kept.get(String(report.range.start)),
      keep: (report, _, findings) => kept.set(String(report.range.start), findings),
      has: (report) => kept.has(String(report.range.start)),
    };
    const first = findingsOf(text, memo);
    expect(kept.size).toBeGreaterThan(2);
    expect(kept.size).toBeLessThan(6);
    expect(findingsOf(text, memo)).toEqual(first);
    expect(findingsOf(text)).toEqual(first);
  });
});
