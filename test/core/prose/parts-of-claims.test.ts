import { describe, expect, test } from 'vitest';
import { BUSY, type Setting, said } from './report.js';

const APPLY: Setting = { cells: BUSY, matter: 'apply', agency: '甲市乙区教育局' };

/** A number that is a part of what the tables count, or another business: nothing to accuse. */
const SILENT: readonly string[] = [
  // Several facts and several numbers in turn.
  '予以公开、部分公开、不予公开分别为11件、6件、4件。',
  '收到、办结政府信息公开申请分别为40件、39件。',
  '新收和上年结转政府信息公开申请分别为40件和5件。',
  '申请量居前三位的科室分别办理9件、7件、5件。',
  '网站、信函分别收到申请25件、15件。',
  // Told as a part of a number that agrees, or parts that come to it together.
  '答复39件，按期答复38件，按期答复率97.4%。',
  '按期答复36件，延期答复3件。',
  '由我局独立答复30件，会同其他单位答复9件。',
  '局机关受理申请30件，招考中心受理申请10件。',
  '其中，招考中心办理12件。',
  '招生科受理12件。',
  '经补正后答复3件，延期答复2件。',
  '部分公开类答复6件，公开类答复17件。',
  // Averages and peaks.
  '全年收到40件，月均收到3.3件。',
  '月均受理申请3件，平均每月办结3件。',
  '全年收到40件，最多的一个月收到申请9件。',
  '单日最高收到申请5件。',
  // Applications for something else.
  '受理教师资格认定申请860件，认定852件。',
  '收到宅基地申请18件，办结16件。',
  '受理执业医师注册申请168件，办结168件。',
  '受理医疗纠纷投诉37件，办结36件。',
  // Of others, or not of the whole year.
  '某局所属学校收到申请31件，答复31件。',
  '收到公开申请的学校有12所，共收到申请31件，均由学校自行答复。',
  '因申请人主动撤回终止办理4件。',
  '未收到政府信息公开申请的科室有3个。',
  '1月、2月未收到政府信息公开申请。',
  '申请量为40件，网上申请量为25件。',
  // Words of the number's reason, not of the number.
  '有6件因收到时间较晚，结转2023年办理。',
];

const FAULTS: readonly (readonly [string, ...string[]])[] = [
  ['予以公开、部分公开、不予公开分别为11件、7件、4件。', 'cell-mismatch error 7'],
  ['新收和上年结转政府信息公开申请分别为42件和5件。', 'cell-mismatch error 42'],
  ['收到、办结政府信息公开申请分别为40件、38件。', 'cell-mismatch warning 38'],
  ['答复39件，按期答复41件。', 'cell-mismatch warning 41'],
  ['局机关受理申请30件，分局受理申请12件。', 'cell-mismatch warning 30', 'cell-mismatch warning 12'],
  ['政府信息公开申请量为42件。', 'cell-mismatch warning 42'],
  ['2022年1月至12月未收到政府信息公开申请。', 'nil-mismatch error 未收到政府信息公开申请'],
  ['部分公开3.5件。', 'cell-mismatch error 3.5'],
  ['收到依申请公开事项42件。', 'cell-mismatch warning 42'],
  [
    '收到政府信息公开申请42件，结转上年4件，办结41件。',
    'cell-mismatch warning 42',
    'cell-mismatch error 4',
    'cell-mismatch warning 41',
  ],
];

describe('parts of what the tables count', () => {
  test.each(SILENT.map((text) => [text]))('silent: %s', (text) => {
    expect(said(text, APPLY)).toEqual([]);
  });
  test.each(FAULTS.map(([text, ...expected]) => [text, expected] as const))('%s', (text, expected) => {
    expect(said(text, APPLY)).toEqual(expected);
  });
});

test('a whole system beside the government itself is another basis', () => {
  const government: Setting = { cells: BUSY, matter: 'apply', agency: '甲市人民政府' };
  expect(said('全市政府系统共收到政府信息公开申请650件，其中市政府本级40件。', government)).toEqual([]);
  expect(said('全市政府系统共收到政府信息公开申请650件。', government)).toEqual([
    'cell-mismatch warning 650',
  ]);
});

test('what is said of 规章 is not said of 规范性文件', () => {
  const cells = { ...BUSY, 'norm/made': 4, 'norm/repealed': 2, 'norm/valid': 30 };
  expect(said('制定政府规章3件，废止1件；制发行政规范性文件4件。', { cells })).toEqual([]);
  expect(said('制发行政规范性文件4件，制定规章3件，废止1件。', { cells })).toEqual([]);
  expect(said('制发行政规范性文件4件，废止1件。', { cells })).toEqual(['cell-mismatch warning 1']);
});

test('courts judge lawsuits, and reviews that are not over are named apart', () => {
  const cells = { ...BUSY, 'review/total': 8, 'review/upheld': 7, 'review/pending': 1, 'direct/total': 3 };
  const appeals: Setting = { cells: { ...cells, 'direct/corrected': 3 }, section: 's4' };
  expect(said('被复议机关维持7件；被法院判决纠正3件。', appeals)).toEqual([]);
  expect(said('行政复议8件，除1件尚未审结外，其余均获维持。', appeals)).toEqual([]);
  expect(said('行政复议8件，均获维持。', appeals)).toEqual(['nil-mismatch error 复议8件，均获维持']);
});

test('what is made in the name of another office is not counted', () => {
  const setting: Setting = { cells: { ...BUSY, 'norm/made': 4 } };
  expect(said('以区政府名义制发行政规范性文件2件。', setting)).toEqual([]);
  expect(said('以我局名义制发行政规范性文件2件。', setting)).toEqual(['cell-mismatch error 2']);
});
