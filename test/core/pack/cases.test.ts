import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { builtinBaseReport } from '../../../server/src/core/pack/builtin/builtin-base.js';
import {
  caseReport,
  caseSyntaxes,
  childReports,
  previousReport,
} from '../../../server/src/core/pack/cases.js';
import { caseSchema } from '../../../server/src/core/pack/schema/case-schema.js';
import { TABLE_SYNTAXES } from '../../../server/src/core/render/syntax.js';
import { form, rendered } from '../../support/clean.js';

const base = builtinBaseReport();
const parse = (changes: object) => caseSchema(z).parse({ name: 'x', expect: [], ...changes });
const model = (changes: object) => caseReport(form, base, parse(changes));
const text = (changes: object) => rendered(model(changes), 'tabs').text;

describe('a case changes the clean report', () => {
  test.each<readonly [string, object, RegExp]>([
    ['title', { title: '某局年报' }, /^# 某局年报\n/],
    ['no title', { title: '' }, /^根据/],
    ['introduction, a line a paragraph', { intro: '甲。\n乙。' }, /\n\n甲。\n\n乙。\n\n## 一、/],
    ['prose of a matter', { paragraphs: { open: '甲。' } }, /### （一）主动公开\n\n甲。\n/],
    ['prose of a section', { paragraphs: { other: '甲。' } }, /## 六、其他需要报告的事项\n\n甲。\n/],
    ['no prose', { paragraphs: { problems: '' } }, /改进情况\n\n## 六、/],
    ['headings', { headings: { s2: '贰、甲', open: '1.乙' } }, /### 1\.乙\n[\s\S]*\n## 贰、甲\n/],
    ['signature', { signature: '甲局\n2023年2月1日' }, /\n\n甲局\n\n2023年2月1日\n$/],
    [
      'figures',
      { cells: { 't3/A/person': 88, 't2/fee/amount': '' } },
      /行政事业性收费\t\t\t\n[\s\S]*数量\t\t\t88\t/,
    ],
    [
      'labels',
      { labels: { 't3/C1': '（一）公开', 't3//legal': '律所', 't3/C3': '（三）不公开' } },
      /律所[\s\S]*（一）公开[\s\S]*（三）不公开/,
    ],
    ['a missing row', { omit: ['t3/C1'] }, /三、本年度办理结果\t（二）部分公开/],
    ['a missing column', { omit: ['t3//other'] }, /法律服务机构\t\n|法律服务机构\n/],
    [
      'rows in another order',
      { rows: { t2: ['norm', 'rules', 'permit'] } },
      /行政规范性文件\t1\t1\t8\n规章\t0/,
    ],
    [
      'a foreign row',
      { foreign: [{ after: 't3/C1', label: '（九）甲', cells: [1, 2] }] },
      /\n\t（九）甲\t\t1\t2/,
    ],
    ['another edition of a table', { editions: { t2: '2019' } }, /本年新制作数量[\s\S]*政府集中采购/],
    ['another year', { year: 2020 }, /2020年政府信息公开[\s\S]*〔2019〕60号[\s\S]*本年新制作数量/],
    ['another agency', { agency: '甲市乙局' }, /^# 甲市乙局2022年[\s\S]*\n甲市乙局\n/],
    ['contact data', { contact: { phone: '010-12345678' } }, /电话：010-12345678；/],
  ])('%s', (_name, changes, found) => {
    expect(text({})).not.toMatch(found);
    expect(text(changes)).toMatch(found);
  });

  test('sections left out, moved and doubled', () => {
    const ids = (changes: object) => model(changes).sections.map(({ id }) => id);
    expect(ids({ omit: ['s2', 's6'] })).toEqual(['s1', 's3', 's4', 's5']);
    expect(ids({ order: ['s2', 's1', 's2'] })).toEqual(['s2', 's1', 's2']);
    expect(model({ omit: ['t3'] }).sections[2]?.table).toBeNull();
  });
});

test('a blank cell is not asked for where it would leave no trace', () => {
  const syntaxes = (changes: object) => caseSyntaxes(parse(changes), model(changes));
  expect(syntaxes({})).toEqual(TABLE_SYNTAXES);
  expect(syntaxes({ cells: { 't3/A/person': '' } })).not.toContain('cell-paragraphs');
  expect(syntaxes({ syntaxes: ['tabs'] })).toEqual(['tabs']);
});

test("last year's report says only what the case says", () => {
  const one = parse({ year: 2023, previous: { cells: { 't3/D/total': 4 }, paragraphs: { open: '甲。' } } });
  const previous = previousReport(form, base, one)!;
  expect(previous.title).toContain('2022年');
  expect(previous.sections[0]?.matters.map(({ paragraphs }) => paragraphs)).toEqual([
    ['甲。'],
    [],
    [],
    [],
    [],
  ]);
  expect(previous.sections[2]?.table?.cells['D/total']).toBe('4');
  expect(previousReport(form, base, parse({}))).toBeNull();
});

test('children have only the figures that they are given', () => {
  const [child] = childReports(
    form,
    base,
    parse({ children: [{ agency: '甲所', cells: { 't2/permit/decided': 3 } }] }),
  );
  expect(child!.title).toContain('甲所2022年');
  expect(Object.entries(child!.sections[1]!.table!.cells).filter(([, figure]) => figure !== '')).toEqual([
    ['permit/decided', '3'],
  ]);
});
