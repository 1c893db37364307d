import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { compileForm, FormError, hydrateForm, serialiseForm } from '../../../server/src/core/form/compile.js';
import type { FormSource, TableSource } from '../../../server/src/core/form/source.js';
import { formSchema, tableSchema } from '../../../server/src/core/pack/schema/form-schema.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { addressText } from '../../../server/src/core/report/table.js';
import { form } from '../../support/clean.js';

const FOLDER = join(import.meta.dirname, '../../../rules/cn-gov-info-annual/form');
const load = (path: string): unknown => parse(readFileSync(join(FOLDER, path), 'utf8'));
const source = () => load('form.yaml') as FormSource;
const tables = () => readdirSync(join(FOLDER, 'tables')).map((file) => load(`tables/${file}`) as TableSource);

describe('the form of the built-in pack', () => {
  it('fits its schema', () => {
    expect(() => formSchema(z).parse(source())).not.toThrow();
    for (const table of tables()) expect(() => tableSchema(z).parse(table)).not.toThrow();
  });

  it('has the cells of both editions', () => {
    const cells = (edition: string) =>
      form.tables.map((table) =>
        table.rows.reduce((sum, row) => sum + (row.columns[edition]?.length ?? 0), 0),
      );
    expect(cells('2021')).toEqual([10, 175, 15]);
    expect(cells('2019')).toEqual([22, 161, 15]);
  });

  it('survives JSON', () => {
    const again = hydrateForm(JSON.parse(JSON.stringify(serialiseForm(form))));
    expect(again).toEqual(form);
  });
});

/** Puts a value at a path of plain data. */
function put(target: unknown, path: readonly (string | number)[], value: unknown): void {
  const last = path[path.length - 1]!;
  let at = target as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[last] = value;
}

describe('a form that names what is not there', () => {
  it.each<[string, 'form' | 't3', readonly (string | number)[], unknown]>([
    ['a table', 'form', ['sections', 1, 'table'], 't9'],
    ['a section', 't3', ['section'], 's9'],
    ['an edition', 't3', ['rows', 0, 'editions'], ['1999']],
    ['a group', 't3', ['rows', 0, 'group'], 'X'],
    ['a column', 't3', ['rows', 0, 'columns'], { '2021': ['x'] }],
    ['a spanned column', 't3', ['columnGroups', 0, 'of'], ['x']],
    ['a row twice', 't3', ['rows', 1, 'id'], 'A'],
  ])('%s', (_, file, path, value) => {
    const parts = { form: source(), tables: tables() };
    put(file === 'form' ? parts.form : parts.tables[1], path, value);
    const compile = () => compileForm(parts.form, parts.tables);
    expect(compile).toThrow(FormError);
    expect(compile).toThrow(expect.objectContaining({ file, path }));
  });
});

/** A county's own form: nothing of it stands in the engine. */
const COUNTY: FormSource = {
  id: 'county',
  name: { zh: '窗口服务月报', en: 'Counter service report' },
  editions: [{ id: '1', from: 2000, name: { zh: '一', en: 'one' } }],
  title: { suffix: '窗口服务情况表' },
  sections: [{ id: 'w', ordinal: 1, title: '窗口办件情况', content: 'table', table: 'w1' }],
};
const name = (zh: string) => ({ zh, en: zh });
const WINDOW: TableSource = {
  id: 'w1',
  name: name('办件表'),
  section: 'w',
  layout: 'grid',
  heads: ['窗口'],
  columns: ['收件', '办结', '其他', '小计'].map((label, i) => ({ id: `c${i}`, label, name: name(label) })),
  groups: [
    { id: 'G1', label: '（一）东厅', name: name('东厅') },
    { id: 'G2', label: '（二）西厅', name: name('西厅') },
  ],
  rows: [
    { id: 'E1', label: '1.户籍', name: name('户籍'), group: 'G1' },
    { id: 'E2', label: '2.其他', name: name('其他'), group: 'G1' },
    { id: 'W1', label: '1.社保', name: name('社保'), group: 'G2' },
    { id: 'W2', label: '2.其他', name: name('其他'), group: 'G2' },
  ],
};

describe('another form', () => {
  const county = compileForm(COUNTY, [WINDOW]);
  const bind = (text: string) => {
    const report = readDocument(text, county).reports[0]!;
    const out: Record<string, string> = {};
    for (const table of report.tables.values())
      for (const [at, start] of table.start.entries())
        if (start >= 0) out[addressText(table.template, at)] = text.slice(start, table.end[at]);
    return out;
  };
  const HEAD = '# 甲县2023年窗口服务情况表\n\n## 一、窗口办件情况\n\n';

  it('is read from its data alone', () => {
    const bound = bind(
      `${HEAD}| 窗口 | | 收件 | 办结 | 其他 | 小计 |\n|---|---|---|---|---|---|\n` +
        '| （一）东厅 | 1.户籍 | 1 | 2 | 3 | 6 |\n| | 2.其他 | 4 | 5 | 6 | 15 |\n' +
        '| （二）西厅 | 1.社保 | 7 | 8 | 9 | 24 |\n| | 2.其他 | 10 | 11 | 12 | 33 |\n',
    );
    expect(Object.keys(bound)).toHaveLength(16);
    expect([bound['w1/E1/c0'], bound['w1/E2/c3'], bound['w1/W1/c0'], bound['w1/W2/c3']]).toEqual([
      '1',
      '15',
      '7',
      '33',
    ]);
  });

  it('tells its rows of one name by the group before them', () => {
    const bound = bind(`${HEAD}（二）西厅\n1.社保\n7\n8\n9\n24\n2.其他\n10\n11\n12\n33\n`);
    expect(bound['w1/W2/c0']).toBe('10');
    expect(bound).not.toHaveProperty('w1/E2/c0');
  });

  it('does not see tables of the built-in pack', () => {
    expect(
      readDocument('| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n', county).reports,
    ).toEqual([]);
  });
});
