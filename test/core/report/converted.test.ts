import { describe, expect, it } from 'vitest';
import { bindLines, boundCells, readFile, readOne, withTable } from '../../support/reading.js';

const cells = (table: string, lines: string): Record<string, string> =>
  Object.fromEntries(bindLines(table, lines));

const FLAT = '｜项目｜自然人｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他｜总计｜\n';
const figures = (from: number) => Array.from({ length: 7 }, (_, i) => from + i).join('｜');

describe('converters that say a spanned cell once for every place it spans', () => {
  it('the label of a row', () => {
    const bound = cells(
      't3',
      `｜说明｜说明｜说明｜自然人｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他｜总计｜
｜一、本年新收政府信息公开申请数量｜一、本年新收政府信息公开申请数量｜一、本年新收政府信息公开申请数量｜${figures(11)}｜
｜三、本年度办理结果｜（一）予以公开｜（一）予以公开｜${figures(21)}｜
｜三、本年度办理结果｜（三）不予公开｜1.属于国家秘密｜${figures(31)}｜
｜四、结转下年度继续办理｜四、结转下年度继续办理｜四、结转下年度继续办理｜${figures(41)}｜`,
    );
    expect(bound['t3/A/person']).toBe('11');
    expect(bound['t3/C1/total']).toBe('27');
    expect(bound['t3/C3.1/total']).toBe('37');
    expect(bound['t3/D/other']).toBe('46');
  });

  it('two labels beside each other that differ are not told', () => {
    const bound = cells('t3', `${FLAT}｜（一）予以公开｜（二）部分公开｜${figures(21)}｜`);
    expect(Object.keys(bound)).toEqual([]);
  });

  it('a blank before a figure that is said twice is a blank', () => {
    const head = '｜信息内容｜上一年项目数量｜本年增/减｜本年增/减｜\n';
    const bound = cells('t2', `｜第二十条第（八）项｜｜｜｜\n${head}｜行政事业性收费｜｜1｜1｜`);
    expect([bound['t2/fee/lastYear'], bound['t2/fee/change']]).toEqual(['', '1']);
  });

  it.each([
    ['the name of a column and its figure', '｜行政许可｜51｜51｜51｜', '51'],
    ['the name of a column, not its figure', '｜行政许可｜51｜｜｜', '51'],
    ['a word in place of the figure', '｜行政许可｜见附件｜见附件｜见附件｜', '见附件'],
    ['figures that differ', '｜行政许可｜51｜52｜51｜', undefined],
    ['a figure more than names', '｜行政许可｜51｜51｜51｜51｜', undefined],
  ])('%s', (_, row, value) => {
    const head = '｜信息内容｜本年处理决定数量｜本年处理决定数量｜本年处理决定数量｜\n';
    expect(cells('t2', `｜第二十条第（五）项｜｜｜｜\n${head}${row}`)['t2/permit/decided']).toBe(value);
  });
});

describe('text taken out of a page, one cell a line', () => {
  const NAMES = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
  const head = NAMES.map((name) => `${name}｜\n`).join('');
  const row = (label: string, cells: readonly string[], behind = '') =>
    `${label}｜\n${cells.map((cell) => `${cell}｜\n`).join('')}${behind}`;
  const only = (total: string) => ['', '', '', '', '', '', total];
  const table = (last: readonly string[], behind: string) =>
    head +
    row('一、本年新收政府信息公开申请数量', only('11'), '｜｜\n') +
    row('二、上年结转政府信息公开申请数量', only('12'), '｜｜\n') +
    row('（一）予以公开', only('13')) +
    row('（二）部分公开', only('14')) +
    row('（七）总计', last, behind);

  it('cells left blank are bars of their own', () => {
    const bound = cells('t3', table(only('15'), ''));
    expect([bound['t3/A/person'], bound['t3/A/total']]).toEqual(['', '11']);
    expect([bound['t3/C2/other'], bound['t3/C2/total']]).toEqual(['', '14']);
    expect(bound['t3/C7/total']).toBe('15');
  });

  it('a bar behind the last cell is what the label spans', () => {
    expect(cells('t3', table(only('15'), '｜\n'))['t3/C7/total']).toBe('15');
  });

  it('a cell lost before such a bar leaves the row unread', () => {
    const bound = cells(
      't3',
      table(only('15').slice(1), '｜\n') + row('四、结转下年度继续办理', only('16'), '｜\n'),
    );
    expect(bound['t3/C7/total']).toBeUndefined();
    expect(bound['t3/D/total']).toBe('16');
  });

  it('a blank before the bar that begins the next row', () => {
    const block = (regulations: string) =>
      cells(
        't2',
        `｜\n第二十条第（一）项｜ ｜｜｜\n｜\n信息内容｜\n本年制发件数｜\n本年废止件数｜\n现行有效件数｜\n｜\n规章｜\n${regulations}｜\n行政规范性文件｜\n5｜\n6｜\n7｜\n｜\n第二十条第（五）项｜ ｜｜｜\n`,
      );
    const bound = block('1｜\n2｜\n｜\n');
    expect([bound['t2/rules/made'], bound['t2/rules/repealed'], bound['t2/rules/valid']]).toEqual([
      '1',
      '2',
      '',
    ]);
    expect(bound['t2/norm/valid']).toBe('7');
    // A cell was lost: which of them, nothing tells.
    expect(block('1｜\n2｜\n')['t2/rules/made']).toBeUndefined();
  });

  it('names in halves, one above the other', () => {
    const bound = cells(
      't3',
      `说明｜申请人情况｜\n自然人｜法人或其他组织｜总计｜\n商业｜科研｜社会公益组织｜法律服务机构｜其他｜\n企业｜机构｜\n（七）总计｜${figures(11)}｜`,
    );
    expect([bound['t3/C7/company'], bound['t3/C7/research'], bound['t3/C7/total']]).toEqual([
      '12',
      '13',
      '17',
    ]);
  });

  it.each([
    ['a half too few', '企业｜'],
    ['a half too many', '企业｜机构｜机构｜'],
    ['halves of other names', '组织｜机构｜'],
  ])('%s makes no header', (_, halves) => {
    const bound = cells(
      't3',
      `自然人｜商业｜科研｜社会公益组织｜法律服务机构｜其他｜总计｜\n${halves}\n（七）总计｜${figures(11)}｜`,
    );
    expect(bound['t3/C7/company']).toBeUndefined();
  });
});

describe('spreadsheets that set a cell with line ends in quotation marks', () => {
  const HEAD = '"（说明的前半\n和后半）"⇥自然人⇥商业企业⇥科研机构⇥社会公益组织⇥"法律服务\n机构"⇥其他⇥总计\n';
  const row = (label: string, from: number) => `${label}⇥${figures(from).replaceAll('｜', '⇥')}\n`;

  it('labels and names', () => {
    const bound = cells(
      't3',
      HEAD +
        row('"一、本年新收政府\n信息公开申请数量"', 11) +
        row('"3.危及""三安全\n一稳定"""', 31) +
        row('二、上年结转政府信息公开申请数量', 21),
    );
    expect(bound['t3/A/person']).toBe('11');
    expect(bound['t3/A/legal']).toBe('15');
    expect(bound['t3/C3.3/total']).toBe('37');
    expect(bound['t3/B/total']).toBe('27');
  });

  it('at the end of a row', () => {
    const bound = cells('t2', '信息内容⇥"本年收费金额（单\n位：万元）"\n行政事业性收费⇥3.18');
    expect(bound['t2/fee/amount']).toBe('3.18');
  });

  it('a quotation in prose is none', () => {
    const report = readOne(
      '# 甲市乙区丙局2022年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"应公开\n尽公开"是要求。\n',
    );
    expect(report.paragraphs.map(({ text }) => text)).toContain('"应公开');
  });
});

describe('tags that Word sets inside of words', () => {
  const STYLE =
    '<span style=\'font-size:10.5pt;font-family:宋体;mso-ascii-font-family:\n"Times New Roman"\'>';
  const html = (...rows: readonly (readonly string[])[]) =>
    `<table>\n${rows.map((row) => `<tr>${row.map((cell) => `<td><p class=MsoNormal>${cell}</p></td>`).join('')}</tr>`).join('\n')}\n</table>`;
  const names = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
  const split = (words: string, at: number) =>
    `${STYLE}${words.slice(0, at)}</span>${STYLE}${words.slice(at)}</span>`;
  const words = (table: ReturnType<typeof readOne>) =>
    Object.fromEntries([...boundCells(table)].map(([at, text]) => [at, text.replace(/<[^>]*>/g, '')]));

  it('long labels, and figures of two fonts', () => {
    const label = '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请';
    const report = readOne(
      withTable(
        't3',
        html(names, [split(label, 17), split('１２', 1), '0', '0', '0', '0', '0', split('12', 1)]),
      ),
    );
    expect(words(report)).toMatchObject({ 't3/C6.2/person': '１２', 't3/C6.2/total': '12' });
    const table = report.tables.get('t3')!;
    const at = table.template.rowIndex.get('C6.2')! * table.template.columns.length;
    expect(table.integer[at]).toBe(12);
  });

  it('title and headings', () => {
    const page = [
      `<html><body><p class=MsoTitle>${split('甲市乙区丙局2022年政府信息公开工作年度报告', 6)}</p>`,
      `<p class=MsoNormal>${split('一、总体情况', 2)}</p><p>本年工作平稳。</p>`,
      `<p class=MsoNormal>${split('六、其他需要报告的事项', 2)}</p><p>没有。</p></body></html>`,
    ].join('\n');
    const report = readOne(page);
    expect(report.title?.agency?.value).toBe('甲市乙区丙局');
    expect(report.year?.value).toBe(2022);
    expect(report.sections.map(({ id, title }) => `${id} ${title}`)).toEqual(['s1 exact', 's6 exact']);
  });
});

describe('labels that go on in the next line', () => {
  const row = (label: string) => `${label} 0 0 0 0 0 0 0\n`;
  const HEAD = '自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n';
  const foreign = (lines: string) =>
    readOne(withTable('t3', HEAD + lines))
      .tables.get('t3')
      ?.foreignRows.map(({ text }) => text);

  it.each([
    ['above its figures', `${row('1.重复')}2.没有现成信息\n${row('需要另行制作')}`, '需要另行制作'],
    ['under them', `${row('5.要求行政机关确认或重新')}出具已获取信息\n`, '5.要求行政机关确认或重新'],
  ])('no row that the form does not have: %s', (_, lines, piece) => {
    expect(foreign(row('（一）予以公开') + lines)).not.toContain(piece);
  });

  const lines = (values: string) => values.replaceAll(' ', '\n');
  const bound = (text: string) => Object.fromEntries(boundCells(readOne(withTable('t3', text))));

  it('one cell a line: the lines of a label are one label', () => {
    const cells = bound(
      [
        '一、本年新收政府信息\n公开申请数量',
        lines('11 12 13 14 15 16 17'),
        '1.申请人无正当理由逾\n期不补正、行政机关不\n再处理其政府信息公开\n申请',
        lines('21 22 23 24 25 26 27'),
        '3.其他',
        lines('31 32 33 34 35 36 37'),
      ].join('\n'),
    );
    expect(cells['t3/A/person']).toBe('11');
    expect(cells['t3/C6.1/total']).toBe('27');
    expect(cells['t3/C6.3/person']).toBe('31');
  });

  it('figures behind the last line of a label', () => {
    const cells = bound(
      `${HEAD}（一）予以公开 11 12 13 14 15 16 17\n5.要求行政机关确认或重新\n出具已获取信息 21 22 23 24 25 26 27\n`,
    );
    expect(cells['t3/C5.5/total']).toBe('27');
  });

  it('a banner', () => {
    const lines =
      '信息内容\n本年处理决定数量\n行政许可\n\n第二十条第（六）\n项\n\n信息内容\n本年处理决定数量\n行政处罚\n5';
    const cells = Object.fromEntries(boundCells(readOne(withTable('t2', lines))));
    expect(cells['t2/permit/decided']).toBeUndefined();
    expect(cells['t2/penalty/decided']).toBe('5');
  });

  it('lines that are no label together stay what they are', () => {
    expect(bound('5.要求行政机关确认或重新\n发布的信息\n1\n2\n3\n4\n5\n6\n7')).toEqual({});
  });

  it('a name that the author gave is one', () => {
    expect(foreign(row('（一）予以公开') + row('9.涉及工作安排'))).toEqual(['9.涉及工作安排']);
  });
});

describe('where no row is full', () => {
  const HEAD = [
    '｜说明｜申请人情况｜｜｜｜｜｜｜',
    '｜｜自然人｜法人或其他组织｜｜｜｜｜总计｜',
    '｜｜｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他｜｜',
  ].join('\n');

  it('a header of several rows whose names stand above the figures tells their columns', () => {
    const bound = cells('t3', `${HEAD}\n｜（一）予以公开｜｜｜｜｜｜｜8｜\n｜2.重复申请｜3｜｜｜｜｜｜3｜`);
    expect(bound['t3/C1/total']).toBe('8');
    expect(bound['t3/C5.2/person']).toBe('3');
  });

  it.each([
    ['a row that is narrower', '｜2.重复申请｜3｜｜｜｜｜3｜'],
    ['a figure outside of the columns', '｜2.重复申请｜3｜｜｜｜｜｜3｜9｜'],
  ])('%s contradicts it', (_, row) => {
    expect(cells('t3', `${HEAD}\n｜（一）予以公开｜｜｜｜｜｜｜8｜\n${row}`)['t3/C1/total']).toBeUndefined();
  });
});

describe('a column that counts the rows', () => {
  it('is no figure before a label that the form does not have', () => {
    const report = readOne(
      withTable(
        't3',
        `| 序号 | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 3 | （一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
| 4 | 9.涉及工作安排 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |`,
      ),
    );
    expect(report.tables.get('t3')!.foreignRows.map(({ text }) => text)).toEqual(['9.涉及工作安排']);
  });
});

describe('pages of a site', () => {
  it('a menu that names the kind of report is no title', () => {
    const { reports } = readFile(
      `<html><body><ul><li>政府信息公开制度</li><li>法定主动公开内容</li><li>政府信息公开年报</li></ul>
<h1>甲市乙区丙局2022年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>本年工作平稳。</p></body></html>`,
    );
    expect(reports.map(({ agency, year }) => [agency?.value, year?.value])).toEqual([['甲市乙区丙局', 2022]]);
  });

  it('short paragraphs of a nested layout are prose', () => {
    const report = readOne(
      `<html><body><table><tr><td>左栏</td><td><h1>甲市乙区丙局2022年政府信息公开工作年度报告</h1>
<h2>一、总体情况</h2><p>组织培训____次。</p>
<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>3</td></tr></table>
</td></tr></table></body></html>`,
    );
    const paragraph = report.paragraphs.find(({ text }) => text.startsWith('组织培训'));
    expect(paragraph?.role).toBe('body');
  });
});

describe('columns of the author behind those of the form', () => {
  const HEAD = `｜说明｜申请人情况｜｜｜｜｜｜｜备注｜
｜｜自然人｜法人或其他组织｜｜｜｜｜总计｜｜
｜｜｜商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他｜｜｜
`;
  const rows = (remark: string): string =>
    `｜一、本年新收政府信息公开申请数量｜${figures(11)}｜${remark}｜
｜二、上年结转政府信息公开申请数量｜${figures(21)}｜｜
｜（一）予以公开｜${figures(31)}｜｜`;

  it.each([
    ['empty', '', 21],
    ['with a remark', '其中网络申请两件', 21],
    ['with a figure', '5', 14],
  ])('%s', (_, remark, count) => {
    const bound = cells('t3', HEAD + rows(remark));
    expect(Object.keys(bound)).toHaveLength(count);
    expect([bound['t3/B/person'], bound['t3/B/total']]).toEqual(['21', '27']);
  });

  it('a foreign name where one of the form is missing is not passed over', () => {
    const bound = cells('t3', HEAD.replace('总计｜｜', '总汁｜｜').replace('备注', '') + rows(''));
    expect(Object.keys(bound)).toEqual([]);
  });
});

it('a head of table four that lost its cells', () => {
  const names = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].join('｜');
  for (const head of ['｜行政复议行政诉讼｜', `｜行政复议行政诉讼｜${'｜'.repeat(14)}`]) {
    const bound = cells(
      't4',
      `${head}
｜${names}｜未经复议直接起诉｜｜｜｜｜复议后起诉｜｜｜｜｜
｜｜｜｜｜｜${names}｜${names}｜
｜1｜2｜3｜4｜10｜5｜6｜7｜8｜26｜9｜10｜11｜12｜42｜`,
    );
    expect([bound['t4/review/total'], bound['t4/direct/upheld'], bound['t4/afterReview/total']]).toEqual([
      '10',
      '5',
      '42',
    ]);
  }
});

it.each([
  ['一、本年新收', 't3/A'],
  ['二、上年结转', 't3/B'],
  ['四、结转下年度', 't3/D'],
  ['四、结转2023年度继续办理', 't3/D'],
])('%s', (label, row) => {
  expect(cells('t3', `${FLAT}｜${label}｜${figures(11)}｜`)[`${row}/total`]).toBe('17');
});
