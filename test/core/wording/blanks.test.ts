import { describe, expect, test } from 'vitest';
import { compareNames } from '../../../server/src/core/wording/agency-names.js';
import { findFullWidth } from '../../../server/src/core/wording/full-width.js';
import { findMasks } from '../../../server/src/core/wording/masks.js';
import { eachDigitGap, findStrayBlanks } from '../../../server/src/core/wording/spacing.js';

const words = { units: '年月日件局市', surnames: '张王', ticks: '☑√' };

describe('placeholders', () => {
  test.each([
    ['20XX年', '20XX'],
    ['202X年', '202X'],
    ['XX局', 'XX'],
    ['××市', '××'],
    ['X月×日', 'X ×'],
    ['公开____条', '____'],
    ['加强监督\ufffd查', '\ufffd'],
    ['政府信□公开', '□'],
    ['张××申请公开', ''],
    ['张××局', '××'],
    ['138****1234', ''],
    ['3×5米，5×8小时', ''],
    ['“1+X”证书', ''],
    ['XXL号', ''],
    ['a__b.docx', ''],
    ['☑网站 报□刊', ''],
    ['王某某', ''],
  ])('%s → %s', (text, masks) => {
    expect(
      findMasks(text, words)
        .map(({ from, to }) => text.slice(from, to))
        .join(' '),
    ).toBe(masks);
  });
});

describe('full-width digits and letters', () => {
  test.each([
    ['公开６０条', '60'],
    ['占１２．５％', '12.5'],
    ['ＡＰＰ与ｗｅｂ', 'APP web'],
    ['约10％～20％，（一）', ''],
  ])('%s → %s', (text, right) => {
    expect(
      findFullWidth(text)
        .map((run) => run.right)
        .join(' '),
    ).toBe(right);
  });
});

describe('blanks', () => {
  test.each([
    ['全年，组 织培训', 1],
    ['全年培训两次 ，效果良好', 1],
    ['（一）主动公开 全年公开，内容真实', 0],
    ['请联系，地址：甲路 邮编：另行公布', 0],
    ['经办人，张 三', 0],
    ['公开，内容    真实', 0],
    ['公开，内容\t真实完整', 0],
  ])('%s: %d stray', (text, count) => {
    expect(findStrayBlanks(text)).toHaveLength(count);
  });

  test('gaps between Chinese and digits', () => {
    const gaps: string[] = [];
    eachDigitGap('1 总体 2022年 3 件，第 5 次', (spaced, from, to) =>
      gaps.push(`${spaced ? '_' : ''}${from}-${to}`),
    );
    expect(gaps).toEqual(['_4-5', '9-9', '_10-11', '_12-13', '_16-17', '_18-19']);
  });

  test('a TAB between them parts cells', () => {
    const gaps: string[] = [];
    eachDigitGap('合法权益\t0\t0 \t总计 3', (spaced, from, to) =>
      gaps.push(`${spaced ? '_' : ''}${from}-${to}`),
    );
    expect(gaps).toEqual(['_12-13']);
  });
});

describe('names of offices', () => {
  const organs = ['局', '委员会', '人民政府', '办公室'];
  test.each([
    ['甲市乙区教育局', '乙区教育局', 'same'],
    ['甲市乙区卫生健康委员会', '乙区卫健委', 'same'],
    ['甲市', '甲市人民政府', 'same'],
    ['甲市人民政府', '甲市人民政府办公室', 'same'],
    ['甲市乙区教育局', '甲市乙区财政局', 'different'],
    ['甲市乙区教育局', '甲市教育体育局', 'unclear'],
    ['甲市乙区教育局', '本机关', 'unclear'],
  ])('%s, %s: %s', (a, b, relation) => {
    expect(compareNames(a, b, organs)).toBe(relation);
  });
});
