import { describe, expect, test } from 'vitest';
import { RuleError } from '../../../../server/src/core/checks/define.js';
import { fixed, form, lines, pack, problemsOf, type Sample, template, wording } from './run-rule.js';

const sound = {
  'A/person': 3,
  'A/total': 3,
  'B/person': 1,
  'B/total': 1,
  'C1/person': 4,
  'C1/total': 4,
  'C7/person': 4,
  'C7/total': 4,
};

describe('table/relation', () => {
  test('one cell: its finding, its figure as a suggestion, every operand related', () => {
    const sample: Sample = { table: 't3', written: { ...sound, 'C1/person': 5 } };
    expect(lines('table/relation', sample)).toEqual(['cell t3/C1/person +7']);
    const { problems } = problemsOf('table/relation', sample);
    expect(problems[0]!.fixes!.map(({ kind }) => kind)).toEqual(['suggestion']);
    expect(fixed('table/relation', sample)).toContain('（一）予以公开\n4\n');
    expect(wording('table/relation', sample)[0]).toMatch(
      /“予以公开”行“自然人”列写的是5，按勾稽关系应为4：.*“予以公开”行中，总计 4，而自然人 5（其余5项为0），相差1。.*另有1处/,
    );
  });

  test('a sum of which any part can be wrong: at its total, every part related, nothing offered', () => {
    const sample: Sample = { table: 't4', written: { 'direct/upheld': 2, 'direct/total': 1 } };
    expect(lines('table/relation', sample)).toEqual(['unequal t4/direct/total +4']);
    expect(problemsOf('table/relation', sample).problems[0]!.fixes).toEqual([]);
    const [message, ...related] = wording('table/relation', sample);
    expect(message).toContain('总计 1，而结果维持 2 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 2，相差1');
    expect(message).toContain('可能有误的是：结果维持、总计。');
    expect(related).toEqual(['结果维持：2', '结果纠正：0', '其他结果：0', '尚未审结：0']);
  });

  test('an empty operand is said to be empty', () => {
    const written = { 'direct/upheld': 2, 'direct/other': '/', 'direct/total': 1 };
    expect(wording('table/relation', { table: 't4', written })).toContain('其他结果：未填');
  });

  test('no placeholder is left open, in neither language', () => {
    for (const language of ['zh', 'en'] as const) {
      for (const written of [
        { ...sound, 'A/person': 9 },
        { ...sound, 'D/person': 1, 'D/total': 1 },
      ]) {
        expect(wording('table/relation', { table: 't3', written }, language).join()).not.toContain('{{');
      }
    }
  });

  test.each([
    [{ formula: 'A + X = C7 + D' }, 'no row “X”'],
    [{ table: 't9' }, 'no table “t9”'],
    [{ forEach: 'row' }, 'no column “A”'],
    [{ formula: 'C7 = sum(C9)' }, 'no group “C9”'],
    [{ formula: 'C6 = C6.1' }, 'no edition'],
    [{ forEach: 'none' }, 'row@column'],
    [{ formula: 'A = 1.5' }, 'whole'],
  ])('a formula that does not fit the form is refused: %j', (change, why) => {
    const spec = {
      id: 'x',
      table: 't3',
      forEach: 'column',
      formula: 'A + B = C7 + D',
      words: { zh: '甲', en: 'a' },
      ...change,
    };
    const validate = () => pack.kinds.relations!.validate!({ relations: [spec] }, form);
    expect(validate).toThrow(RuleError);
    expect(validate).toThrow(why);
  });
});

describe('table/plausibility', () => {
  const agency = (name: string) => ({ name });
  const rules = { 'rules/made': 2, 'rules/valid': 5 };

  test.each<[string, Sample, string[]]>([
    ['nothing odd', { table: 't2', written: { 'norm/made': 3, 'norm/repealed': 1, 'norm/valid': 9 } }, []],
    [
      'fewer in force than made',
      { table: 't2', written: { 'norm/made': 3, 'norm/valid': 1 } },
      ['stock t2/norm/valid +2'],
    ],
    [
      'a district makes no rules',
      { table: 't2', written: rules, agency: agency('甲市乙区教育局') },
      ['cannot-make t2/rules/made +1'],
    ],
    [
      'nor a town',
      { table: 't2', written: rules, agency: agency('乙镇人民政府') },
      ['cannot-make t2/rules/made +1'],
    ],
    [
      'nor whoever is a county by its settings',
      { table: 't2', written: rules, agency: { name: '甲市人民政府', level: 'county' } },
      ['cannot-make t2/rules/made +1'],
    ],
    ['a city does', { table: 't2', written: rules, agency: agency('甲市人民政府') }, []],
    [
      'an autonomous region is no district',
      { table: 't2', written: rules, agency: agency('甲族自治区人民政府') },
      [],
    ],
    [
      'a department of a city hardly',
      { table: 't2', written: rules, agency: agency('甲市教育局') },
      ['seldom-makes t2/rules/made +1'],
    ],
    [
      'a department of the State Council does',
      { table: 't2', written: rules, agency: agency('国家某事务局') },
      [],
    ],
    ['of an unknown body nothing is said', { table: 't2', written: rules }, []],
    ['money in yuan', { table: 't2', written: { 'fee/amount': '251000000' } }, ['unit t2/fee/amount']],
    ['much money', { table: 't2', written: { 'fee/amount': '1808595.25' } }, []],
    [
      'the total of 2019 below its part',
      { table: 't2', edition: '2019', written: { 'norm/newPublic': 3, 'norm/publicTotal': 1 } },
      ['part t2/norm/publicTotal +1'],
    ],
    [
      'every request excessive',
      { table: 't3', written: { 'A/total': 2, 'C5.4/total': 2 } },
      ['few-requests t3/C5.4/total +2'],
    ],
    ['some', { table: 't3', written: { 'A/total': 20, 'C5.4/total': 2 } }, []],
  ])('%s', (_, sample, expected) => {
    expect(lines('table/plausibility', sample)).toEqual(expected);
    for (const line of wording('table/plausibility', sample)) expect(line).not.toContain('{{');
  });

  test('lawsuits without review, from 2024 on', () => {
    const sample = (year: number): Sample => ({
      table: 't3',
      year,
      written: { 'C3.4/total': 12, 'C7/total': 14 },
      report: (report) => {
        const t4 = problemTable();
        return { tables: new Map([...report.tables, ['t4', t4]]) };
      },
    });
    expect(lines('table/plausibility', sample(2024))).toEqual(['lawsuits t4/direct/total +9']);
    expect(lines('table/plausibility', sample(2023))).toEqual([]);
  });
});

function problemTable() {
  const size = template('t4').rows.length * template('t4').columns.length;
  const row = template('t4').rowIndex.get('direct')!;
  const index = row * template('t4').columns.length + template('t4').columnIndex.get('total')!;
  const state = new Uint8Array(size);
  const integer = new Float64Array(size).fill(Number.NaN);
  state[index] = 4;
  integer[index] = 6;
  const none = { start: 0, end: 0 };
  return {
    template: template('t4'),
    fragments: [none],
    range: none,
    start: new Int32Array(size).fill(0),
    end: new Int32Array(size).fill(1),
    state,
    form: new Uint8Array(size),
    integer,
    decimals: new Map(),
    rowState: new Uint8Array(3).fill(1),
    labelStart: new Int32Array(3).fill(-1),
    labelEnd: new Int32Array(3).fill(-1),
    rowOrder: [0, 1, 2],
    foreignRows: [],
    missingColumns: [],
    foreignColumns: [],
    columnHeads: [],
    header: null,
    evidence: [],
    note: null,
  };
}
