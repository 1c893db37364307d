import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../server/src/core/checks/define.js';
import { check } from '../../../../server/src/core/checks/narrative/fee-statement.js';
import { builtinPack } from '../../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../../server/src/core/report/read.js';
import { nativePattern } from '../../../../server/src/core/text/pattern.js';

const pack = builtinPack();
const rule = pack.rules.find(({ id }) => id === 'narrative/fee-statement')!;
const prepared = check.prepare(rule.params as never, pack.form, nativePattern);

function findings(text: string, year = 2022): number {
  const document = readDocument(
    `# 甲市乙区教育局${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年公开信息60条。\n\n## 六、其他需要报告的事项\n\n${text}\n`,
    pack.form,
  );
  const problems: Problem[] = [];
  for (const report of document.reports)
    check.run(
      { document, report, form: pack.form, emit: (problem: Problem) => problems.push(problem) } as never,
      prepared,
    );
  return problems.length;
}

describe('section six says something of fees', () => {
  test.each([
    '本年度未收取信息处理费。',
    '2022年，本机关未收取政府信息公开信息处理费，无其他需要报告的事项。',
    '依据《政府信息公开信息处理费管理办法》，本年度没有收取信息处理费。',
    '本年度发出收费通知0件，总金额0元。',
    '本年度收费金额0元。',
    '全年没有产生政府信息公开相关费用。',
    '未向申请人收取任何费用。',
    '没有因依申请公开收取费用的情况。',
    '政府信息公开不收取费用。',
    '依申请公开一律免费。',
    '2022年对3件申请收取信息处理费1200元。',
    '本机关依申请提供政府信息未收费。',
    '收费情况：无。',
    '全年依申请公开政府信息未发生收费。',
    '本年度政府信息公开收费总额为0。',
    '信 息 处 理 费：0元。',
  ])('%s', (text) => {
    expect(findings(text)).toBe(0);
  });

  test.each([
    '无其他需要报告的事项。',
    '无。',
    '本机关没有其他需要报告的事项。',
    '全年承办人大代表建议5件、政协提案3件，均已公开办理结果。',
    '下一年度将继续做好政府信息公开工作。',
    '本年度未发生泄密事件。',
    '落实经费保障，安排工作经费。',
    '重大建设项目、民生实事等信息均已公开。',
  ])('silent: %s', (text) => {
    expect(findings(text)).toBe(1);
  });

  test('was not asked for before 2021', () => {
    expect(findings('无其他需要报告的事项。', 2020)).toBe(0);
  });
});
