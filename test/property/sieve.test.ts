import { expect, test } from 'vitest';
import { checkDocument } from '../../server/src/core/engine/check.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import type { CompiledPack, CompiledRule } from '../../server/src/core/pack/rule.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { linearPattern } from '../../server/src/host/packs/pattern.js';
import { generateText } from '../bench/generator/generate.mjs';
import * as fc from '../support/fast-check.js';

const builtin = builtinPack();
/** Whatever a kind says is worded. */
const messages: CompiledRule['messages'] = new Proxy({}, { get: (_, id: string) => ({ zh: id, en: id }) });

/** Words that reports hold, that they hold now and then, and that they do not. */
const word = fc.constantFrom(
  '公开',
  '信息',
  '政府信息',
  '申请',
  '问题',
  '及时',
  '培训',
  '工作人员',
  '平台',
  '绝无此语',
);
const pattern = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a}[^。]{0,6}${b}`),
  fc.tuple(word, word).map(([a, b]) => `(?:${a}|${b})的?`),
  fc.constantFrom('\\d+件', '[一二三]是', '[^。]{3}$', '(?:较|很)好?'),
);
const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 });
const section = fc.constantFrom('s1', 's5', 's6');
const row = fc.constantFrom('A', 'B', 'C1', 'C2', 'C3.5', 'C6.3', 'C7', 'D');
const column = fc.constantFrom('person', 'company', 'research', 'total');
const compare = fc.constantFrom('=', '<=', '>=');

const relation = fc.oneof(
  fc.tuple(row, row, row, compare).map(([a, b, c, sign]) => ['t3', 'column', `${a} + ${b} ${sign} ${c}`]),
  fc.tuple(column, column, compare).map(([a, b, sign]) => ['t3', 'row', `${a} ${sign} 2 * ${b}`]),
  fc.tuple(row, row, compare).map(([a, b, sign]) => ['t3', 'none', `${a}@total ${sign} ${b}@person + 3`]),
  fc.constantFrom(
    ['t4', 'row', 'upheld <= total'],
    ['t4', 'column', 'review >= direct'],
    ['t3', 'column', 'C7 = sum(C)'],
  ),
);
const text = fc.tuple(word, fc.constantFrom('', '的', '工作')).map(([a, b]) => `${a}${b}`);
const EMPTY = { singles: '', suffixes: '', words: [], innocent: [] };

const check = fc.oneof<fc.Arbitrary<readonly [kind: string, params: unknown]>[]>(
  fc.array(relation, { minLength: 1, maxLength: 3 }).map((all) => [
    'relations',
    {
      relations: all.map(([table, forEach, formula], i) => {
        const words = { zh: formula, en: formula };
        return { id: `r${i}`, table, forEach, formula, words };
      }),
    },
  ]),
  fc
    .tuple(patterns, fc.option(section))
    .map(([all, one]) => [
      'forbidden-wording',
      { patterns: all, unless: ['平台'], ...(one === null ? {} : { sections: [one] }) },
    ]),
  fc
    .tuple(patterns, section)
    .map(([wordings, one]) => ['fee-statement', { section: one, from: 2021, wordings }]),
  text.map((wrong) => [
    'misspelling',
    {
      confusions: [{ right: '甲乙', wrong: [wrong], unless: [], followedBy: [] }],
      fixed: { words: [], alike: [], innocent: [] },
      ends: [],
      doubled: EMPTY,
    },
  ]),
  fc.tuple(text, fc.constantFrom('年月', '处局')).map(([one, units]) => [
    'residue',
    {
      words: [{ message: 'template', texts: [one], unless: [] }],
      slots: [one],
      roundSlots: [],
      units,
      surnames: '张王',
      ticks: '√',
    },
  ]),
);

const packOf = (checks: readonly (readonly [string, unknown])[]): CompiledPack => {
  const rules = checks.map(
    ([kind, params], i): CompiledRule => ({
      id: `local/r${i}`,
      severity: 'warning',
      stage: 'stable',
      kind,
      params,
      basis: { zh: '', en: '' },
      messages,
    }),
  );
  const origins = new Map(
    rules.map(
      ({ id }) =>
        [id, { pack: 'cn.aa@1', policy: 'open', policyBy: 'cn.aa@1', pattern: linearPattern }] as const,
    ),
  );
  return { ...builtin, rules, origins };
};

test('rules checked together find what each finds by itself', () => {
  const texts = Array.from({ length: 12 }, (_, i) => {
    const { text } = generateText(i, { seed: 3, format: 'mix', errors: 0.5 });
    return i % 3 === 0 ? text.replace('公开', 'XX处公开') : text;
  });
  const documents = texts.map((one) => readDocument(one, builtin.form));
  let found = 0;
  fc.assert(
    fc.property(fc.array(check, { minLength: 4, maxLength: 14 }), (checks) => {
      const pack = packOf(checks);
      const together = createRuleSet(pack);
      const alone = pack.rules.map((rule) => createRuleSet({ ...pack, rules: [rule] }));
      for (const document of documents) {
        const all = checkDocument(document, together);
        found += all.length;
        const each = alone.flatMap((rules) => checkDocument(document, rules));
        const keys = (findings: typeof all) => findings.map((one) => JSON.stringify(one)).sort();
        expect(keys(all)).toEqual(keys(each));
      }
    }),
    { numRuns: 40 },
  );
  expect(found).toBeGreaterThan(100);
});
