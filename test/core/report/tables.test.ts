import { describe, expect, it } from 'vitest';
import { type BoundTable, CellState, NumberForm, RowState } from '../../../server/src/core/report/table.js';
import { cleanModel, rendered } from '../../support/clean.js';
import { bindLines, boundCells, readOne, withTable } from '../../support/reading.js';

const HEAD = '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n';
const grid = (rows: string, head = HEAD) => readOne(withTable('t3', head + rows));
const table = (rows: string, head = HEAD) => grid(rows, head).tables.get('t3')!;
const cellAt = (of: BoundTable, row: string, column: string): number =>
  of.template.rowIndex.get(row)! * of.template.columns.length + of.template.columnIndex.get(column)!;
const full = (label: string) => `| ${label} | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n`;

describe('values', () => {
  const one = (words: string) => {
    const bound = table(
      `${full('一、本年新收政府信息公开申请数量')}${full('1.属于国家秘密')}${full('2.重复申请')}| （一）予以公开 | ${words} | 0 | 0 | 0 | 0 | 0 | 0 |\n`,
    );
    const at = cellAt(bound, 'C1', 'person');
    return {
      state: bound.state[at],
      value: bound.integer[at],
      form: bound.form[at],
      decimal: bound.decimals.get(at),
    };
  };

  it.each([
    ['12', CellState.integer, 12, 0],
    ['-3', CellState.integer, -3, 0],
    ['１２', CellState.integer, 12, NumberForm.fullWidth],
    ['3件', CellState.integer, 3, NumberForm.unit],
    ['3 起', CellState.integer, 3, NumberForm.unit],
    ['1,234', CellState.integer, 1234, NumberForm.separators],
    ['3.00', CellState.integer, 3, NumberForm.zeroFraction],
    ['+2', CellState.integer, 2, NumberForm.plusSign],
    ['1O', CellState.integer, 10, NumberForm.lookAlike],
    ['3.5', CellState.decimal, Number.NaN, 0],
    ['', CellState.blank, Number.NaN, 0],
    ['&nbsp;', CellState.blank, Number.NaN, 0],
    ['/', CellState.filler, Number.NaN, 0],
    ['无', CellState.filler, Number.NaN, 0],
    ['若干', CellState.invalid, Number.NaN, 0],
    ['3 4', CellState.invalid, Number.NaN, 0],
    ['5万元', CellState.invalid, Number.NaN, 0],
  ])('%j', (words, state, value, form) => {
    expect(one(words)).toMatchObject({ state, value, form });
  });

  it('of money keep their decimals, in the unit of the column', () => {
    const money = (words: string) => {
      const report = readOne(
        withTable('t2', `| 信息内容 | 本年收费金额（单位：万元） |\n| 行政事业性收费 | ${words} |\n`),
      );
      const bound = report.tables.get('t2')!;
      const at = cellAt(bound, 'fee', 'amount');
      return [bound.state[at], bound.decimals.get(at) ?? bound.integer[at]];
    };
    expect(money('59237.2449')).toEqual([CellState.decimal, { units: 592372449n, scale: 4 }]);
    expect(money('1.50万元')).toEqual([CellState.decimal, { units: 150n, scale: 2 }]);
    expect(money('3')).toEqual([CellState.integer, 3]);
    expect(money('251000元')[0]).toBe(CellState.invalid);
  });
});

describe('what a table says of itself', () => {
  it('rows in the order in which they stand', () => {
    const bound = table(full('2.重复申请') + full('（一）予以公开'));
    expect(bound.rowOrder.map((row) => bound.template.rows[row]!.id)).toEqual(['C5.2', 'C1']);
  });

  it('rows that the form does not have', () => {
    const bound = table(full('（一）予以公开') + full('9.涉及工作安排'));
    expect(bound.foreignRows.map(({ text }) => text)).toEqual(['9.涉及工作安排']);
    expect(bound.rowState[bound.template.rowIndex.get('C1')!]).toBe(RowState.bound);
  });

  it('a header said again after a page break, with 总计 beside the note in its first row', () => {
    const note = '（本列数据的勾稽关系为： 第一项加第二项之和， 等于第三项加第四项之和）';
    const head = [
      `${note}\t\t申请人情况\t\t\t\t\t\t总计\t`,
      '\t\t自然人\t法人或其他组织\t\t\t\t\t',
      '\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t',
    ].join('\n');
    const row = (label: string) => `\t\t${label}\t1\t2\t3\t4\t5\t6\t21`;
    const report = readOne(
      withTable(
        't3',
        [head, row('5.属于三类内部事务信息'), '', '- 3 -', '', head, row('6.属于四类过程性信息')].join('\n'),
      ),
    );
    expect(report.unbound).toEqual([]);
    expect(boundCells(report).size).toBe(14);
  });

  it('columns that its header lacks, and those that it has too many', () => {
    const head = HEAD.replace(' 其他 |', '').replace(' 总计 |', ' 备考 | 总计 |');
    const bound = table('| （一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n', head);
    expect(bound.missingColumns.map((column) => bound.template.columns[column]!.id)).toEqual(['other']);
    expect(bound.foreignColumns.map(({ text }) => text)).toEqual(['备考']);
    expect(bound.state[cellAt(bound, 'C1', 'total')]).toBe(CellState.integer);
    expect(bound.state[cellAt(bound, 'C1', 'other')]).toBe(CellState.absent);
  });

  it('its note, as written', () => {
    const note = '(本列数据的勾稽关系为: 第一项加第二项之和, 等于第三项加第四项之和)';
    const report = grid(
      full('（一）予以公开'),
      `| ${note} | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n`,
    );
    const { start, end } = report.tables.get('t3')!.note!;
    expect(report.document.text.slice(start, end)).toBe(note);
  });

  it('its parts where page breaks cut it', () => {
    const bound = table(`${full('1.属于国家秘密')}\n\n${full('2.重复申请')}`);
    expect(bound.fragments).toHaveLength(2);
    expect(bound.range).toEqual({ start: bound.fragments[0]!.start, end: bound.fragments[1]!.end });
  });

  it('why a row was not bound', () => {
    const reasons = (rows: string, head?: string) =>
      grid(rows, head).unbound.map(({ reason, row }) => `${row} ${reason}`);
    expect(reasons(`${full('2.重复申请')}${full('2.重复申请').replace('21', '22')}`)).toEqual([
      'C5.2 row-twice',
      'C5.2 row-twice',
    ]);
    expect(reasons(`${full('2.重复申请')}${full('2.重复申请')}`)).toEqual([]);
    expect(
      reasons(`${full('2.重复申请')}| （一）予以公开 | （二）部分公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n`),
    ).toEqual(['C2 two-labels']);
    expect(reasons(full('2.重复申请'), HEAD.replace('商业企业', '自然人'))).toEqual([
      'C5.2 header-not-understood',
    ]);
    expect(
      reasons(
        `${full('2.重复申请')}${full('4.无正当理由大量反复申请')}| （一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n`,
      ),
    ).toEqual(['C1 count-mismatch']);
  });
});

describe('editions', () => {
  it('are told by the labels that only one of them has', () => {
    for (const [year, own] of [
      [2022, '2021'],
      [2020, '2019'],
    ] as const) {
      const report = readOne(rendered(cleanModel({ year })).text);
      const evidence = [...report.tables.values()].flatMap((of) => of.evidence.map(({ edition }) => edition));
      expect(report.edition).toBe(own);
      expect(new Set(evidence)).toEqual(new Set([own]));
    }
  });

  it('block by block, by each block’s own header', () => {
    const bound = bindLines(
      't2',
      `第二十条第（一）项
｜信息内容｜本年新制作数量｜本年新公开数量｜对外公开总数量｜
｜规章｜1｜2｜3｜
第二十条第（五）项
｜信息内容｜本年处理决定数量｜
｜行政许可｜4｜
第二十条第（九）项
｜信息内容｜采购项目数量｜采购总金额｜
｜政府集中采购｜5｜251000元｜`,
    );
    expect(Object.fromEntries(bound)).toEqual({
      't2/rules/newMade': '1',
      't2/rules/newPublic': '2',
      't2/rules/publicTotal': '3',
      't2/permit/decided': '4',
      't2/procurement/projects': '5',
      't2/procurement/amount': '251000元',
    });
  });

  it('a row with a lost header binds only by one edition’s words', () => {
    const rest = '｜信息内容｜本年制发件数｜本年废止件数｜现行有效件数｜\n｜规章｜1｜2｜3｜\n';
    expect(bindLines('t2', `${rest}第二十条第（五）项\n｜行政许可｜4｜`).get('t2/permit/decided')).toBe('4');
    expect(bindLines('t2', '第二十条第（五）项\n｜行政许可｜4｜').size).toBe(0);
  });

  it('其他处理 is a row of the older form, and a heading in the newer', () => {
    const older = table(full('（一）予以公开') + full('（六）其他处理'));
    expect(older.state[cellAt(older, 'C6', 'total')]).toBe(CellState.integer);
    expect(older.evidence.map(({ edition }) => edition)).toEqual(['2019']);
    const both = table(full('（六）其他处理') + full('3.其他'));
    expect(both.rowState[both.template.rowIndex.get('C6')!]).toBe(RowState.unbound);
  });
});

describe('where a table may stand', () => {
  it('in its own section it outranks what looks like it elsewhere', () => {
    const text = `# 甲局2022年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n${HEAD}${full('2.重复申请')}\n## 三、收到和处理政府信息公开申请情况\n\n${HEAD}${full('2.重复申请').replace('21', '22')}`;
    expect(boundCells(readOne(text)).get('t3/C5.2/total')).toBe('22');
  });

  it('it is found where its heading is lost', () => {
    const text = rendered(cleanModel()).text.replace('## 三、收到和处理政府信息公开申请情况\n', '');
    expect(boundCells(readOne(text)).size).toBe(200);
  });
});
