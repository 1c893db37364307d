import { describe, expect, test } from 'vitest';
import { BUSY, type Cells, type Setting, said } from './report.js';

const APPLY: Setting = { cells: BUSY, matter: 'apply' };
const APPEALS: Cells = {
  ...BUSY,
  'review/upheld': 3,
  'review/corrected': 1,
  'review/pending': 2,
  'review/total': 6,
  'direct/upheld': 2,
  'direct/total': 2,
  'afterReview/upheld': 1,
  'afterReview/other': 1,
  'afterReview/total': 2,
};
const T4: Setting = { cells: APPEALS, matter: 'apply' };
const T2: Setting = {
  cells: {
    'norm/made': 4,
    'norm/repealed': 2,
    'norm/valid': 30,
    'permit/decided': 120,
    'penalty/decided': 9,
  },
};

type Case = readonly [string, Setting?];

/** Equal to a reading that usage allows, or counting something else. */
const SILENT: readonly Case[] = [
  // Every usual reading.
  ['2022年，本机关新收政府信息公开申请40件，上年结转5件。', APPLY],
  ['2022年，本机关共收到政府信息公开申请40件。', APPLY],
  ['2022年，本机关共收到政府信息公开申请45件（含上年结转5件）。', APPLY],
  ['2022年，本机关受理政府信息公开申请45件。', APPLY],
  ['全年收办政府信息公开申请45件，办结39件，结转下年度6件。', APPLY],
  ['全年办理政府信息公开申请39件。', APPLY],
  ['全年办理政府信息公开申请45件，其中新收40件、2021年结转5件。', APPLY],
  ['全年答复政府信息公开申请33件。', APPLY],
  ['全年共答复政府信息公开申请37件。', APPLY],
  ['受理和办结政府信息公开申请39件。', APPLY],
  ['全年收到政府信息公开申请四十件。', APPLY],
  ['全年收到40件政府信息公开申请，6件结转下年度办理。', APPLY],
  ['全年收到政府信息公开申请40件，结转2023年度6件。', APPLY],
  [
    '全年办结39件，其中予以公开11件、部分公开6件、不予公开4件、无法提供9件、不予处理3件、其他处理6件。',
    APPLY,
  ],
  ['予以公开和部分公开17件，保护第三方合法权益不予公开3件，属于国家秘密1件。', APPLY],
  ['本机关不掌握相关政府信息8件，需要另行制作1件，重复申请1件，信访举报投诉类申请2件。', APPLY],
  ['收到政府信息公开申请 ４０ 件。', APPLY],
  // Channels and applicants.
  ['全年收到政府信息公开申请40件，其中网络申请25件、信函申请15件。', APPLY],
  ['通过政府网站收到政府信息公开申请25件。', APPLY],
  ['其中自然人申请33件，法人或其他组织申请7件。', APPLY],
  ['收到当面提交的申请3件、邮寄申请12件。', APPLY],
  // Other business.
  ['全年办理网民留言30件，办结率100%。', APPLY],
  ['受理行政许可申请300件，办结298件。', APPLY],
  ['答复人大代表建议12件、政协提案8件。', APPLY],
  ['收到信访件9件，全部办结。', APPLY],
  ['发出收费通知0件，收取信息处理费0元。', APPLY],
  ['受理点3个，接收渠道4个。', APPLY],
  ['收到咨询电话答复工单55件。', APPLY],
  ['答复文书规范率100%，印发通报2期。', APPLY],
  ['处理12345热线工单120件。', APPLY],
  ['收到群众意见33件，采纳30件。', APPLY],
  ['收到救助申请80件，办结80件。', APPLY],
  // Attributes of documents.
  ['审查公文90件，认定主动公开50件、依申请公开31件、不予公开9件。', APPLY],
  ['拟制公文时明确属性，主动公开文件50件，依申请公开31件，不公开文件9件。', { cells: BUSY }],
  // Approximate, other years, other spans, other bases.
  ['全年收到政府信息公开申请50余件。', APPLY],
  ['全年收到政府信息公开申请近50件。', APPLY],
  ['2021年收到政府信息公开申请31件。', APPLY],
  ['收到政府信息公开申请40件，比2021年（31件）增加9件。', APPLY],
  ['收到政府信息公开申请40件，比上年增加9件。', APPLY],
  ['去年，收到政府信息公开申请31件。', APPLY],
  ['上半年收到政府信息公开申请18件，下半年收到22件。', APPLY],
  ['截至6月底，收到政府信息公开申请18件。', APPLY],
  ['第一季度新收政府信息公开申请7件。', APPLY],
  ['1—6月新收政府信息公开申请18件。', APPLY],
  ['全市共收到政府信息公开申请900件。', APPLY],
  ['全系统新收政府信息公开申请150件。', APPLY],
  ['代表区政府办理政府信息公开申请7件。', APPLY],
  ['转办政府信息公开申请4件。', APPLY],
  ['办公室收到政府信息公开申请12件。', APPLY],
  ['局属单位收到政府信息公开申请12件。', APPLY],
  ['涉及征地的政府信息公开申请12件，收到后均依法答复。', APPLY],
  ['历年累计收到政府信息公开申请600件。', APPLY],
  ['抽查政府信息公开申请答复20件。', APPLY],
  ['每月收到政府信息公开申请3件。', APPLY],
  // Blank and unbound cells accuse nobody.
  ['全年新收政府信息公开申请38件。', { matter: 'apply', cells: { A: '' } }],
  ['全年新收政府信息公开申请38件。', { matter: 'apply', cells: { A: '/' } }],
  ['全年不予公开7件。', { matter: 'apply', cells: { 'C3.4': '' } }],
  // A table that contradicts itself in the row is no witness.
  ['全年新收政府信息公开申请41件。', { matter: 'apply', cells: { A: 40, 'A/person': 41, 'A/company': 0 } }],
  ['未收到政府信息公开申请。', { matter: 'apply', cells: { A: 1, 'A/person': 0, 'A/company': 0 } }],
  // Without the topic a verb says nothing.
  ['全年受理38件，办结37件。', { cells: BUSY, matter: 'open' }],
  // Plans and problems.
  ['收到政府信息公开申请12件。', { cells: BUSY, section: 's5' }],
  // Reviews and lawsuits.
  ['因政府信息公开被申请行政复议6件，被提起行政诉讼4件。', T4],
  ['因政府信息公开工作被申请行政复议6件，其中维持3件、纠正1件、尚未审结2件。', T4],
  ['政府信息公开领域行政诉讼2件。', T4],
  ['未经复议直接起诉2件，复议后起诉2件。', T4],
  ['因政府信息公开引发的行政复议、行政诉讼10件。', T4],
  ['全年备案政府信息公开领域行政复议案件34件，行政诉讼案件12件。', T4],
  ['审理政府信息公开类行政复议案件30件。', T4],
  ['全年办理行政复议案件120件，行政诉讼案件33件。', { cells: APPEALS, matter: 'support' }],
  ['因政府信息公开被申请行政复议，其中驳回2件、撤回1件。', T4],
  ['对复议、诉讼案件开展评查12件。', T4],
  ['行政诉讼案件开庭应诉9件。', T4],
  ['2021年因政府信息公开被申请行政复议9件。', T4],
  ['截至6月底，因政府信息公开被申请行政复议3件。', T4],
  // Table two.
  ['全年制发行政规范性文件4件，废止行政规范性文件2件，现行有效行政规范性文件30件。', T2],
  ['公开行政规范性文件12件。', T2],
  ['解读行政规范性文件9件，备案规范性文件7件。', T2],
  ['清理规范性文件50件，宣布失效8件。', T2],
  ['作出行政许可决定120件，公示行政处罚500件。', T2],
  ['公开行政许可信息300条，行政处罚信息20条。', T2],
  ['制发规范性文件4件。', T2],
  // Nil phrases that are true, or narrower than the table.
  ['2022年，本机关未收到政府信息公开申请。', { matter: 'apply' }],
  ['本年度没有发生行政复议、行政诉讼案件。', { matter: 'apply' }],
  ['未收到法人或其他组织提出的政府信息公开申请。', APPLY],
  ['未收到信函方式的政府信息公开申请。', APPLY],
  ['未收到涉及征地补偿的政府信息公开申请。', APPLY],
  ['没有超期未答复的政府信息公开申请。', APPLY],
  ['未按期答复的政府信息公开申请为零。', APPLY],
  ['上半年未收到政府信息公开申请。', APPLY],
  ['2021年未收到政府信息公开申请。', APPLY],
  ['未发生行政复议被纠正、行政诉讼败诉的情况。', T4],
  ['行政复议尚未审结，未经复议直接起诉2件。', T4],
  ['无正当理由逾期不补正的申请2件。', APPLY],
  ['未发生因答复超期被申请行政复议的情况。', T4],
  ['已审结的行政复议均获维持，因政府信息公开产生。', T4],
  ['依申请公开工作无重复申请。', { matter: 'apply', cells: BUSY }],
  ['到期的政府信息公开申请已全部办结。', APPLY],
  [
    '因政府信息公开被申请行政复议3件，均维持。',
    { matter: 'apply', cells: { 'review/upheld': 3, 'review/total': 3 } },
  ],
];

const REST = '部分公开6件，不予公开4件，无法提供9件，不予处理3件，其他处理6件';

const FAULTS: readonly (readonly [string, Setting, ...string[]])[] = [
  ['2022年，本机关新收政府信息公开申请41件。', APPLY, 'cell-mismatch error 41'],
  ['2022年，本机关新收政府信息公开申请40件，上年结转6件。', APPLY, 'cell-mismatch error 6'],
  ['2022年，本机关新收40件，2021年结转7件。', APPLY, 'cell-mismatch error 7'],
  ['2022年，共收到政府信息公开申请42件。', APPLY, 'cell-mismatch warning 42'],
  ['2022年，共收到政府信息公开申请48件（含上年结转5件）。', APPLY, 'cell-mismatch warning 48'],
  ['2022年，受理政府信息公开申请44件。', APPLY, 'cell-mismatch warning 44'],
  ['2022年收到38件政府信息公开申请。', APPLY, 'cell-mismatch warning 38'],
  ['全年收办政府信息公开申请47件。', APPLY, 'cell-mismatch warning 47'],
  ['全年办结政府信息公开申请38件。', APPLY, 'cell-mismatch warning 38'],
  ['全年收到政府信息公开申请40件，5件结转下年度办理。', APPLY, 'cell-mismatch error 5'],
  ['结转2023年度7件。', APPLY, 'cell-mismatch error 7'],
  ['办结39件，其中予以公开12件、部分公开6件。', APPLY, 'cell-mismatch error 12'],
  ['办结39件，其中予以公开11件、部分公开5件。', APPLY, 'cell-mismatch error 5'],
  // With the table's figure the list adds up: one fault, one finding.
  [`办结39件，其中予以公开12件，${REST}。`, APPLY, 'cell-mismatch error 12'],
  [`办结39件，其中予以公开21件，${REST}。`, APPLY, 'cell-mismatch error 21'],
  [`办结政府信息公开申请38件，其中予以公开11件，${REST}。`, APPLY, 'parts-sum error 38'],
  [`办结政府信息公开申请48件，其中予以公开11件，${REST}。`, APPLY, 'cell-mismatch error 48'],
  [`办结38件，其中予以公开12件，${REST}。`, APPLY, 'cell-mismatch warning 38', 'cell-mismatch error 12'],
  ['不予公开5件，无法提供9件。', APPLY, 'cell-mismatch error 5'],
  ['无法提供10件，不予处理3件。', APPLY, 'cell-mismatch error 10'],
  ['不予处理4件，其他处理6件。', APPLY, 'cell-mismatch error 4'],
  ['其他处理7件。', APPLY, 'cell-mismatch error 7'],
  ['无法提供8件。', APPLY, 'cell-mismatch hint 8'],
  ['重复申请3件。', APPLY, 'cell-mismatch error 3'],
  ['新收政府信息公开申请33件。', APPLY, 'cell-mismatch warning 33'],
  ['收到政府信息公开申请四十一件。', APPLY, 'cell-mismatch warning 四十一'],
  ['收到政府信息公开申请0件。', APPLY, 'cell-mismatch warning 0'],
  ['不予公开政府信息申请 0 件。', APPLY, 'cell-mismatch error 0'],
  ['全市共收到政府信息公开申请900件。', { ...APPLY, agency: '甲市人民政府' }, 'cell-mismatch warning 900'],
  ['因政府信息公开被申请行政复议7件。', T4, 'cell-mismatch error 7'],
  ['因政府信息公开被申请行政复议6件，被提起行政诉讼5件。', T4, 'cell-mismatch warning 5'],
  ['因政府信息公开被申请行政复议6件，其中维持4件。', T4, 'cell-mismatch error 4'],
  ['因政府信息公开被申请行政复议6件，纠正2件、尚未审结2件。', T4, 'cell-mismatch error 2'],
  ['政府信息公开案件未经复议直接起诉3件。', T4, 'cell-mismatch error 3'],
  ['政府信息公开案件复议后起诉3件。', T4, 'cell-mismatch error 3'],
  ['全年制发行政规范性文件5件。', T2, 'cell-mismatch error 5'],
  ['现行有效行政规范性文件31件。', T2, 'cell-mismatch error 31'],
  ['全年制定规范性文件6件。', T2, 'cell-mismatch warning 6'],
  ['作出行政许可决定119件。', T2, 'cell-mismatch warning 119'],
  ['2022年，本机关未收到政府信息公开申请。', APPLY, 'nil-mismatch error 未收到政府信息公开申请'],
  [
    '本年度没有收到公民、法人和其他组织的信息公开申请。'.replace('公民、法人和其他组织的', ''),
    APPLY,
    'nil-mismatch error 没有收到信息公开申请',
  ],
  ['全年无依申请公开事项。', APPLY, 'nil-mismatch error 无依申请公开事项'],
  [
    '未发生因政府信息公开引起的行政复议案件。',
    T4,
    'nil-mismatch error 未发生因政府信息公开引起的行政复议案件',
  ],
  ['没有因政府信息公开工作被提起行政诉讼。', T4, 'nil-mismatch error 没有因政府信息公开工作被提起行政诉讼'],
  ['未发生政府信息公开行政复议、行政诉讼。', T4, 'nil-mismatch error 未发生政府信息公开行政复议、行政诉讼'],
  ['因政府信息公开被申请行政复议6件，均获维持。', T4, 'nil-mismatch error 复议6件，均获维持'],
  ['收到的政府信息公开申请已全部办结。', APPLY, 'nil-mismatch warning 申请已全部办结'],
];

describe('claims about the tables', () => {
  test.each(SILENT.map(([text, setting]) => [text, setting] as const))('silent: %s', (text, setting) => {
    expect(said(text, setting)).toEqual([]);
  });
  test.each(FAULTS.map(([text, setting, ...expected]) => [text, setting, expected] as const))(
    '%s',
    (text, setting, expected) => {
      expect(said(text, setting)).toEqual(expected);
    },
  );
});
