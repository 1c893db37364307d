import { describe, expect, test } from 'vitest';
import { CellState, cellIndex, NumberForm } from '../../../../server/src/core/report/table.js';
import type { Written } from '../../../support/bound-table.js';
import { fixed, lines, problemsOf, type Sample, template, wording } from './run-rule.js';

/** A cell that the binder has read as a number from something else than plain digits. */
const readAs =
  (address: string, value: number, form: number) =>
  (table: { state: Uint8Array; integer: Float64Array; form: Uint8Array }) => {
    const [id, row, column] = address.split('/') as [string, string, string];
    const index = cellIndex(template(id), row, column);
    table.state[index] = CellState.integer;
    table.integer[index] = value;
    table.form[index] = form;
    return {};
  };

describe('empty cells', () => {
  const blank = (table: string, written: Written): Sample => ({ table, written });

  test.each<[string, Sample, string[]]>([
    ['none', blank('t3', {}), []],
    ['one', blank('t3', { 'C1/person': '' }), ['empty t3/C1/person']],
    [
      'three, said once',
      blank('t2', { 'rules/made': '/', 'rules/repealed': '—', 'rules/valid': '无' }),
      ['empty t2/rules/made +2'],
    ],
    [
      'all',
      blank(
        't4',
        Object.fromEntries(
          ['review', 'direct', 'afterReview'].flatMap((r) =>
            ['upheld', 'corrected', 'other', 'pending', 'total'].map((c) => [`${r}/${c}`, '']),
          ),
        ),
      ),
      ['all-empty t4/review/upheld +14'],
    ],
    ['unbound is no blank', blank('t3', { 'C1/person': null }), []],
  ])('%s', (_, sample, expected) => {
    expect(lines('table/cell-blank', sample)).toEqual(expected);
  });

  const fill = (table: string, written: Written) => {
    const sample = blank(table, written);
    const { problems } = problemsOf('table/cell-blank', sample);
    return problems.flatMap(({ fixes = [] }) => fixes).map(({ kind, edits }) => `${kind} ${edits.length}`);
  };

  test('0 where row and column leave nothing else', () => {
    expect(fill('t3', { 'C1/person': '/' })).toEqual(['safe 1']);
    expect(fill('t4', { 'review/upheld': '-', 'review/other': '', 'review/total': 0 })).toEqual(['safe 2']);
    expect(fixed('table/cell-blank', blank('t4', { 'review/upheld': '-' }))).toContain(
      '行政复议\n0\n0\n0\n0\n0\n',
    );
  });

  test('nothing where a figure is open, or does not fit', () => {
    expect(fill('t4', { 'review/upheld': '/', 'review/total': 2 })).toEqual([]);
    expect(fill('t4', { 'review/upheld': '/', 'review/total': '/' })).toEqual([]);
    expect(fill('t4', { 'review/upheld': '/', 'review/corrected': 1, 'review/total': 0 })).toEqual([]);
    expect(fill('t2', { 'rules/made': '/' })).toEqual([]);
    // The row says 0, the column 2: one of them is wrong.
    expect(fill('t3', { 'C1/person': '/', 'C7/person': 2 })).toEqual([]);
  });

  test('a draft without figures stays a draft', () => {
    const draft = Object.fromEntries(
      template('t3').rows.flatMap((row) =>
        template('t3').columns.map((column) => [`${row.id}/${column.id}`, '']),
      ),
    );
    expect(fill('t3', draft)).toEqual([]);
    expect(fill('t3', { ...draft, 'A/person': 3, 'A/total': 3 })).toEqual(['safe 5']);
  });
});

describe('cell values', () => {
  test.each<[string, Sample, string[]]>([
    ['plain', { table: 't2', written: { 'fee/amount': '12.5', 'permit/decided': 3 } }, []],
    ['negative', { table: 't2', written: { 'permit/decided': -3 } }, ['negative t2/permit/decided']],
    ['fraction', { table: 't2', written: { 'permit/decided': '3.5' } }, ['fraction t2/permit/decided']],
    ['words', { table: 't2', written: { 'permit/decided': '三件' } }, ['words t2/permit/decided']],
    ['two numbers', { table: 't2', written: { 'permit/decided': '3 4' } }, ['two-numbers t2/permit/decided']],
    ['yuan for 万元', { table: 't2', written: { 'fee/amount': '251000元' } }, ['wrong-unit t2/fee/amount']],
    [
      'the cell has its own unit in 2019',
      {
        table: 't2',
        edition: '2019',
        written: { 'procurement/amount': '251000元' },
        bound: readAs('t2/procurement/amount', 251000, NumberForm.unit),
      },
      [],
    ],
    ['a change may be negative', { table: 't2', edition: '2019', written: { 'permit/change': -3 } }, []],
    [
      'with unit',
      {
        table: 't2',
        written: { 'permit/decided': '3件' },
        bound: readAs('t2/permit/decided', 3, NumberForm.unit),
      },
      ['plain t2/permit/decided'],
    ],
    [
      'a letter for a digit',
      {
        table: 't2',
        written: { 'permit/decided': '1O' },
        bound: readAs('t2/permit/decided', 10, NumberForm.lookAlike),
      },
      ['look-alike t2/permit/decided'],
    ],
    [
      'a sign',
      {
        table: 't2',
        written: { 'permit/decided': '+3' },
        bound: readAs('t2/permit/decided', 3, NumberForm.plusSign),
      },
      ['sign t2/permit/decided'],
    ],
    [
      'a sign where it is right',
      {
        table: 't2',
        edition: '2019',
        written: { 'permit/change': '+3' },
        bound: readAs('t2/permit/change', 3, NumberForm.plusSign),
      },
      [],
    ],
  ])('%s', (_, sample, expected) => {
    expect(lines('table/cell-value', sample)).toEqual(expected);
  });

  test.each([
    ['3件', 3, NumberForm.unit, '3'],
    ['１２', 12, NumberForm.fullWidth, '12'],
    ['3,985,758', 3985758, NumberForm.separators, '3985758'],
    ['3.00', 3, NumberForm.zeroFraction, '3'],
  ])('%s is made plain', (written, value, form, expected) => {
    const sample: Sample = {
      table: 't2',
      written: { 'permit/decided': written },
      bound: readAs('t2/permit/decided', value, form),
    };
    expect(fixed('table/cell-value', sample)).toContain(`行政许可\n${expected}\n`);
    expect(problemsOf('table/cell-value', sample).problems[0]!.fixes![0]!.kind).toBe('safe');
  });

  test('look-alikes and signs are never mended unasked', () => {
    for (const [written, value, form] of [
      ['1O', 10, NumberForm.lookAlike],
      ['+3', 3, NumberForm.plusSign],
    ] as const) {
      const { problems } = problemsOf('table/cell-value', {
        table: 't2',
        written: { 'permit/decided': written },
        bound: readAs('t2/permit/decided', value, form),
      });
      expect(problems.flatMap(({ fixes = [] }) => fixes.map(({ kind }) => kind))).toEqual(['suggestion']);
    }
  });

  test('many untidy cells are one finding', () => {
    const sample: Sample = {
      table: 't2',
      written: { 'permit/decided': '3件', 'penalty/decided': '４' },
      bound: (table) => {
        readAs('t2/permit/decided', 3, NumberForm.unit)(table);
        return readAs('t2/penalty/decided', 4, NumberForm.fullWidth)(table);
      },
    };
    expect(lines('table/cell-value', sample)).toEqual(['plain t2/permit/decided +1']);
    expect(wording('table/cell-value', sample)).toContain('把2格都改为只写数字');
  });
});
