import { describe, expect, test } from 'vitest';
import { fold } from '../../server/src/core/prose/fold.js';
import { prose, quoteLinks } from '../../server/src/core/prose/prose.js';
import { read } from '../core/prose/read.js';
import { narrative, reportWith, said } from '../core/prose/report.js';
import * as fc from '../support/fast-check.js';

const LABELS = [
  '机构职能',
  '政策文件',
  '工作动态',
  '通知公告',
  '人事信息',
  '财政预决算',
  '行政执法',
  '规划计划',
  '统计数据',
  '重大项目',
  '民生实事',
  '教育信息',
  '年度报告',
  '公共服务',
  '会议公开信息',
  '其他组织信息',
  '办理结果',
  '公开指南',
] as const;

interface List {
  readonly labels: readonly string[];
  readonly values: readonly number[];
  readonly unit: string;
  readonly separator: string;
  readonly shape: (total: number, items: string, unit: string) => string;
  readonly tail: string;
}

const SHAPES: readonly List['shape'][] = [
  (total, items, unit) => `全年主动公开政府信息${total}${unit}，其中${items}`,
  (total, items, unit) => `全年主动公开政府信息 ${total} ${unit}，其中：${items}`,
  (total, items, unit) => `2022年，我局共公开信息${total}${unit}。其中，${items}`,
  (total, items, unit) => `全年公开信息${total}${unit}，包括${items}`,
  (total, items, unit) => `全年公开信息${total}${unit}，分别为${items}`,
  (total, items, unit) => `全年公开信息${total}${unit}，具体为：${items}`,
  (total, items, unit) => `全年公开信息${total}${unit}：${items}`,
  (total, items, unit) => `全年公开信息${total}${unit}（${items}）`,
  (total, items, unit) => `公开信息${total}${unit}，从内容看，${items}`,
];

const TAILS = [
  '。',
  '，公开的及时性进一步提高。',
  '；通过微信公众号发布文章249篇。',
  '。2022年微信公众号发布文章249篇，订阅用户达4281人。',
  '，同比增长12.5%。',
  '，比上年增加7条。',
  '。召开新闻发布会3场，办理留言33件。',
];

const list: fc.Arbitrary<List> = fc
  .record({
    parts: fc.uniqueArray(fc.tuple(fc.constantFrom(...LABELS), fc.integer({ min: 1, max: 900 })), {
      selector: ([label]) => label,
      minLength: 2,
      maxLength: 9,
    }),
    unit: fc.constantFrom('条', '件', '篇'),
    separator: fc.constantFrom('，', '、', '；'),
    shape: fc.constantFrom(...SHAPES),
    tail: fc.constantFrom(...TAILS),
  })
  .map(({ parts, ...rest }) => ({
    ...rest,
    labels: parts.map(([label]) => label),
    values: parts.map(([, value]) => value),
  }));

const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const render = ({ labels, values, unit, separator, shape, tail }: List, total: number): string =>
  shape(total, labels.map((label, i) => `${label}${values[i]}${unit}`).join(separator), unit) + tail;

describe('lists', () => {
  test('that add up are silent', () => {
    fc.assert(
      fc.property(list, (one) => {
        expect(said(render(one, sumOf(one.values)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('that exceed their total are found at the total', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 5 }), (one, excess) => {
        const total = sumOf(one.values) - excess;
        fc.pre(total > 0);
        const [first] = narrative(render(one, total));
        expect(first?.rule).toBe('narrative/parts-sum');
        expect(['error', 'warning']).toContain(first?.severity);
        expect(first?.words).toBe(String(total));
        expect(first?.problem.related?.length).toBe(one.labels.length);
      }),
      { numRuns: 400 },
    );
  });
});

interface Figures {
  readonly B: number;
  readonly C1: number;
  readonly C2: number;
  readonly C3: number;
  readonly C4: number;
  readonly C5: number;
  readonly D: number;
}

const figures: fc.Arbitrary<Figures> = fc.record({
  B: fc.integer({ min: 0, max: 9 }),
  C1: fc.integer({ min: 10, max: 60 }),
  C2: fc.integer({ min: 0, max: 20 }),
  C3: fc.integer({ min: 0, max: 20 }),
  C4: fc.integer({ min: 0, max: 20 }),
  C5: fc.integer({ min: 0, max: 20 }),
  D: fc.integer({ min: 0, max: 9 }),
});

/** Cells of a table that is in order. */
function cellsOf({ B, C1, C2, C3, C4, C5, D }: Figures): Record<string, number> {
  const C7 = C1 + C2 + C3 + C4 + C5;
  return { A: C7 + D - B, B, C1, C2, 'C3.4': C3, 'C4.1': C4, 'C5.2': C5, C7, D };
}

/** Sentences with slots, each with the cells that it quotes. */
const SENTENCES: readonly string[] = [
  '2022年，本机关新收政府信息公开申请{A}件，上年结转{B}件，办结{C7}件，结转下年度继续办理{D}件。',
  '全年新收依申请公开{A}件、2021年结转{B}件，共办结{C7}件，结转2023年{D}件。',
  '全年共收到政府信息公开申请{A+B}件（含上年结转{B}件）。',
  '办结政府信息公开申请{C7}件，其中予以公开{C1}件、部分公开{C2}件、不予公开{C3.4}件、无法提供{C4.1}件、不予处理{C5.2}件。',
  '政府信息公开申请办理结果：予以公开{C1}件，部分公开{C2}件，不予公开{C3.4}件，无法提供{C4.1}件，不予处理{C5.2}件，结转下年度{D}件。',
  '{C1}件予以公开，{C2}件部分公开，{D}件结转下年度办理。',
];

const fill = (sentence: string, cells: Record<string, number>, wrong = -1, by = 0): string => {
  let slot = 0;
  return sentence.replace(/\{([^}]+)\}/g, (_, formula: string) => {
    const value = formula.split('+').reduce((sum, key) => sum + cells[key]!, 0);
    return String(slot++ === wrong ? value + by : value);
  });
};

describe('figures of table three', () => {
  test('quoted right are silent', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(...SENTENCES), (values, sentence) => {
        const cells = cellsOf(values);
        fc.pre(cells.A! >= 0);
        expect(said(fill(sentence, cells), { matter: 'apply', cells })).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('quoted wrong are found where they stand', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(...SENTENCES), fc.nat(5), (values, sentence, pick) => {
        const cells = cellsOf(values);
        fc.pre(cells.A! >= 0);
        const slots = sentence.split('{').length - 1;
        // Far from every figure: no other reading can be meant.
        const text = fill(sentence, cells, pick % slots, 700);
        const wrong = /7\d\d|8\d\d/.exec(text)![0];
        const found = narrative(text, { matter: 'apply', cells }).filter((one) =>
          one.rule.endsWith('cell-mismatch'),
        );
        expect(found.map((one) => one.words)).toEqual([wrong]);
      }),
      { numRuns: 400 },
    );
  });
});

const FRAGMENTS = [
  ...LABELS,
  '其中',
  '包括',
  '（',
  '）',
  '，',
  '、',
  '；',
  '。',
  '：',
  '条',
  '件',
  '元',
  '%',
  '占',
  '同比增长',
  '比上年',
  '余',
  '近',
  '共',
  '合计',
  '等',
  '《',
  '》',
  '“',
  '”',
  '第',
  '12',
  '3',
  '45.6',
  '1,234',
  '０',
  '收到',
  '政府信息公开申请',
  '办结',
  '结转下年度',
  '行政复议',
  '行政诉讼',
  '未收到',
  '均获维持',
  '予以公开',
  '2021年',
  '2022年',
  '各',
  '一',
  '二十',
  ' ',
  '\u3000',
] as const;

describe('any text', () => {
  const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(''));

  test('folds unit by unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(fold(any).length).toBe(any.length);
      }),
    );
  });

  test('gives numbers in reading order, inside the text, with digits where they say', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { tokens, text: folded } = read(any);
        let at = 0;
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.unitEnd).toBeGreaterThanOrEqual(token.end);
          expect(token.afterEnd).toBeGreaterThanOrEqual(token.end);
          expect(token.nearStart).toBeLessThanOrEqual(token.labelStart);
          expect(token.labelStart).toBeLessThanOrEqual(token.start);
          expect(folded.slice(token.start, token.end)).toMatch(/[\d一二三四五六七八九十百千两零〇]/);
          at = token.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('gives findings inside the text and links to cells of the form', () => {
    fc.assert(
      fc.property(text, (any) => {
        const setting = { matter: 'apply', cells: { A: 3, C7: 3, 'review/total': 1 } };
        for (const { problem } of narrative(any, setting)) {
          for (const { range } of [problem, ...(problem.related ?? []).filter((r) => r.message !== 'cell')]) {
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(any.length);
            expect(range.start).toBeLessThan(range.end);
          }
        }
        for (const link of quoteLinks(reportWith(any, setting))) expect(link.cells.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile input', () => {
  test.each([
    ['numbers without end', '5件'],
    ['markers without end', '其中'],
    ['items without end', '甲5件、'],
    ['open brackets', '（甲5件'],
    ['open quotations', '《“5件'],
    ['totals and markers', '5件，其中'],
    ['negations', '未收到政府信息公开申请，'],
    ['claims', '收到政府信息公开申请5件、'],
    ['perspectives', '从甲看，5件'],
    ['rates', '5件占5%、'],
  ])('%s: read to the end, with few lists and phrases', (_, unit) => {
    const report = reportWith(unit.repeat(20_000), { matter: 'apply', cells: { A: 3 } });
    const passage = prose(report)?.passages[0];
    expect(passage?.lists.length).toBeLessThanOrEqual(500);
    expect(passage?.nil.length).toBeLessThanOrEqual(50);
  });
});
