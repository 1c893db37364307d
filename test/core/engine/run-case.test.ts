import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createRuleSet } from '../../../server/src/core/engine/ruleset.js';
import { runCase } from '../../../server/src/core/engine/run-case.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../../server/src/core/pack/builtin/builtin-base.js';
import { caseSchema } from '../../../server/src/core/pack/schema/case-schema.js';

const pack = builtinPack();
const context = { pack, base: builtinBaseReport(), rules: createRuleSet(pack) };
const run = (changes: object, rule = 'table/relation') =>
  runCase(rule, caseSchema(z).parse({ name: 'x', syntaxes: ['gfm-flat'], ...changes }), context);

/** One figure off by one: the balance names the cell. */
const broken = { cells: { 't3/C1/person': 5 } };

describe('a case fails', () => {
  test.each<readonly [string, object]>([
    ['where a finding is missing', { expect: [{}] }],
    ['where one is too many', { ...broken, expect: [] }],
    ['on another message', { ...broken, expect: [{ message: 'exceeds' }] }],
    ['on another cell', { ...broken, expect: [{ at: 't3/C2/person' }] }],
    ['on other words', { ...broken, expect: [{ text: '6' }] }],
    ['on another severity', { ...broken, expect: [{ severity: 'hint' }] }],
    ['on other related places', { ...broken, expect: [{ related: ['t3/A/person'] }] }],
    ['on a fix that does not help', { ...broken, expect: [{ fixed: '没有这句话' }] }],
    ['where nothing can be replaced', { replace: [{ find: '没有这句话', with: '' }], expect: [] }],
  ])('%s', (_name, changes) => {
    const failures = run(changes);
    expect(failures).toHaveLength(1);
    expect(failures[0]!.actual).not.toBe(failures[0]!.expected);
  });
});

test('a case passes on exactly what it says, in every rendering', () => {
  const expectations = [{ at: 't3/C1/person', text: '5', severity: 'error' }];
  expect(run({ ...broken, syntaxes: undefined, expect: expectations })).toEqual([]);
});

test('a whole file stands for itself', () => {
  expect(run({ text: '# 值班安排\n', expect: [{ text: '值班安排' }] }, 'engine/not-a-report')).toEqual([]);
});

test('a placeholder that the check has no value for is told', () => {
  const [rule] = pack.rules.filter(({ id }) => id === 'table/relation');
  const message = { zh: '多出 {{diference}}', en: '{{diference}} too much' };
  const misspelt = { ...pack, rules: [{ ...rule!, messages: { ...rule!.messages, cell: message } }] };
  const one = caseSchema(z).parse({ name: 'x', syntaxes: ['gfm-flat'], ...broken, expect: [{}] });
  const [failure] = runCase('table/relation', one, { ...context, rules: createRuleSet(misspelt) });
  expect(failure?.actual).toContain('no value for {{diference}}');
});
