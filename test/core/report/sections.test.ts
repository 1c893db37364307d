import { describe, expect, it } from 'vitest';
import { readOne } from '../../support/reading.js';

const TITLE = '# 甲市乙区丙局2022年政府信息公开工作年度报告\n\n';
const sectionsOf = (body: string) => readOne(TITLE + body).sections.map(({ id, title }) => `${id} ${title}`);

describe('sections', () => {
  it.each([
    ['## 一、总体情况', 's1 exact'],
    ['#### 一、总体情况', 's1 exact'],
    ['**一、总体情况**', 's1 exact'],
    ['一、总体情况', 's1 exact'],
    ['一 总体情况', 's1 exact'],
    ['1. 总体情况', 's1 exact'],
    ['第一部分 总体情况', 's1 exact'],
    ['第一部分：总体情况', 's1 exact'],
    ['五、主要困难及下步打算', 's5 other'],
    ['<br/>一、总体情况', 's1 exact'],
    ['一、总 体 情 况', 's1 exact'],
    ['总体情况：', ''],
    ['其他需要报告的事项。', ''],
    ['存在的主要问题及改进情况。', ''],
    ['## 总体情况', 's1 exact'],
    ['__一、总体情况__', 's1 exact'],
    ['1. **一、总体情况**', 's1 exact'],
    ['## 一、总体情况 {#overview .unnumbered}', 's1 exact'],
    ['## []{#_Toc12 .anchor}[]{#_Toc13 .anchor}一、总体情况', 's1 exact'],
    ['> 一、总体情况', 's1 exact'],
    ['一、\n总体情况', 's1 exact'],
    ['一、\n\n总体情况', 's1 exact'],
    ['—、总体情况', 's1 exact'],
    ['壹、总体情况', 's1 exact'],
    ['一、政府信息公开工作总体情况', 's1 variant'],
    ['一、概述', 's1 variant'],
    ['二、主动公开政府信息的情况', 's2 variant'],
    ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 's4 variant'],
    ['四、政府信息公开行政复议及行政诉讼情况', 's4 variant'],
    ['四、政府信息公开行政复议,行政诉讼情况', 's4 variant'],
    ['五、存在问题及改进情况', 's5 variant'],
    ['五、工作中存在的不足和下一步打算', 's5 other'],
    ['六、其他需要报告事项', 's6 variant'],
    ['三、收到和处里政府信息公开申请情况', 's3 other'],
  ])('%s', (line, expected) => {
    expect(sectionsOf(`${line}\n\n某某。\n`)).toEqual(expected === '' ? [] : [expected]);
  });

  it('are no sub-headings that share their words', () => {
    const body = '## 一、总体情况\n\n### （一）主动公开情况\n\n某某。\n\n1.主动公开情况\n\n某某。\n';
    expect(sectionsOf(body)).toEqual(['s1 exact']);
  });

  it('stand twice where they are written twice', () => {
    expect(sectionsOf('一、总体情况\n\n甲。\n\n一、总体情况\n\n乙。\n')).toEqual(['s1 exact', 's1 exact']);
  });

  it('of a table of contents do not count', () => {
    const titles = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况'];
    const body = `目录\n\n${titles.join('\n')}\n\n${titles.map((title) => `${title}\n\n某某。\n`).join('\n')}`;
    expect(sectionsOf(body)).toEqual(['s1 exact', 's2 exact', 's3 exact']);
  });

  it('reach to the next heading', () => {
    const report = readOne(`${TITLE}一、总体情况\n\n甲。\n\n五、存在的主要问题及改进情况\n\n乙。\n`);
    const [first, second] = report.sections;
    expect(first!.range.end).toBe(second!.range.start);
    expect(second!.range.end).toBe(report.range.end);
  });
});

describe('headings', () => {
  const headingsOf = (body: string) =>
    readOne(`${TITLE}## 一、总体情况\n\n${body}`)
      .headings.slice(1)
      .map(({ label, matters, runIn, depth }) => `${depth}${runIn ? '>' : ''} ${label} [${matters}]`);

  it.each([
    ['### （一）主动公开\n\n某某。', ['3 主动公开 [open]']],
    ['（二）依申请公开情况。\n\n某某。', ['0 依申请公开情况。 [apply]']],
    ['（三）政府信息管理方面。一是某某。', ['0> 政府信息管理方面 [manage]']],
    ['（三）政府信息管理方面：一是某某。', ['0> 政府信息管理方面 [manage]']],
    ['主动公开方面：1.某某。', ['0> 主动公开方面 [open]']],
    ['**（五）监督保障**\n\n某某。', ['0 监督保障 [support]']],
    ['### （三）政府信息管理和平台建设\n\n某某。', ['3 政府信息管理和平台建设 [manage,platform]']],
    ['（六）标准化建设\n\n某某。', ['0 标准化建设 []']],
    ['（一）\n\n主动公开\n\n某某。', ['0 主动公开 [open]']],
    ['一是加大公开力度。某某。', []],
    ['1.5万人参加了活动，收到意见若干条，办理结果已经公布。', []],
  ])('%s', (body, expected) => {
    expect(headingsOf(`${body}\n`)).toEqual(expected);
  });

  it('give their matter to the paragraphs under them, until one of the same rank comes', () => {
    const body = '（一）主动公开\n\n甲。\n\n1.重点领域\n\n乙。\n\n（二）标准化建设\n\n丙。\n';
    const report = readOne(`${TITLE}## 一、总体情况\n\n${body}`);
    const matters = report.paragraphs.filter((p) => p.role === 'body').map((p) => `${p.text}${p.matter}`);
    expect(matters).toEqual(['甲。open', '乙。open', '丙。null']);
  });

  it('keep the marks of their ordinals', () => {
    const report = readOne(`${TITLE}(一) 主动公开\n\n某某。\n\n（二）依申请公开\n\n某某。\n`);
    expect(
      report.headings.map(({ ordinal }) => [ordinal?.style, ordinal?.number, ordinal?.wellFormed]),
    ).toEqual([
      ['（一）', 1, false],
      ['（一）', 2, true],
    ]);
  });
});
