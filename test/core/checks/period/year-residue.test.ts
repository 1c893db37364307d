import { describe, expect, test } from 'vitest';
import { says } from '../../../support/written-report.js';

const residue = (text: string, year = 2022) => says('period/year-residue', `一、总体情况\n${text}`, { year });

describe('silent on years that are meant', () => {
  test.each([
    '2021年度部门决算已经公开，2023年预算同步公开。',
    '比2021年（31起）下降29%。',
    '收到申请12件，较2021年增加3件。',
    '自2003年以来累计公开9000条。',
    '2020年至今的征收补偿材料。',
    '《基层政务公开标准目录》（2021版）停止使用。',
    '《甲市2021年政务公开工作要点》已经落实。',
    '落实“2021年度民生实事”清单。',
    '2021年12月31日前形成的文件全部清理。',
    '2021年结转0件，结转2023年度办理1件。',
    '2021年收到申请5件，2022年收到申请8件。',
    '2021年度政府信息公开考核结果为优秀。',
    '2021—2022学年招生信息已经公开。',
    '按照甲政办发〔2021〕5号文件执行。',
    '2021年印发的制度继续执行。',
    '主动公开政府信息2021条，编号2021001。',
    '2023年，我局将进一步丰富解读形式，力争公开200条。',
    '2022年，我局主动公开政府信息12条。',
    '完成2021年政府信息公开年度报告的编制和公布。',
    '2021年报告中提出的问题已经解决。',
    '2021年12月30日寄出的申请予以公开。',
  ])('%s', (text) => {
    expect(residue(text)).toEqual([]);
  });
});

describe('finds the year that was forgotten', () => {
  test.each([
    ['2021年，扎实推进主动公开。', ['residue 2021']],
    ['一是2021 年度，扎实推进主动公开。', ['residue 2021']],
    ['按照要求，2021年我局主动公开信息12条。', ['residue 2021']],
    ['截至年底，2020年全年收到申请5件。', ['residue 2020']],
    ['2023年共收到政府信息公开申请5件。', ['residue 2023']],
    ['2022 主动公开政府信息 12 条。', ['no-mark 2022']],
    ['2022度我局收到申请5件。', ['no-mark 2022']],
  ])('%s', (text, expected) => {
    expect(residue(text)).toEqual(expected);
  });

  test('in a heading', () => {
    expect(says('period/year-residue', '一、2021年总体情况\n正文。')).toEqual(['heading 2021']);
  });

  test('in the introduction, whatever the year', () => {
    expect(says('period/year-residue', '现公布2020年政府信息公开工作年度报告。')).toEqual(['residue 2020']);
  });
});
