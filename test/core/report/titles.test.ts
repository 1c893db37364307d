import { describe, expect, it } from 'vitest';
import { readFile, readOne, wordsAt } from '../../support/reading.js';

const BODY = '\n\n## 一、总体情况\n\n无。\n';

describe('the title', () => {
  it.each([
    ['甲市乙区丙局2022年政府信息公开工作年度报告', '甲市乙区丙局', 2022],
    ['# 甲市乙区丙局 2022 年度 政府信息公开工作年度报告', '甲市乙区丙局', 2022],
    ['**甲市乙区丙局2022年度政府信息公开年度报告**', '甲市乙区丙局', 2022],
    ['<h1>甲市乙区丙局２０２２年政府信息公开工作年度报告</h1>', '甲市乙区丙局', 2022],
    ['2022年度甲市乙区丙局政府信息公开年度报告', '甲市乙区丙局', 2022],
    ['2022年甲市乙区政府信息公开工作年度报告', '甲市乙区', 2022],
    ['甲市乙区丙局二〇二二年政府信息公开工作年度报告', '甲市乙区丙局', 2022],
    ['甲市乙区丙局2022年政府信息公开工作报告', '甲市乙区丙局', 2022],
    ['甲市乙区丙局政府信息公开工作年度报告（2022年）', '甲市乙区丙局', 2022],
    ['2022年度政府信息公开工作年度报告（甲市乙区丙局）', '甲市乙区丙局', 2022],
    ['甲市乙区丙局\n关于2022年度政府信息公开情况的报告', '甲市乙区丙局', 2022],
    ['甲市乙区丙局\n2022年政府信息公开工作年度报告', '甲市乙区丙局', 2022],
    ['# 甲市乙区丙局\n\n# 2022年政府信息公开工作年度报告', '甲市乙区丙局', 2022],
    ['甲市乙区丙局2022年度政府\n信息公开工作年度报告', '甲市乙区丙局', 2022],
    ['<p>甲市乙区丙局</p>\n<p>2022年度政府</p><p>信息公开工作年度报告</p>', '甲市乙区丙局', 2022],
  ])('%s', (title, agency, year) => {
    const html = title.startsWith('<');
    const report = readOne(html ? `${title}<h2>一、总体情况</h2><p>无。</p>` : title + BODY);
    expect(report.agency?.value).toBe(agency);
    expect(report.year?.value).toBe(year);
    expect(report.year?.from).toBe('title');
    expect(wordsAt(report, report.agency!.range)).toBe(agency);
  });

  it.each([
    ['数据统计期限为2022年1月1日至2022年12月31日。', '2022年，工作有序开展。', 2022, 'period'],
    ['编制依据见附件。', '2022年，工作有序开展。2022年度我局公开12条。', 2022, 'text'],
    // One place alone is the author's slip, or about another year.
    ['数据统计期限为2022年1月1日至2022年12月31日。', '工作有序开展。', 2021, 'title'],
    ['数据统计期限为2022年1月1日至2022年12月31日。', '2021年，工作有序开展。2022年再开展。', 2021, 'title'],
    ['数据统计期限为2021年1月1日至2021年12月31日。', '2022年，工作继续。2022年推进。', 2021, 'title'],
    ['编制依据见附件。', '2024年，工作有序开展。2024年度我局公开12条。', 2021, 'title'],
  ])('gives way to the year of period and text: %s %s', (intro, open, year, from) => {
    const report = readOne(
      `# 甲市乙区丙局2021年政府信息公开工作年度报告\n\n${intro}\n\n## 一、总体情况\n\n${open}\n`,
    );
    expect([report.year?.value, report.year?.from]).toEqual([year, from]);
  });

  it('says nothing of year and agency where only the words stand', () => {
    const report = readOne(`# 政府信息公开工作年度报告${BODY}`);
    expect(report.title?.agency).toBeNull();
    expect(report.year).toBeNull();
    expect(report.edition).toBe('2021');
    expect(report.supported).toBe(true);
  });

  it('takes no sentence for a title', () => {
    const text = '现将甲局2022年的情况公布如下，以下是政府信息公开工作年度报告。\n\n一、总体情况\n\n无。\n';
    expect(readFile(text).reports[0]?.title).toBeNull();
  });

  it('leaves page words before it alone', () => {
    const report = readOne(`索引号：000\n发布时间：2023-01-20\n\n2022年政府信息公开工作年度报告${BODY}`);
    expect(report.title?.text).toBe('2022年政府信息公开工作年度报告');
    expect(report.paragraphs.filter((p) => p.role === 'noise').map((p) => p.text.slice(0, 4))).toEqual([
      '索引号：',
      '发布时间',
    ]);
  });
});

describe('the year', () => {
  it('comes from the period where the title has none', () => {
    const text = `# 甲局政府信息公开工作年度报告\n\n统计期限为 2020 年 1 月 1 日至 12 月 31 日。${BODY}`;
    const { year, edition } = readOne(text);
    expect(year).toMatchObject({ value: 2020, from: 'period' });
    expect(edition).toBe('2019');
  });

  it('comes from the text where neither has it', () => {
    const text =
      '# 甲局政府信息公开工作年度报告\n\n## 一、总体情况\n\n2023年以来有2021年的文件，2023年共有三件。\n';
    expect(readOne(text).year).toMatchObject({ value: 2023, from: 'text' });
  });

  it('is not that of a law', () => {
    const law =
      '根据《中华人民共和国政府信息公开条例》（2007年4月5日中华人民共和国国务院令第492号公布，2019年4月3日国务院令第711号修订）编制。';
    const { year, supported } = readOne(`# 甲局政府信息公开工作年度报告\n\n${law}${BODY}`);
    expect(year).toBeNull();
    expect(supported).toBe(true);
  });

  it('before the first edition is not supported', () => {
    const report = readOne(`# 甲局2017年政府信息公开工作年度报告${BODY}`);
    expect(report.supported).toBe(false);
  });
});

describe('the signature', () => {
  const text = (end: string) =>
    `# 甲市乙区丙局2022年政府信息公开工作年度报告\n\n## 六、其他需要报告的事项\n\n无其他需要报告的事项。\n\n${end}\n`;

  it('is agency and date', () => {
    const { signature, paragraphs } = readOne(text('甲市乙区丙局\n\n2023年1月20日'));
    expect(signature?.agency?.value).toBe('甲市乙区丙局');
    expect(signature?.date?.value).toEqual({ year: 2023, month: 1, day: 20 });
    expect(paragraphs.map((p) => p.role)).toEqual(['title', 'body', 'signature', 'signature']);
  });

  it('may be written in Chinese numerals, or be a date alone', () => {
    const { signature } = readOne(text('二〇二三年一月二十日'));
    expect(signature?.agency).toBeNull();
    expect(signature?.date?.value).toEqual({ year: 2023, month: 1, day: 20 });
  });

  it('is none where the last line is prose', () => {
    expect(readOne(text('特此报告。')).signature).toBeNull();
  });
});
