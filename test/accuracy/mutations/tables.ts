import { figure, type Mutation, mutation, tableOf, withCells, withTable } from '../mutation.js';

const LEAVES = ['C1', 'C2', 'C3.4', 'C3.8', 'C4.1', 'C4.2', 'C5.1', 'C5.2'];
const COLUMNS = ['person', 'company', 'research', 'welfare', 'legal', 'other'];

const bump = (name: string, table: string, keys: readonly string[]): Mutation =>
  mutation(name, 'table/relation', (model, pick) => {
    const found = tableOf(model, table);
    if (!found) return null;
    const key = pick(keys.filter((k) => found.cells[k] !== undefined));
    const by = pick([1, 2, 3, 10]);
    return {
      model: withCells(model, table, { [key]: String(figure(found, key) + by) }),
      at: { cell: `${table}/${key}` },
    };
  });

const cells = (rows: readonly string[], columns: readonly string[]): string[] =>
  rows.flatMap((row) => columns.map((column) => `${row}/${column}`));

const write = (name: string, rule: string, by: (value: number) => string): Mutation =>
  mutation(name, rule, (model, pick) => {
    const found = tableOf(model, 't3');
    if (!found) return null;
    const key = pick(cells(LEAVES, COLUMNS).filter((k) => found.cells[k] !== undefined));
    return { model: withCells(model, 't3', { [key]: by(figure(found, key)) }), at: { cell: `t3/${key}` } };
  });

export const tableMutations: readonly Mutation[] = [
  bump('一行的总计写错', 't3', cells(LEAVES, ['total'])),
  bump('一格写错，行和列都不符', 't3', cells(LEAVES, COLUMNS)),
  bump('办理结果总计写错', 't3', cells(['C7'], COLUMNS)),
  bump('新收数写错', 't3', cells(['A'], COLUMNS)),
  bump('结转数写错', 't3', cells(['D'], COLUMNS)),
  mutation('表四总计写错', 'table/relation', (model, pick) => {
    const found = tableOf(model, 't4');
    if (!found) return null;
    const row = pick(['review', 'direct', 'afterReview']);
    const key = `${row}/total`;
    return {
      model: withCells(model, 't4', { [key]: String(figure(found, key) + 1) }),
      at: { cell: `t4/${key}` },
    };
  }),
  write('空着一格', 'table/cell-blank', () => ''),
  write('用斜杠代替数字', 'table/cell-blank', () => '/'),
  write('写“无”', 'table/cell-blank', () => '无'),
  write('负数', 'table/cell-value', () => '-1'),
  write('小数', 'table/cell-value', () => '1.5'),
  write('文字', 'table/cell-value', () => '若干'),
  write('数字带单位', 'table/cell-value', (n) => `${n}件`),
  write('全角数字', 'table/cell-value', (n) =>
    String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  ),
  mutation('缺一行', 'table/row-missing', (model, pick) => {
    const row = pick(LEAVES);
    return {
      model: withTable(model, 't3', (t) => ({ ...t, rows: t.rows.filter((r) => r !== row) })),
      at: 'anywhere',
    };
  }),
  mutation('多一行', 'table/row-unknown', (model) => ({
    model: withTable(model, 't3', (t) => ({
      ...t,
      foreign: [
        { after: 'C2', label: '（三）已主动公开告知查询', cells: ['0', '0', '0', '0', '0', '0', '0'] },
      ],
    })),
    at: { text: '（三）已主动公开告知查询' },
  })),
  mutation('两行颠倒', 'table/row-order', (model) => ({
    model: withTable(model, 't3', (t) => {
      const rows = [...t.rows];
      const at = rows.indexOf('C4.1');
      [rows[at], rows[at + 1]] = [rows[at + 1]!, rows[at]!];
      return { ...t, rows };
    }),
    at: 'anywhere',
  })),
  mutation('行名写错一个字', 'table/row-label', (model) => ({
    model: withTable(model, 't3', (t) => ({
      ...t,
      labels: { ...t.labels, 'C3.5': '5.属于三类内容事务信息' },
    })),
    at: { text: '5.属于三类内容事务信息' },
  })),
  mutation('行名换了词序', 'table/row-label', (model) => ({
    model: withTable(model, 't3', (t) => ({
      ...t,
      labels: { ...t.labels, 'C5.1': '1.信访投诉举报类申请' },
    })),
    at: { text: '1.信访投诉举报类申请' },
  })),
  mutation('缺一列', 'table/column-missing', (model) => ({
    model: withTable(model, 't3', (t) => ({ ...t, columns: t.columns.filter((c) => c !== 'welfare') })),
    at: 'anywhere',
  })),
  ...['t2', 't3', 't4'].map((id) =>
    mutation(`没有表（${id}）`, 'table/missing', (model) => ({
      model: {
        ...model,
        sections: model.sections.map((s) => (s.table?.id === id ? { ...s, table: null } : s)),
      },
      at: 'anywhere',
    })),
  ),
  mutation('勾稽说明改了字', 'table/note', (model) => ({
    model,
    replace: ['第一项加第二项之和，等于第三项加第四项之和', '第一项加第二项之和,等于第三项加第四项之和'],
    at: 'anywhere',
  })),
];
