import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../server/src/core/engine/check.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { runCase } from '../../server/src/core/engine/run-case.js';
import { builtinPackNamed } from '../../server/src/core/pack/builtin/builtin-named.js';
import type { RuleCase } from '../../server/src/core/pack/cases.js';
import { cleanReport } from '../../server/src/core/render/clean-report.js';
import { renderReport } from '../../server/src/core/render/render.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { readFolder } from '../../server/src/host/packs/folder-read.js';

const { pack, help, base } = builtinPackNamed('cn-rule-of-law-annual')!;
const rules = createRuleSet(pack);
const own = help.filter(
  ({ source, id }) =>
    readFolder(join(fileURLToPath(import.meta.url), '..', '..', '..', 'rules', pack.id)).has(source.path) &&
    !/^(?:engine|suppress)\//.test(id),
);

describe.each(own)('$id', ({ id, cases }) => {
  test.each(cases as readonly RuleCase[])('$name', (one) => {
    const active = rules.active.filter(({ rule }) => rule.id === id || rule.id.startsWith('engine/'));
    const failures = runCase(id, one, { pack, base, rules: { ...rules, active } });
    expect(failures.map(({ syntax, expected, actual }) => ({ syntax, expected, actual }))).toEqual([]);
  });
});

test('the clean report of the form is clean under every rule', () => {
  const text = renderReport(pack.form, cleanReport(pack.form, base), { syntax: 'gfm-flat' });
  const document = readDocument(text, pack.form);
  expect(document.reports).toHaveLength(1);
  expect(document.reports[0]).toMatchObject({
    agency: { value: '柳州市甲乙区档案服务中心' },
    edition: '2019',
  });
  expect(document.reports[0]!.sections.map(({ id }) => id)).toEqual([
    'results',
    'shortcomings',
    'leader',
    'plan',
  ]);
  expect(checkDocument(document, rules).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
});

test('rules of the first pack that are borrowed hold here', () => {
  const text = renderReport(pack.form, cleanReport(pack.form, base), { syntax: 'gfm-flat' });
  const found = checkDocument(readDocument(text.replace('办事指南12项', '办事指南XX项'), pack.form), rules);
  expect(found.map(({ rule }) => rule)).toEqual(['text/placeholder']);
});
