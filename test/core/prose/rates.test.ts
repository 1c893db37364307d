import { describe, expect, test } from 'vitest';
import { BUSY, type Setting, said } from './report.js';

const LAST_YEAR: Setting = { cells: BUSY, matter: 'apply', previous: { A: 32, B: 3, C7: 30, D: 5 } };

const SILENT: readonly (readonly [string, Setting?])[] = [
  // Rounded up, cut off, bent to a hundred.
  ['公开信息60条，其中政策文件20条，占33.3%；工作动态40条，占66.7%。'],
  ['公开信息60条，其中政策文件20条，占33.4%；工作动态40条，占66.6%。'],
  ['公开信息60条，其中政策文件20条，占33%；工作动态40条，占67%。'],
  ['公开信息60条，其中政策文件20条（占33.33%），工作动态40条（占66.67%）。'],
  ['公开信息60条，其中政策文件20条，占比33.3%，工作动态40条，占比为66.7%。'],
  ['公开信息60条，其中政策文件20条，占总数的33.3%，工作动态40条，占总数的66.7%。'],
  ['采纳意见8件，占全部9件的88.9%。'],
  ['采纳意见8件，占收到意见9件的88.8%。'],
  ['公开信息60条，其中政策文件15条，占比百分之25，工作动态45条。'],
  // No whole, or another one.
  ['公开政策文件20条，占33.3%。'],
  ['公开政策文件20条，占全市总量的12.5%。'],
  ['公开信息60条，其中政策文件20条，占全市的5%，工作动态40条。'],
  ['考核分值占5%，政务公开占权重的4%。'],
  ['公开信息60余条，其中政策文件20条，占35%，工作动态40条。'],
  ['甲类20条，占20.0%；乙类30条，占30.0%；丙类50条，占50.0%。'],
  ['甲类20条，占20.0%；乙类30条，占31.0%。'],
  // Growth with its figures.
  ['公开信息120条，比2021年（100条）增长20%。'],
  ['公开信息120条，较上年的100条增长20%。'],
  ['公开信息80条，较去年100条下降20.0%。'],
  ['公开信息120条，比上年增加20条，增长20%。'],
  ['公开信息80条，同比减少20条，下降20%。'],
  ['公开信息130条，比2021年（90条）增长44.4%。'],
  // Without a base nothing can be said.
  ['公开信息120条，同比增长37.5%。'],
  ['公开信息120条，增长20%，阅读量增长55%。'],
  ['办结率100%，同比提高3个百分点。'],
  ['公开信息120条，公开率同比提高5%。'],
  ['满意度98%，比上年提高2%。'],
  ['公开信息120余条，比2021年（100条）增长28%。'],
  ['公开信息120条，比2021年近100条增长28%。'],
  ['网站访问量300万次，同比增长20%。'],
  // Last year's report.
  ['新收政府信息公开申请40件，同比增长25%。', LAST_YEAR],
  ['新收政府信息公开申请40件，同比增长25.0%。', LAST_YEAR],
  ['收到政府信息公开申请40件，较上年增长25%。', LAST_YEAR],
  ['收办政府信息公开申请45件，同比增长28.57%。', LAST_YEAR],
  ['收办政府信息公开申请45件，同比增长30%。', LAST_YEAR],
  ['新收政府信息公开申请40件，同比增长60%。', { cells: BUSY, matter: 'apply' }],
  ['新收政府信息公开申请40件，同比增长60%。', { ...LAST_YEAR, previous: { B: 3 } }],
  ['新收政府信息公开申请40件，同比增长60%。', { ...LAST_YEAR, previous: { A: 0 } }],
  ['全年收到政府信息公开申请约40件，同比增长60%。', LAST_YEAR],
  ['新收政府信息公开申请40件，答复率同比提高60%。', LAST_YEAR],
];

const FAULTS: readonly (readonly [string, Setting, ...string[]])[] = [
  ['公开信息60条，其中政策文件20条，占35.3%；工作动态40条，占66.7%。', {}, 'percentage warning 35.3%'],
  ['公开信息60条，其中政策文件20条（占33.33%），工作动态40条（占68.67%）。', {}, 'percentage warning 68.67%'],
  ['公开信息60条，其中政策文件20条，占比33.3%，工作动态40条，占比为76.7%。', {}, 'percentage warning 76.7%'],
  ['采纳意见8件，占全部9件的90%。', {}, 'percentage warning 90%'],
  ['采纳意见8件，占收到意见9件的86.9%。', {}, 'percentage warning 86.9%'],
  ['甲类20条，占20.0%；乙类30条，占30.0%；丙类50条，占55.0%。', {}, 'percentage warning 55.0%'],
  ['公开信息120条，比2021年（100条）增长25%。', {}, 'percentage warning 25%'],
  ['公开信息120条，比2021年（100条）下降20%。', {}, 'percentage warning 20%'],
  ['公开信息120条，较上年的100条增长12%。', {}, 'percentage warning 12%'],
  ['公开信息80条，较去年100条下降25.0%。', {}, 'percentage warning 25.0%'],
  ['公开信息120条，比上年增加20条，增长16.7%。', {}, 'percentage warning 16.7%'],
  ['新收政府信息公开申请40件，同比增长20%。', LAST_YEAR, 'percentage warning 20%'],
  ['新收政府信息公开申请40件，同比下降25%。', LAST_YEAR, 'percentage warning 25%'],
  ['收办政府信息公开申请45件，同比增长27.5%。', LAST_YEAR, 'percentage warning 27.5%'],
];

describe('rates', () => {
  test.each(SILENT.map(([text, setting]) => [text, setting ?? {}] as const))(
    'silent: %s',
    (text, setting) => {
      expect(said(text, setting).filter((line) => !line.startsWith('parts-sum hint'))).toEqual([]);
    },
  );
  test.each(FAULTS.map(([text, setting, ...expected]) => [text, setting, expected] as const))(
    '%s',
    (text, setting, expected) => {
      expect(said(text, setting)).toEqual(expected);
    },
  );
});

describe('the same quantity twice', () => {
  test.each([
    ['全年主动公开政府信息60条。\n共主动公开政府信息60条。', []],
    ['全年主动公开政府信息60条。\n2022年，我局共主动公开政府信息66条。', ['duplicate-quantity hint 66']],
    ['通过网站主动公开政府信息60条。\n主动公开政府信息66条。', []],
    ['主动公开政府信息60余条。\n主动公开政府信息66条。', []],
    ['上半年主动公开政府信息60条。\n主动公开政府信息66条。', []],
    ['2021年主动公开政府信息60条。\n主动公开政府信息66条。', []],
    ['主动公开政府信息60条。\n主动公开政府信息66篇。', []],
    // Meetings may be told apart by what the sentence goes on to say.
    ['举办政务公开业务培训3期。\n举办政务公开业务培训4期。', []],
    ['举办政务公开业务培训3期。\n举办档案管理业务培训4期。', []],
    ['新增栏目3个。\n新增栏目4个。', []],
  ])('%s', (text, expected) => {
    expect(said(text as string)).toEqual(expected);
  });
});
