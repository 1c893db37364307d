import { describe, expect, test } from 'vitest';
import type { BoundTable } from '../../../../server/src/core/report/table.js';
import { fixed, lines, type Sample, template, wording } from './run-rule.js';

/** A row label written otherwise, in place: the same length is not needed, only the range is moved to it. */
const labelled = (row: string, label: string) => (table: BoundTable, text: string) => {
  const r = table.template.rowIndex.get(row)!;
  const labelStart = Int32Array.from(table.labelStart);
  const labelEnd = Int32Array.from(table.labelEnd);
  labelStart[r] = text.indexOf(label);
  labelEnd[r] = text.indexOf(label) + label.length;
  return { labelStart, labelEnd };
};

const unboundAt = (words: string, row: string | null = null): Pick<Sample, 'report'> => ({
  report: (report) => {
    const start = report.document.text.indexOf(words);
    return { unbound: [{ range: { start, end: start + 2 }, reason: 'label-unknown', table: 't3', row }] };
  },
});

describe('rows', () => {
  test.each<[string, Sample, string[]]>([
    ['all there', { table: 't3' }, []],
    ['one missing', { table: 't3', omit: ['C1'] }, ['missing 二、上年结转政府信息公开申请数量']],
    [
      'neighbours missing: once',
      { table: 't3', omit: ['C3.7', 'C3.8', 'C4.1'] },
      ['missing 6.属于四类过程性信息'],
    ],
    [
      'two places',
      { table: 't3', omit: ['C1', 'D'] },
      ['missing 二、上年结转政府信息公开申请数量', 'missing （七）总计'],
    ],
    [
      'half of the table: not understood',
      {
        table: 't3',
        omit: template('t3')
          .rows.slice(3, 20)
          .map(({ id }) => id),
      },
      [],
    ],
    [
      'unread text there may be the row',
      { table: 't3', omit: ['C1'], ...unboundAt('（二）部分公开') },
      ['missing 二、上年结转政府信息公开申请数量'],
    ],
    ['unread text in the gap', { table: 't3', omit: ['C1'], ...unboundAt('0\n（二）') }, []],
    [
      'the form of 2019 in a report of 2022 is another finding',
      { table: 't3', edition: '2019', report: () => ({ edition: '2021' }) },
      [],
    ],
    [
      'but not what both editions have',
      { table: 't3', edition: '2019', omit: ['C1'], report: () => ({ edition: '2021' }) },
      ['missing 二、上年结转政府信息公开申请数量'],
    ],
  ])('missing: %s', (_, sample, expected) => {
    expect(lines('table/row-missing', sample)).toEqual(expected);
  });

  test('the message names the rows and the place', () => {
    expect(wording('table/row-missing', { table: 't3', omit: ['C3.7', 'C3.8'] })[0]).toMatch(
      /缺少“属于行政执法案卷”、“属于行政查询事项”，应在.*“属于四类过程性信息”行之后/,
    );
  });

  test('a foreign row in the place of one of the form', () => {
    const sample: Sample = {
      table: 't3',
      omit: ['C4.2'],
      bound: (_, text) => {
        const start = text.indexOf('0\n3.补正后');
        return { foreignRows: [{ range: { start, end: start + 1 }, text: '2.档案查阅' }] };
      },
    };
    expect(lines('table/row-unknown', sample)).toEqual(['instead 0']);
    expect(lines('table/row-missing', sample)).toEqual([]);
    expect(wording('table/row-unknown', sample)[0]).toContain(
      '“2.档案查阅”这一行，此处应为“没有现成信息需要另行制作”',
    );
  });

  test.each<[string, string[], string[]]>([
    ['in order', ['rules', 'norm', 'permit', 'penalty', 'coerce', 'fee'], []],
    [
      'two exchanged: one finding',
      ['rules', 'norm', 'permit', 'coerce', 'penalty', 'fee'],
      ['moved 行政处罚 +1'],
    ],
    [
      'the last one first',
      ['fee', 'rules', 'norm', 'permit', 'penalty', 'coerce'],
      ['moved 行政事业性收费 +1'],
    ],
  ])('order: %s', (_, order, expected) => {
    const rowOrder = order.map((id) => template('t2').rowIndex.get(id)!);
    expect(lines('table/row-order', { table: 't2', bound: () => ({ rowOrder }) })).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['（一） 予以 公开', 'C1', []],
    ['(一)予以公开', 'C1', []],
    ['予以公开', 'C1', []],
    ['（三）不予公开1.属于国家秘密', 'C3.1', []],
    ['3.危及"三安全一稳定"', 'C3.3', []],
    ['１．属于国家秘密', 'C3.1', []],
    ['1、属于国家秘密', 'C3.1', ['marks 1、属于国家秘密']],
    ['2.属于国家秘密', 'C3.1', ['ordinal 2.属于国家秘密']],
    ['2.其他法律行政止公开', 'C3.2', ['words 2.其他法律行政止公开']],
    ['（二）部分公开', 'C2', ['words （二）部分公开']],
  ])('label: %s', (label, row, expected) => {
    const { text, ...rest } = withText(row, label);
    expect(lines('table/row-label', rest)).toEqual(expected);
    if (expected.length > 0)
      expect(fixed('table/row-label', rest)).toContain(
        template('t3').rows[template('t3').rowIndex.get(row)!]!.label,
      );
  });

  test('a head flattened to group and column is left alone', () => {
    const label = '行政诉讼/复议后起诉/结果维持';
    const sample: Sample = {
      table: 't4',
      written: { 'review/total': label },
      bound: labelled('afterReview', label),
    };
    expect(lines('table/row-label', sample)).toEqual([]);
  });

  /** The label written as a figure's text, so that it stands somewhere in the sample's text. */
  function withText(row: string, label: string): Sample & { text: string } {
    return {
      text: label,
      table: 't3',
      written: { 'D/total': label },
      bound: labelled(row, label),
    };
  }
});

describe('columns, editions, notes, tables', () => {
  test('a column that the head does not have', () => {
    const header = { start: 0, end: 4 };
    const missing = (...ids: string[]) => ids.map((id) => template('t3').columnIndex.get(id)!);
    const sample: Sample = {
      table: 't3',
      bound: () => ({ header, missingColumns: missing('research', 'welfare') }),
    };
    expect(lines('table/column-missing', sample)).toHaveLength(1);
    expect(wording('table/column-missing', sample)[0]).toContain('缺少“科研机构”、“社会公益组织”列');
  });

  test('columns of the other edition are not missed', () => {
    const columns = ['made', 'repealed', 'valid'].map((id) => template('t2').columnIndex.get(id)!);
    const sample: Sample = {
      table: 't2',
      edition: '2019',
      report: () => ({ edition: '2021' }),
      bound: () => ({
        missingColumns: columns,
        evidence: [{ edition: '2019', range: { start: 0, end: 2 }, text: '新制作' }],
      }),
    };
    expect(lines('table/column-missing', sample)).toEqual([]);
    expect(lines('table/form-version', sample)).toEqual(['other 规章 +2']);
  });

  test.each<[string, Sample, string[]]>([
    ['the right form', { table: 't3' }, []],
    [
      'the form of 2019 in 2022',
      { table: 't3', edition: '2019', report: () => ({ edition: '2021' }) },
      ['other （六）其他处理'],
    ],
    [
      'without a year nothing is wrong',
      { table: 't3', edition: '2019', year: null, report: () => ({ edition: '2021' }) },
      [],
    ],
    [
      'the form of 2021 in 2020',
      { table: 't3', year: 2020, report: () => ({ edition: '2019' }) },
      ['other 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 +2'],
    ],
  ])('edition: %s', (_, sample, expected) => {
    expect(lines('table/form-version', sample)).toEqual(expected);
  });

  test.each([
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', []],
    ['(本列数据的勾稽关系为: 第一项加第二项之和, 等于第三项加第四项之和)', ['marks']],
    ['（本列数据的勾稽关系为：第一项加第二项，等于第三项加第四项）', ['words']],
    ['（本列数据的勾稽关系为：第一项加第二项之和，<br>等于第三项加第四项之和）', []],
  ])('note: %s', (note, expected) => {
    const sample: Sample = {
      table: 't3',
      written: { 'D/total': note },
      bound: (_, text) => ({ note: { start: text.indexOf(note), end: text.indexOf(note) + note.length } }),
    };
    expect(lines('table/note', sample).map((line) => line.split(' ')[0])).toEqual(expected);
    if (expected.length > 0) expect(fixed('table/note', sample)).toContain(template('t3').note);
  });

  test('a section without its table, unless something there could not be read', () => {
    const section = (unbound: boolean): Sample => ({
      table: 't2',
      report: () => {
        const range = { start: 0, end: 10 };
        const heading = {
          range,
          textRange: { start: 0, end: 2 },
          text: '',
          depth: 2,
          ordinal: null,
          label: '',
          section: 's4',
          opensSection: true,
          matters: [],
          runIn: false,
        };
        return {
          sections: [{ id: 's4', heading, range, title: 'exact' as const }],
          unbound: unbound
            ? [{ range: { start: 4, end: 6 }, reason: 'count-mismatch' as const, table: null, row: null }]
            : [],
        };
      },
    });
    expect(lines('table/missing', section(false))).toEqual(['missing 规章']);
    expect(lines('table/missing', section(true))).toEqual([]);
  });
});
