import { expect, test } from 'vitest';
import { builtinBaseReport } from '../../../server/src/core/pack/builtin/builtin-base.js';
import { newReport } from '../../../server/src/core/render/new-report.js';
import { form, rendered } from '../../support/clean.js';
import { boundCells, readOne } from '../../support/reading.js';
import { findings } from '../../support/told.js';

test.each([2020, 2023])(
  'a new report of %d has every table at nought, and says what is to be written',
  (year) => {
    const model = newReport(form, builtinBaseReport(), {
      agency: '甲市乙区丙局',
      year,
      cells: { 't3/B/person': '3', 't3/B/total': '3' },
    });
    const { text } = rendered(model);
    const report = readOne(text);
    expect(report.title?.text).toBe(`甲市乙区丙局${year}年政府信息公开工作年度报告`);
    expect(report.sections.map(({ id }) => id)).toEqual(form.sections.map(({ id }) => id));
    const cells = [...boundCells(report)].filter(([, words]) => words !== '0');
    expect(cells).toEqual([
      ['t3/B/person', '3'],
      ['t3/B/total', '3'],
    ]);
    const asked = text.match(/（请填写：[^）]+）/g)!;
    expect(asked).toEqual([
      '（请填写：地址）',
      '（请填写：邮编）',
      '（请填写：电话）',
      '（请填写：电子邮箱）',
      ...form.sections.flatMap(({ matters }) => matters.map(({ title }) => `（请填写：${title}）`)),
      ...form.sections
        .filter(({ content, matters }) => content === 'prose' && matters.length === 0)
        .map(({ title }) => `（请填写：${title}）`),
      '（请填写：日期）',
    ]);
    const found = findings(report.document).filter((line) => line.startsWith('error text/placeholder'));
    expect(found).toHaveLength(asked.length);
  },
);
