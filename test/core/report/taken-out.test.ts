import { describe, expect, it } from 'vitest';
import { bindLines, boundCells, readOne, withTable } from '../../support/reading.js';

// What programs that take the text out of published pages and PDFs leave of a table's names and rows.

const cells = (table: string, lines: string): Record<string, string> =>
  Object.fromEntries(bindLines(table, lines));
const read = (table: string, lines: string) => readOne(withTable(table, lines.replaceAll('｜', '|')));
const FLAT = '｜项目｜自然人｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他｜总计｜\n';
const figures = (from: number, parted = '｜') => Array.from({ length: 7 }, (_, i) => from + i).join(parted);

describe('a remark in brackets behind a label', () => {
  it('leaves the row what it is', () => {
    const bound = cells(
      't2',
      `第二十条第（一）项 ｜｜｜｜
信息内容 ｜ 本年制发件数 ｜ 本年废止件数 ｜ 现行有效件数 ｜
规章（设区的市以上人民政府填写） ｜ 11 ｜ 12 ｜ 13 ｜
行政规范性文件(以文号印发、普遍适用的) ｜ 21 ｜ 22 ｜ 23 ｜`,
    );
    expect(Object.values(bound)).toEqual(['11', '12', '13', '21', '22', '23']);
  });

  it('is none where it names another row', () => {
    const { foreignRows } = read(
      't2',
      `信息内容 ｜ 本年处理决定数量 ｜\n行政许可 ｜ 11 ｜\n行政处罚（行政强制） ｜ 21 ｜`,
    ).tables.get('t2')!;
    expect(foreignRows.map(({ text }) => text)).toEqual(['行政处罚（行政强制）']);
  });
});

it('names that lost their second lines leave their cells unread, and no column is missing', () => {
  const report = read(
    't2',
    `第二十条第（一）项 ｜｜｜｜
信息内容 ｜ 本年新 ｜ 本年新 ｜ 对外公开总数量 ｜
规章 ｜ 11 ｜ 12 ｜ 13 ｜
规范性文件 ｜ 21 ｜ 22 ｜ 23 ｜`,
  );
  const table = report.tables.get('t2')!;
  expect([table.missingColumns, table.foreignColumns]).toEqual([[], []]);
  expect(report.unbound.map(({ reason }) => reason)).toEqual([
    'header-not-understood',
    'header-not-understood',
  ]);
});

it('names whose halves stand in two rows are whole', () => {
  const { columnHeads, start } = read(
    't2',
    `｜第二十条第（一）项｜｜｜｜
｜信息内容｜本年新｜本年新｜对外公开总数量｜
｜｜制作数量｜公开数量｜｜
｜规章｜11｜12｜13｜`,
  ).tables.get('t2')!;
  expect(columnHeads).toEqual([]);
  expect(start.filter((at) => at >= 0)).toHaveLength(3);
});

describe('names in one line that blanks part', () => {
  const lines = (names: string) => `申请人情况
自然人 法人或其他组织 总计
${names}
一、本年新收政府信息公开申请数量 ${figures(11, ' ')}
（七）总计 ${figures(21, ' ')}`;

  it.each([
    ['商业企业 科研机构 社会公益组织 法律服务机构 其他', '12', '16'],
    ['其他 科研机构 社会公益组织 法律服务机构 商业企业', '16', '12'],
  ])('%s', (names, company, other) => {
    const bound = cells('t3', lines(names));
    expect([bound['t3/A/person'], bound['t3/A/company'], bound['t3/A/other']]).toEqual([
      '11',
      company,
      other,
    ]);
    expect(bound['t3/C7/total']).toBe('27');
  });

  it('bind nothing where one stands twice', () => {
    expect(cells('t3', lines('商业企业 商业企业 社会公益组织 法律服务机构 其他'))).toEqual({});
  });
});

it('a slip behind the name of its group is told', () => {
  const bound = cells('t3', `（四）无法提供 1.本机关不掌握相关政务信息 ${figures(11, ' ')}`);
  expect(bound['t3/C4.1/total']).toBe('17');
});

describe('table four with a bar before each row', () => {
  const NAMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const row = (words: readonly string[]) => `｜\n${words.map((word) => `${word} ｜`.trim()).join('\n')}\n`;
  const values = Array.from({ length: 15 }, (_, i) => String(11 + i));
  const table = (last: readonly string[]) =>
    row(['行政复议', '行政诉讼']) +
    row([...NAMES, '未经复议直接起诉', '复议后起诉']) +
    row([...NAMES, ...NAMES]) +
    row(last);

  it('counts the figures behind it', () => {
    expect(cells('t4', table(values))['t4/afterReview/total']).toBe('25');
    expect(cells('t4', table(values.with(3, '')))['t4/review/total']).toBe('15');
  });

  it('takes it for no cell where one is lost', () => {
    expect(cells('t4', table(values.slice(1)))).toEqual({});
  });
});

it('a bar at the end of a row among rows that end without one is a blank cell more', () => {
  const names = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].join(' ｜ ');
  const heads = `行政复议 ｜ 行政诉讼
${names} ｜ 未经复议直接起诉 ｜ 复议后起诉
${names} ｜ ${names}\n`;
  const row = Array.from({ length: 14 }, (_, i) => 11 + i);
  expect(cells('t4', `${heads}${row.join(' ｜ ')} ｜ 25`)['t4/afterReview/total']).toBe('25');
  expect(cells('t4', `${heads}${row.toSpliced(5, 0, '' as never).join(' ｜ ')} ｜`)).toEqual({});
});

describe('bars that fill up the width behind the figures', () => {
  const row = (label: string, words: readonly (number | string)[], behind = '｜｜') =>
    `${label} ｜ ${words.join(' ｜ ')} ｜ ${behind}\n`;
  const head = `（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） ｜ 申请人情况 ｜ ${'｜'.repeat(8)}
自然人 ｜ 法人或其他组织 ｜ 总计 ｜ ${'｜'.repeat(7)}
商业企业 ｜ 科研机构 ｜ 社会公益组织 ｜ 法律服务机构 ｜ 其他 ｜ ${'｜'.repeat(5)}\n`;
  const ends = (from: number) => [from, '', '', '', '', '', from + 6];
  const table = (last: string) =>
    head +
    row('一、本年新收政府信息公开申请数量', ends(11)) +
    row('三、本年度办理结果 ｜ （一）予以公开', ends(21), '｜') +
    row('（二）部分公开', ['', 32, '', '', '', '', 37]) +
    row('（七）总计', ends(41)) +
    last;
  const D = '四、结转下年度继续办理';

  it.each([
    ['blanks among the figures', row(D, ['', 52, '', '', '', '', 57]), ['', '52', '57']],
    ['a blank total', row(D, ['', 52, '', '', '', '', '']), ['', '52', '']],
    ['a cell lost', row(D, [52, '', '', '', '', 57]), [undefined, undefined, undefined]],
  ])('%s', (_, last, [person, company, total]) => {
    const bound = cells('t3', table(last));
    expect([bound['t3/A/person'], bound['t3/A/legal'], bound['t3/C1/total']]).toEqual(['11', '', '27']);
    expect([bound['t3/C2/person'], bound['t3/C2/company']]).toEqual(['', '32']);
    expect([bound['t3/D/person'], bound['t3/D/company'], bound['t3/D/total']]).toEqual([
      person,
      company,
      total,
    ]);
  });

  it.each(['｜', '｜｜'])('tell nothing where a figure stands further on: %s', (behind) => {
    const bound = cells('t3', table(row(D, ['', '', 52, '', '', '', '', 57], behind)));
    expect(Object.keys(bound)).toEqual([]);
  });
});

describe('bars that are not `|`', () => {
  it.each(['｜', '│', '┃', '║'])('%s', (bar) => {
    const drawn = `┌──┬──┐
${FLAT}├──┼──┤
｜（一）予以公开｜${figures(21)}｜
└──┴──┘`.replaceAll('｜', bar);
    const bound = Object.fromEntries(boundCells(readOne(withTable('t3', drawn))));
    expect([bound['t3/C1/person'], bound['t3/C1/total']]).toEqual(['21', '27']);
  });

  it('one alone in a line parts no cells', () => {
    const line = '本机关依法公开信息，按规定办理申请｜甲市乙区丙局';
    const { passages } = readOne(`甲市乙区丙局2022年政府信息公开工作年度报告\n\n一、总体情况\n\n${line}\n`);
    expect(passages.map(({ text }) => text)).toContain(line);
  });
});

it('a label that goes on behind the name of its group is no foreign row', () => {
  const report = read(
    't3',
    `${FLAT.replace('｜项目｜', '｜｜项目｜')}｜（五）不予｜1.信访举报｜${figures(11)}｜
｜处理｜投诉类申请｜${'｜'.repeat(7)}
｜｜2.重复申请｜${figures(21)}｜`,
  );
  const table = report.tables.get('t3')!;
  expect(table.foreignRows).toEqual([]);
  expect(report.unbound.map(({ reason }) => reason)).toEqual(['label-unknown']);
});
