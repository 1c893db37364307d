import { describe, expect, it } from 'vitest';
import { cleanText } from '../../support/clean.js';
import { bindLines, boundCells, readOne, withTable } from '../../support/reading.js';

/** Columns of table three in the form's order, as a header in one row. */
const FLAT = '｜项目｜｜｜自然人｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他｜总计｜\n';
const row = (label: string, values: string) => `｜｜｜${label}｜${values.split(' ').join('｜')}｜\n`;

const cells = (table: string, lines: string): Record<string, string> =>
  Object.fromEntries(bindLines(table, lines));

describe('what a naive reader gets wrong', () => {
  it('a header that does not stand above its figures', () => {
    const bound = cells(
      't3',
      `（说明）⇥申请人情况⇥⇥⇥⇥⇥⇥总计
⇥自然人⇥法人或其他组织⇥⇥⇥⇥⇥
⇥⇥商业企业⇥科研机构⇥社会公益组织⇥法律服务机构⇥其他⇥
三、本年度办理结果⇥（三）不予公开⇥1.属于国家秘密⇥11⇥12⇥13⇥14⇥15⇥16⇥17
⇥⇥2.其他法律行政法规禁止公开⇥21⇥22⇥23⇥24⇥25⇥26⇥27`,
    );
    expect(bound['t3/C3.1/person']).toBe('11');
    expect(bound['t3/C3.2/total']).toBe('27');
  });

  it('radicals in place of ideographs, as copying from a PDF leaves them', () => {
    const text = cleanText({ year: 2022 });
    const copied = text.replaceAll('一', '⼀').replaceAll('人', '⼈').replaceAll('大', '⼤');
    expect([...boundCells(readOne(copied))]).toEqual([...boundCells(readOne(text))]);
    expect(readOne(copied).sections.map(({ id }) => id)).toEqual(readOne(text).sections.map(({ id }) => id));
  });

  it('a row that slipped by a column', () => {
    const bound = cells(
      't3',
      `⇥⇥1.信访举报投诉类申请⇥1⇥2⇥3⇥4⇥5⇥6⇥7
2.重复申请⇥⇥11⇥12⇥13⇥14⇥15⇥16⇥17⇥`,
    );
    expect(bound['t3/C5.2/person']).toBe('11');
    expect(bound['t3/C5.2/total']).toBe('17');
  });

  it('a lost cell beside padding', () => {
    const bound = cells(
      't3',
      FLAT +
        row('1.属于国家秘密', '1 2 3 4 5 6 7') +
        row('2.其他法律行政法规禁止公开', '1 2 3 4 5 6 7') +
        '｜予以公开｜｜5｜0｜0｜0｜0｜5｜\n',
    );
    expect(bound).not.toHaveProperty('t3/C1/person');
    expect(bound).toHaveProperty('t3/C3.2/total', '7');
  });

  it('one damaged sibling is no witness for another', () => {
    const bound = cells(
      't3',
      `${FLAT}${row('1.属于国家秘密', '1 2 3 4 5 6')}${row('2.其他法律行政法规禁止公开', '1 2  4 5 6')}`,
    );
    expect(bound).toEqual({});
  });

  it('a header that lost a word, over a row that lost a cell', () => {
    const bound = cells(
      't3',
      '｜项目｜自然人｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜总计｜\n' +
        '｜1.属于国家秘密｜1｜2｜3｜4｜5｜7｜\n' +
        '｜2.其他法律行政法规禁止公开｜1｜2｜3｜4｜5｜6｜7｜\n' +
        '｜3.危及“三安全一稳定”｜1｜2｜3｜4｜5｜6｜7｜\n',
    );
    expect(bound).toEqual({});
  });

  it('a header with a stray number', () => {
    const bound = cells(
      't3',
      `${FLAT.replace('自然人｜', '自然人｜77｜')}${row('1.属于国家秘密', '1 2 3 4 5 6 7')}`,
    );
    expect(bound).toEqual({});
  });

  it('a nameless row behind a group heading', () => {
    const bound = cells(
      't3',
      `${FLAT}｜三、本年度办理结果｜（六）其他处理｜｜1｜2｜3｜4｜5｜6｜7｜\n${row('', '1 0 0 0 0 0 1')}`,
    );
    expect(Object.keys(bound)).toEqual([]);
  });

  it('all blank but the total, its TABs cut', () => {
    const full = '⇥⇥1.属于国家秘密⇥1⇥2⇥3⇥4⇥5⇥6⇥7\n⇥⇥2.其他法律行政法规禁止公开⇥1⇥2⇥3⇥4⇥5⇥6⇥7\n';
    expect(cells('t3', `${full}⇥⇥4.保护第三方合法权益⇥⇥⇥8`)).not.toHaveProperty('t3/C3.4/research');
    expect(cells('t3', `${full}⇥⇥4.保护第三方合法权益⇥⇥⇥⇥⇥⇥⇥8`)).toHaveProperty('t3/C3.4/total', '8');
  });

  it('a lost cell and a TAB behind the row', () => {
    const full = '⇥⇥1.属于国家秘密⇥1⇥2⇥3⇥4⇥5⇥6⇥7\n⇥⇥2.其他法律行政法规禁止公开⇥1⇥2⇥3⇥4⇥5⇥6⇥7\n';
    const bound = cells('t3', `${full}⇥⇥4.保护第三方合法权益⇥1⇥3⇥4⇥5⇥6⇥7⇥`);
    expect(Object.keys(bound).filter((address) => address.startsWith('t3/C3.4'))).toEqual([]);
  });

  it('two numbers in a cell', () => {
    const bound = cells(
      't3',
      `${FLAT}${row('1.属于国家秘密', '1 2 3 4 5 6 7')}｜｜｜4.保护第三方合法权益｜3 4｜0｜0｜0｜0｜7｜\n`,
    );
    expect(Object.keys(bound).filter((address) => address.startsWith('t3/C3.4'))).toEqual([]);
  });

  it('a row of dashes is data', () => {
    const report = readOne(
      withTable(
        't2',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | - | - | - |\n',
      ),
    );
    const table = report.tables.get('t2')!;
    expect([...table.state.slice(0, 3)]).toEqual([3, 3, 3]);
  });

  it('short words outside of their section', () => {
    const text =
      '# 甲局2022年政府信息公开工作年度报告\n\n## 一、总体情况\n\n| 事项 | 数量 |\n|---|---|\n| 行政许可 | 3 |\n\n行政处罚\n\n5\n';
    expect(readOne(text).tables.size).toBe(0);
  });

  it('a title between the rows of a table', () => {
    const bound = cells(
      't3',
      `${FLAT}${row('1.属于国家秘密', '1 2 3 4 5 6 7')}\n甲市乙区丙局2022年政府信息公开工作年度报告\n\n${row('2.其他法律行政法规禁止公开', '1 2 3 4 5 6 7')}`,
    );
    expect(bound).toHaveProperty('t3/C3.2/total', '7');
  });

  it('groups of table four that changed places', () => {
    const names = '结果维持⇥结果纠正⇥其他结果⇥尚未审结⇥总计';
    const bound = cells(
      't4',
      `行政诉讼⇥⇥⇥⇥⇥行政复议⇥⇥⇥⇥⇥行政诉讼⇥⇥⇥⇥
未经复议直接起诉⇥⇥⇥⇥⇥${names}⇥复议后起诉⇥⇥⇥⇥
${names}⇥⇥⇥⇥⇥⇥${names}
1⇥2⇥3⇥4⇥5⇥6⇥7⇥8⇥9⇥10⇥11⇥12⇥13⇥14⇥15`,
    );
    expect([bound['t4/direct/upheld'], bound['t4/review/upheld'], bound['t4/afterReview/upheld']]).toEqual([
      '1',
      '6',
      '11',
    ]);
  });

  it('fourteen or sixteen figures in table four', () => {
    const names = '｜结果维持｜结果纠正｜其他结果｜尚未审结｜总计';
    const head = `${names.repeat(3)}｜\n`;
    const values = (count: number) => `｜${Array.from({ length: count }, (_, i) => i).join('｜')}｜\n`;
    expect(bindLines('t4', head + values(15)).size).toBe(15);
    expect(bindLines('t4', head + values(14)).size).toBe(0);
    expect(bindLines('t4', head + values(16)).size).toBe(0);
  });
});

describe('a cell a line', () => {
  const names = [
    '申请人情况',
    '自然人',
    '法人或其他组织',
    '总计',
    '商业企业',
    '科研机构',
    '社会公益组织',
    '法律服务机构',
    '其他',
  ];
  const lines = (...parts: string[]) => parts.join('\n\n');

  it('with ordinals on lines of their own', () => {
    const text = lines(...names, '一、', '本年新收政府信息公开申请数量', '1', '2', '3', '4', '5', '6', '7');
    const bound = cells(
      't3',
      lines(text, '二、', '上年结转政府信息公开申请数量', '8', '9', '10', '11', '12', '13', '14'),
    );
    expect([bound['t3/A/person'], bound['t3/A/total'], bound['t3/B/person'], bound['t3/B/total']]).toEqual([
      '1',
      '7',
      '8',
      '14',
    ]);
  });

  it('with a head lost binds nothing', () => {
    const lost = names.filter((name) => name !== '法人或其他组织');
    expect(cells('t3', lines(...lost, '（一）予以公开', '1', '2', '3', '4', '5', '6', '7'))).toEqual({});
  });

  it('with a figure more or less leaves its row unbound', () => {
    const rows = (...values: string[]) =>
      lines(
        ...names,
        '（一）予以公开',
        ...values,
        '3.要求提供公开出版物',
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '7',
        '2.重复申请',
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '7',
      );
    for (const values of [
      ['1', '2', '3', '4', '5', '6'],
      ['1', '2', '3', '4', '5', '6', '7', '8'],
    ]) {
      const bound = cells('t3', rows(...values));
      expect(bound).not.toHaveProperty('t3/C1/person');
      expect(bound).toHaveProperty('t3/C5.2/total', '7');
    }
  });
});
