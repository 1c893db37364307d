import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { findHalfMarks } from '../../../server/src/core/wording/half-width.js';
import { findLoneMarks } from '../../../server/src/core/wording/pairs.js';
import { findRepeatedMarks } from '../../../server/src/core/wording/repeated-marks.js';
import { findTableMarks } from '../../../server/src/core/wording/table-marks.js';
import * as fc from '../../support/fast-check.js';

const widened = (text: string): string =>
  applyEdits(
    text,
    findHalfMarks(text).map(({ from, to, right }) => ({ range: { start: from, end: to }, newText: right })),
  );

describe('half-width marks', () => {
  test.each([
    ['公开60条,其中政策20条', '公开60条，其中政策20条'],
    ['统计期限为: 全年', '统计期限为：全年'],
    ['做好以下工作:', '做好以下工作：'],
    ['第二十条第(六)项', '第二十条第（六）项'],
    ['甲市(2024)年鉴', '甲市（2024）年鉴'],
    ['接口API(应用接口)可用', '接口API（应用接口）可用'],
    ['含解读(图解)等', '含解读（图解）等'],
    ['含解读（图解)等', '含解读（图解）等'],
    ['含解读(图解）等', '含解读（图解）等'],
    ['全年开展培训工作两次.下一步继续推进', '全年开展培训工作两次。下一步继续推进'],
    ['按照"谁公开、谁负责"的原则', '按照“谁公开、谁负责”的原则'],
    ['共98.5%,较上年增长', '共98.5%，较上年增长'],
  ])('%s', (text, right) => {
    expect(widened(text)).toBe(right);
  });

  test.each([
    '公开1,234条，占98.5%',
    '时间为9:30—12:00',
    '网址http://www.example.gov.cn/a,b?c=1',
    '邮箱a.b@example.gov.cn',
    '详见[公开专栏](http://www.example.gov.cn)',
    'WTO, IMF等机构',
    '函数f(x)与v1.2版',
    '附件a.docx',
    '买买提.艾力同志',
    '错误!未定义书签',
    '见图![图一](a.png)',
    '屏幕27"与32"各一',
  ])('left alone: %s', (text) => {
    expect(widened(text)).toBe(text);
  });

  test('widening once is enough', () => {
    const words = fc.array(fc.constantFrom('公', '开', '3', 'a', ',', ':', '(', ')', '.', '"', ' ', '。'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, (units) => {
        const once = widened(units.join(''));
        expect(findHalfMarks(widened(once)).length).toBeLessThanOrEqual(findHalfMarks(once).length);
      }),
    );
  });
});

describe('marks in pairs', () => {
  test.each([
    ['印发《办法》（试行）“一规定”', ''],
    ['按照“谁公开（含‘谁审核’）、谁负责”', ''],
    ['印发《办法，执行', '《'],
    ['印发办法》，执行', '》'],
    ['（含《办法）', '《'],
    ['1）总体；2)主动公开', ''],
    ['执行制度），先审后发', '）'],
    ['“甲“', '““'],
    ['it’s fine', ''],
    ['开发‘app’应用', ''],
    ['推广‘it’s ok’栏目', ''],
    ['((（）', '(('],
  ])('%s → %s', (text, lone) => {
    expect(
      findLoneMarks(text)
        .map(({ mark }) => mark)
        .join(''),
    ).toBe(lone);
  });

  test('what is wrapped in pairs has no lone mark', () => {
    const pair = fc.constantFrom('《》', '“”', '（）', '【】', '()');
    const nested = fc
      .array(fc.tuple(pair, fc.constantFrom('公开', '3', '、', '')), { maxLength: 8 })
      .map((parts) =>
        parts.reduce((inner, [marks, words]) => `${marks[0]}${words}${inner}${marks[1]}${words}`, '甲'),
      );
    fc.assert(
      fc.property(nested, (text) => {
        expect(findLoneMarks(text)).toEqual([]);
      }),
    );
  });
});

test.each([
  ['监督。。全年', '。。', '。'],
  ['监督，，全年', '，，', '，'],
  ['监督，。全年', '，。', null],
])('marks in a row: %s', (text, marks, right) => {
  const [found] = findRepeatedMarks(text);
  expect(found && text.slice(found.from, found.to)).toBe(marks);
  expect(found?.right).toBe(right);
});

test('an ellipsis of full stops is left alone', () => {
  expect(findRepeatedMarks('等等。。。还有')).toEqual([]);
});

describe('marks of tables', () => {
  const words = (source: string, skip: { start: number; end: number } | null = null) =>
    findTableMarks(source, { start: 0, end: source.length }, skip).map(
      ({ from, right }) => source[from] + right,
    );

  test('brackets around Chinese and what stands inside', () => {
    expect(words('收费金额(单位:万元)\t3')).toEqual(['(（', ':：', ')）']);
    expect(words('<td style="width:calc(3px)">第二十条第(六)项</td>')).toEqual(['(（', ')）']);
  });

  test('figures and full-width labels stay', () => {
    expect(words('| （一）予以公开 | (3) | 1,234 |')).toEqual([]);
  });

  test('the printed note is another rule’s', () => {
    const note = '(第一项加第二项)';
    expect(words(`${note}\t(一)`, { start: 0, end: note.length })).toEqual(['(（', ')）']);
  });
});
