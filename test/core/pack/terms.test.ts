import { describe, expect, test } from 'vitest';
import type { CheckContext, Problem } from '../../../server/src/core/checks/define.js';
import { check } from '../../../server/src/core/checks/text/terms.js';
import type { Term } from '../../../server/src/core/pack/data.js';
import type { PackFault, PackLayer } from '../../../server/src/core/pack/layer.js';
import { mergedTerms } from '../../../server/src/core/pack/terms.js';
import { readOne } from '../../support/reading.js';

const term = (given: Partial<Term>): Term => ({
  use: null,
  avoid: [],
  unless: [],
  sections: [],
  why: null,
  ...given,
});

/** Packs, parents first, by their terms: what holds, and the faults with the packs that they stand in. */
function merge(...packs: Partial<Term>[][]) {
  const faults: PackFault[] = [];
  const layers = packs.map((terms, at) => ({
    terms: terms.map((given) => ({
      term: term(given),
      place: { pack: `p${at}`, file: 'terms.yaml', line: 1, column: 1 },
    })),
  })) as unknown as PackLayer[];
  const { terms } = mergedTerms(layers, faults);
  return {
    terms: terms.map(({ use, avoid }) => `${use}: ${avoid.join(' ')}`),
    faults: faults.map(
      ({ code, message, place, related = [] }) =>
        `${code} ${place?.pack} beside ${related.map((one) => one.place.pack)}: ${message.zh}`,
    ),
  };
}

describe('terms of a chain', () => {
  test('add up', () => {
    expect(merge([{ use: '门户网站', avoid: ['官网'] }], [{ use: '办理', avoid: ['搞定'] }])).toEqual({
      terms: ['门户网站: 官网', '办理: 搞定'],
      faults: [],
    });
    expect(merge()).toEqual({ terms: [], faults: [] });
  });

  test('said again they are said once', () => {
    const one = { use: '门户网站', avoid: ['官网'], unless: ['官网域名'] };
    expect(merge([one], [one])).toEqual({ terms: ['门户网站: 官网'], faults: [] });
    expect(merge([one], [{ ...one, avoid: ['官网', '网页'], unless: [] }]).terms).toEqual([
      '门户网站: 官网',
      '门户网站: 网页',
    ]);
  });

  test('a section that must hold a term needs no words to avoid', () => {
    expect(merge([{ use: '门户网站', sections: ['s1'] }]).terms).toEqual(['门户网站: ']);
  });

  test.each([
    [
      'another wording for the same words',
      [{ use: '门户网站', avoid: ['官网'] }],
      [{ use: '政府网站', avoid: ['官网'] }],
      'pack/terms-conflict p1 beside p0: “官网”应改用什么，两处不一致：“门户网站”、“政府网站”。',
    ],
    [
      'none for what had one',
      [{ use: '门户网站', avoid: ['官网'] }],
      [{ avoid: ['官网'] }],
      'pack/terms-conflict p1 beside p0: “官网”应改用什么，两处不一致：“门户网站”、—。',
    ],
    [
      'agreed upon and avoided',
      [{ use: '门户网站', avoid: ['官网'] }],
      [{ use: '平台', avoid: ['门户网站'] }],
      'pack/terms-conflict p1 beside p0: “门户网站”既是规范用语，又要求不用。',
    ],
    [
      'more exceptions',
      [{ use: '门户网站', avoid: ['官网'] }],
      [{ use: '门户网站', avoid: ['官网'], unless: ['官网域名'] }],
      'pack/terms-conflict p1 beside p0: “官网”的例外 unless 比已有的多，不能放宽。',
    ],
  ])('%s is a fault of the pack below', (_name, above, below, fault) => {
    expect(merge(above, below).faults).toEqual([fault]);
  });
});

/** What the check says of a report whose first section has these words. */
function findings(terms: Partial<Term>[], words: string): string[] {
  const report = readOne(
    `# 甲市乙区丙局2022年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${words}\n\n## 六、其他需要报告的事项\n\n无。\n`,
  );
  const problems: Problem[] = [];
  const prepared = check.prepare({} as never, report.form, (() => {}) as never);
  check.run(
    {
      report,
      terms: { terms: terms.map(term) },
      isHidden: () => false,
      emit: (one: Problem) => problems.push(one),
    } as unknown as CheckContext,
    prepared,
  );
  const { text } = report.document;
  return problems.map(({ message, range, key, related = [], fixes = [] }) => {
    const edits = fixes.flatMap((fix) => fix.edits.map(({ newText }) => newText));
    return `${message} "${text.slice(range.start, range.end)}" (${key}) beside ${related.length} → ${edits.join(' ')}`;
  });
}

describe('the agreed wording', () => {
  const site = { use: '门户网站', avoid: ['官网', '官方网站'], unless: ['官网域名'] };

  test.each<readonly [string, Partial<Term>[], string, readonly string[]]>([
    ['nothing is agreed', [], '官网更新。', []],
    [
      'what is avoided, with what to write',
      [site],
      '官网更新。',
      ['avoided "官网" (官网) beside 0 → 门户网站'],
    ],
    [
      'once for all places',
      [site],
      '官网更新，官网改版。\n\n官网升级。',
      ['avoided "官网" (官网) beside 2 → 门户网站 门户网站 门户网站'],
    ],
    ['longer wording in which it is right', [site], '官网域名没有改变。', []],
    [
      'agreed wording that holds avoided words',
      [{ use: '政务网站', avoid: ['网站'] }],
      '政务网站和网站。',
      ['avoided "网站" (网站) beside 0 → 政务网站'],
    ],
    ['what has no other wording', [{ avoid: ['圆满'] }], '圆满完成。', ['barred "圆满" (圆满) beside 0 → ']],
    [
      'what a section must hold',
      [{ use: '门户网站', sections: ['s1', 's2'] }],
      '更新网页。',
      ['wanted "一、总体情况" (s1 门户网站) beside 0 → '],
    ],
    ['what a section does hold', [{ use: '门户网站', sections: ['s1'] }], '更新门 户网站。', []],
    [
      'what only another section holds',
      [{ use: '更新', sections: ['s6'] }],
      '更新网页。',
      ['wanted "六、其他需要报告的事项" (s6 更新) beside 0 → '],
    ],
    ['what its heading says', [{ use: '总体', sections: ['s1'] }], '更新网页。', []],
  ])('%s', (_name, terms, words, expected) => {
    expect(findings(terms, words)).toEqual(expected);
  });
});
