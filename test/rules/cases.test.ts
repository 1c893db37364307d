import { describe, expect, test } from 'vitest';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { runCase } from '../../server/src/core/engine/run-case.js';
import { builtinPack } from '../../server/src/core/pack/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin-base.js';
import { builtinHelp } from '../../server/src/core/pack/builtin-help.js';
import type { RuleCase } from '../../server/src/core/pack/cases.js';
import { parseFrontMatter } from '../../server/src/host/settings.lazy.js';

const pack = builtinPack();
// At its full weight: a case shows what a rule finds, not whether it is on trial.
const rules = createRuleSet({
  ...pack,
  rules: pack.rules.map((rule) => ({ ...rule, stage: 'stable' as const })),
});
const context = { pack, base: builtinBaseReport(), rules, parseYaml: parseFrontMatter };

describe.each(builtinHelp().filter(({ cases }) => cases.length > 0))('$id', ({ id, cases }) => {
  test.each(cases as readonly RuleCase[])('$name', (one) => {
    const failures = runCase(id, one, context);
    const show = (side: 'expected' | 'actual') =>
      failures.map((failure) => `[${failure.syntax}]\n${failure[side]}`).join('\n\n');
    expect(show('actual'), failures[0]?.text).toBe(show('expected'));
  });
});
