import { describe, expect, test } from 'vitest';
import { layOut } from '../../../server/src/core/render/layout.js';
import type { ReportModel, TableModel } from '../../../server/src/core/render/model.js';
import { renderMapped } from '../../../server/src/core/render/render.js';
import { TABLE_SYNTAXES } from '../../../server/src/core/render/syntax.js';
import { cleanModel, cleanText, form, rendered } from '../../support/clean.js';

const tablesOf = (model: ReportModel): TableModel[] =>
  model.sections.flatMap(({ table }) => (table ? [table] : []));

/** A model whose figures all differ, so that a shifted one shows. */
function unique(model: ReportModel): ReportModel {
  let next = 61_300;
  return {
    ...model,
    sections: model.sections.map((section) => ({
      ...section,
      table: section.table && {
        ...section.table,
        cells: Object.fromEntries(Object.keys(section.table.cells).map((key) => [key, String(next++)])),
      },
    })),
  };
}

describe.each([2020, 2022])('report year %i', (year) => {
  const model = unique(cleanModel({ year }));
  const addresses = tablesOf(model).flatMap(({ id, cells }) =>
    Object.keys(cells).map((key) => `${id}/${key}`),
  );

  test.each(TABLE_SYNTAXES)('%s writes every figure once and knows where', (syntax) => {
    const { text, cells } = rendered(model, syntax);
    expect([...cells.keys()].sort()).toEqual([...addresses].sort());
    for (const { id, cells: figures } of tablesOf(model)) {
      for (const [key, figure] of Object.entries(figures)) {
        const place = cells.get(`${id}/${key}`)!;
        expect(text.slice(place.start, place.end)).toBe(figure);
        expect(text.split(figure).length).toBe(2);
      }
    }
  });

  test('the grids are whole: nothing overlaps, no gap is left', () => {
    for (const table of tablesOf(model)) {
      const grid = layOut(form, table);
      const seen = grid.rows.map(() => new Array<number>(grid.width).fill(0));
      for (const [at, row] of grid.rows.entries())
        for (const { column, width, height } of row)
          for (let r = at; r < at + height; r++) for (let c = column; c < column + width; c++) seen[r]![c]!++;
      expect(seen.flat().every((count) => count === 1)).toBe(true);
    }
  });
});

test('the form has 10, 175 and 15 cells; that of 2019 has 22, 161 and 15', () => {
  const counts = (year: number) =>
    tablesOf(cleanModel({ year })).map(({ cells }) => Object.keys(cells).length);
  expect(counts(2022)).toEqual([10, 175, 15]);
  expect(counts(2020)).toEqual([22, 161, 15]);
});

test('the clean figures balance', () => {
  for (const year of [2020, 2022]) {
    const table = tablesOf(cleanModel({ year })).find(({ id }) => id === 't3')!;
    const at = (row: string, column: string) => Number(table.cells[`${row}/${column}`]);
    const leaves = table.rows.filter((row) => /^C[1-6]/.test(row));
    for (const column of table.columns) {
      expect(at('A', column) + at('B', column)).toBe(at('C7', column) + at('D', column));
      expect(leaves.reduce((sum, row) => sum + at(row, column), 0)).toBe(at('C7', column));
    }
    for (const row of table.rows) {
      const parts = table.columns.filter((column) => column !== 'total');
      expect(parts.reduce((sum, column) => sum + at(row, column), 0)).toBe(at(row, 'total'));
    }
  }
});

test('nothing is left to fill in', () => {
  for (const syntax of TABLE_SYNTAXES) {
    expect(cleanText({ syntax })).not.toMatch(/\{\{|undefined|[\uE000-\uE002]/);
    expect(cleanText({ syntax, year: 2020, agency: '甲市乙区档案局' })).not.toMatch(/\{\{|undefined/);
  }
});

test('merged heads become spans in HTML, and blank cells without spans', () => {
  const { text } = rendered(cleanModel(), 'html');
  expect(text).toContain('<td colspan="3" rowspan="3"><p>（本列数据的勾稽关系为');
  expect(text).toContain('<td rowspan="8"><p>（三）不予公开</p></td><td><p>1.属于国家秘密</p></td>');
  expect(rendered(cleanModel(), 'html-plain').text).not.toMatch(/span=/);
});

test('a page break repeats the heads, a slipped row moves a column to the left', () => {
  expect(rendered(cleanModel(), 'tabs-split').text.split('申请人情况').length).toBe(3);
  expect(rendered(cleanModel(), 'tabs-slipped').text).toMatch(/^3\.危及“三安全一稳定”\t\t0/m);
});

test('line ends are those asked for', () => {
  const { text, cells } = renderMapped(form, cleanModel(), { syntax: 'tabs', lineEnd: '\r\n' });
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const { start, end } = cells.get('t3/A/person')!;
  expect(text.slice(start, end)).toBe('7');
});
