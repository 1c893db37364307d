import { describe, expect, test } from 'vitest';
import { bindLines, readOne, withTable } from '../../support/reading.js';

const T3 = '⇥自然人⇥商业企业⇥科研机构⇥社会公益组织⇥法律服务机构⇥其他⇥总计\n';
const bound = (table: string, lines: string): string =>
  [...bindLines(table, lines)].map(([address, words]) => `${address.slice(3)}=${words}`).join(' ');
const reasons = (table: string, lines: string): string[] =>
  readOne(withTable(table, lines.replaceAll('⇥', '\t'))).unbound.map(({ reason }) => reason);

describe('labels in other words than the form has', () => {
  test.each([
    ['a year for 本年', '信息内容⇥2022年制发件数⇥2022年废止件数⇥现行有效件数'],
    ['a word of each is enough', '信息内容⇥本年度制发数（件）⇥废止数⇥现行有效数'],
    ['blanks among the signs', '信息 内容⇥本年 制发件数⇥本年 废止件数⇥现行 有效件数'],
  ])('columns: %s', (_name, header) => {
    expect(bound('t2', `${header}\n规章⇥1⇥2⇥3`)).toBe('rules/made=1 rules/repealed=2 rules/valid=3');
  });

  test('two of those words in one cell are no column', () => {
    const lines = '信息内容⇥制发和废止件数⇥现行有效件数\n规章⇥1⇥2';
    expect(bound('t2', lines)).toBe('');
    expect(reasons('t2', lines)).toEqual(['header-not-understood']);
  });

  test.each([
    ['（三）不予公开1.属于国家秘密', 'C3.1'],
    ['（五）不予处理2.重复申请', 'C5.2'],
    ['三、本年度办理结果（一）予以公开', 'C1'],
    ['三、本年度办理结果（五）不予处理2.重复申请', 'C5.2'],
    ['2022年新收政府信息公开申请数量', 'A'],
    ['一、2022年新收政府信息公开申请数量', 'A'],
    ['二、2021年结转政府信息公开申请数量', 'B'],
    ['四、2022年新收政府信息公开申请数量', null],
    ['（三）不予公开', null],
    ['（三）不予公开9.没有这一行', null],
  ])('row: %s is %s', (label, row) => {
    const cells = bound('t3', `${T3}${label}⇥1⇥2⇥3⇥4⇥5⇥6⇥7`);
    expect(cells).toBe(
      row === null
        ? ''
        : ['person', 'company', 'research', 'welfare', 'legal', 'other', 'total']
            .map((column, i) => `${row}/${column}=${i + 1}`)
            .join(' '),
    );
  });

  test('the same row with the same figures is the same row; with others it is nobody’s', () => {
    const row = (label: string, first: number) => `${label}⇥${first}⇥2⇥3⇥4⇥5⇥6⇥7`;
    const twice = (first: number) => `${T3}${row('（一）予以公开', 1)}\n${row('（一）予以公开', first)}`;
    expect(bound('t3', twice(1))).toContain('C1/person=1');
    expect(bound('t3', twice(9))).toBe('');
    expect(reasons('t3', twice(9))).toContain('row-twice');
  });
});
