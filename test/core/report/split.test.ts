import { describe, expect, it } from 'vitest';
import { isReport } from '../../../server/src/core/report/read.js';
import { RESULT_PAGE_MARK } from '../../../server/src/core/report/result-page.js';
import { cleanText, form } from '../../support/clean.js';
import { boundCells, readFile, wordsAt } from '../../support/reading.js';

describe('several reports in one file', () => {
  const first = cleanText({ agency: '甲市乙区丙局', year: 2022 });
  const second = cleanText({ agency: '甲市乙区丁局', year: 2023, syntax: 'html' });

  it('are read one by one', () => {
    const { reports } = readFile(`${first}\n${second}`);
    expect(reports.map(({ agency, year }) => [agency?.value, year?.value])).toEqual([
      ['甲市乙区丙局', 2022],
      ['甲市乙区丁局', 2023],
    ]);
    expect(reports.map((report) => boundCells(report).size)).toEqual([200, 200]);
    expect(reports[0]!.range.end).toBe(reports[1]!.range.start);
    expect(reports[1]!.range.end).toBe(first.length + second.length + 1);
    expect(wordsAt(reports[1]!, reports[1]!.agency!.range)).toBe('甲市乙区丁局');
  });

  it('a title on every page is no further report', () => {
    const title = first.slice(0, first.indexOf('\n'));
    const paged = first.replaceAll('\n\n', (gap) => `${gap}${title}${gap}`);
    expect(readFile(paged).reports).toHaveLength(1);
  });

  it('a cover, a table of contents and the title again are one report', () => {
    const title = '甲市乙区丙局2022年政府信息公开工作年度报告';
    const contents = form.sections.map((section, i) => `${'一二三四五六'[i]}、${section.title}`).join('\n\n');
    expect(readFile(`${title}\n\n目录\n\n${contents}\n\n${first}`).reports).toHaveLength(1);
  });

  it('a heading over a compilation is no report', () => {
    const { reports } = readFile(`# 政府信息公开工作年度报告汇编\n\n${first}\n${second}`);
    expect(reports.map(({ year }) => year?.value)).toEqual([2022, 2023]);
  });
});

describe('what is a report', () => {
  it.each([
    ['its title', '# 甲局2022年政府信息公开工作年度报告\n', true],
    ['two sections', '一、总体情况\n\n甲。\n\n二、主动公开政府信息情况\n\n乙。\n', true],
    ['one section', '一、总体情况\n\n甲。\n', false],
    ['a table of the form', '| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n', true],
    ['other headings', '# 会议纪要\n\n## 一、议题\n\n研究政府信息公开工作年度报告的编制。\n', false],
    ['a list with a short word of the form', '| 项目 | 数量 |\n|---|---|\n| 行政许可 | 3 |\n', false],
    [
      'a page of our own results, with every table in it',
      `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">${RESULT_PAGE_MARK}</head>\n<body><table><tr><td>一、本年新收政府信息公开申请数量</td>${'<td>0</td>'.repeat(7)}</tr></table></body></html>`,
      false,
    ],
    ['a message about a report', '# 甲乙区发布2023年政府信息公开工作年度报告\n\n甲。\n', false],
    ['a picture of a report', '# 一图读懂甲乙区2023年政府信息公开工作年度报告\n', false],
    ['an agency that spreads messages', '# 甲市预警信息发布中心2023年政府信息公开工作年度报告\n', true],
    ['the head of a list of reports', '# 政府信息公开年报\n\n- 2023年度 2024-01-18\n', false],
    ['a summary of other work', '# 甲局2023年工作要点\n\n一、总体要求\n\n甲。\n', false],
    ['nothing', '', false],
  ])('%s', (_, text, expected) => {
    expect(isReport(text, form)).toBe(expected);
  });
});

describe('round about the report', () => {
  it('front matter and comments are told apart', () => {
    const text = `---\nsuppress: []\n---\n<!-- 甲 -->\n${cleanText()}\n乙<!-- 丙 -->丁\n`;
    const document = readFile(text);
    expect(text.slice(document.frontMatter!.start, document.frontMatter!.end)).toBe('suppress: []\n');
    expect(document.comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      '<!-- 甲 -->',
      '<!-- 丙 -->',
    ]);
    expect(document.reports[0]!.paragraphs.some((p) => p.text === '乙丁')).toBe(true);
  });

  it.each(['\r\n', '\r'])('line ends %j change nothing', (lineEnd) => {
    const text = cleanText();
    const plain = [...boundCells(readFile(text).reports[0]!)];
    const other = readFile(text.replaceAll('\n', lineEnd));
    expect(other.reports).toHaveLength(1);
    expect([...boundCells(other.reports[0]!)]).toEqual(plain);
  });

  it('a page of a site is read through its scripts and menus', () => {
    const body = cleanText({ syntax: 'html' });
    const page = [
      '<!DOCTYPE html><html><head><title>甲局2021年政府信息公开工作年度报告</title>',
      '<style>td{}</style><script>var a="<td>1</td>";</script></head><body>',
      '<nav><ul><li>首页</li><li>政府信息公开年报</li></ul></nav>',
      '<table class="layout"><tr><td>左栏<td><div>',
      body,
      '</div></td></tr></table><footer>版权所有</footer></body></html>',
    ].join('\n');
    const { reports } = readFile(page);
    expect(reports).toHaveLength(1);
    expect(reports[0]!.year?.value).toBe(2022);
    expect(reports[0]!.sections).toHaveLength(6);
    expect(boundCells(reports[0]!).size).toBe(200);
    expect(reports[0]!.headings).toHaveLength(11);
  });
});
