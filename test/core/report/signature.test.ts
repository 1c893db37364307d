import { expect, test } from 'vitest';
import { readOne, wordsAt } from '../../support/reading.js';

const AGENCY = '甲市乙区丙局';

/** Who signs and when, with the words of both, under a report of 甲市乙区丙局. */
function signed(end: string): string {
  const report = readOne(
    `# ${AGENCY}2022年政府信息公开工作年度报告\n\n## 六、其他需要报告的事项\n\n无其他需要报告的事项。\n\n${end}\n`,
  );
  const { signature } = report;
  if (signature === null) return 'nobody';
  const { agency, date } = signature;
  return [
    agency ? `${agency.value} (${wordsAt(report, agency.range)})` : '-',
    date ? `${Object.values(date.value).join('-')} (${wordsAt(report, date.range)})` : '-',
  ].join(', ');
}

test.each([
  ['甲市乙区丙局\n\n2023年1月20日', '甲市乙区丙局 (甲市乙区丙局), 2023-1-20 (2023年1月20日)'],
  ['甲市乙区丙局  2023年1月20日', '甲市乙区丙局 (甲市乙区丙局), 2023-1-20 (2023年1月20日)'],
  ['**甲市乙区丙局** 2023年1月20日', '甲市乙区丙局 (甲市乙区丙局), 2023-1-20 (2023年1月20日)'],
  ['甲市 乙区丙局 二〇二三年一月二十日', '甲市乙区丙局 (甲市 乙区丙局), 2023-1-20 (二〇二三年一月二十日)'],
  ['（2023年1月20日）', '-, 2023-1-20 (2023年1月20日)'],
  ['( 2023年1月20日 )', '-, 2023-1-20 (2023年1月20日)'],
  ['2023年1月20日', '-, 2023-1-20 (2023年1月20日)'],
  ['二○二三年十二月三十一日', '-, 2023-12-31 (二○二三年十二月三十一日)'],
  ['２０２３年１月２０日', '-, 2023-1-20 (２０２３年１月２０日)'],
  ['丁市戊局\n\n2023年1月20日', '丁市戊局 (丁市戊局), 2023-1-20 (2023年1月20日)'],
  // What a page or its attachments set behind it.
  [
    '甲市乙区丙局\n\n2023年1月20日\n\n分享到：微信\n\n【打印本页】',
    '甲市乙区丙局 (甲市乙区丙局), 2023-1-20 (2023年1月20日)',
  ],
  [
    '甲市乙区丙局\n\n2023年1月20日\n\n附件：公开目录',
    '甲市乙区丙局 (甲市乙区丙局), 2023-1-20 (2023年1月20日)',
  ],
  // Without a date only the report's own name, or an end of it, is a signature.
  ['甲市乙区丙局', '甲市乙区丙局 (甲市乙区丙局), -'],
  ['乙区丙局', '乙区丙局 (乙区丙局), -'],
  ['丁市戊局', 'nobody'],
  ['特此报告。', 'nobody'],
  ['特此报告。\n\n2023年1月20日', '-, 2023-1-20 (2023年1月20日)'],
  ['一、丙局\n\n2023年1月20日', '-, 2023-1-20 (2023年1月20日)'],
  ['（一）丙局\n\n2023年1月20日', '-, 2023-1-20 (2023年1月20日)'],
  ['丙局\n\n2023年1月20日', '-, 2023-1-20 (2023年1月20日)'],
  ['丙局3科\n\n2023年1月20日', '-, 2023-1-20 (2023年1月20日)'],
  ['会议于2023年1月20日召开', 'nobody'],
  ['甲市乙区丙局，2023年1月20日', 'nobody'],
  ['2023年', 'nobody'],
])('%j is signed by %s', (end, expected) => {
  expect(signed(end)).toBe(expected);
});
