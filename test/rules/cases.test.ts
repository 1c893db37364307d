import { describe, expect, test } from 'vitest';
import { createRuleSet, type RuleSet } from '../../server/src/core/engine/ruleset.js';
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
const context = { pack, base: builtinBaseReport(), parseYaml: parseFrontMatter };

/** The rule by itself, with what the engine reports; suppressions need the rules that they suppress. */
const alone = (id: string): RuleSet =>
  id.startsWith('suppress/')
    ? rules
    : {
        ...rules,
        active: rules.active.filter(({ rule }) => rule.id === id || /^(?:engine|suppress)\//.test(rule.id)),
      };

describe.each(builtinHelp().filter(({ cases }) => cases.length > 0))('$id', ({ id, cases }) => {
  test.each(cases as readonly RuleCase[])('$name', (one) => {
    const failures = runCase(id, one, { ...context, rules: alone(id) });
    // A failing report's text: GOUJI_CASE_TEXT=1.
    const show = (side: 'expected' | 'actual') =>
      failures.map((failure) => `[${failure.syntax}]\n${failure[side]}`).join('\n\n');
    expect(show('actual'), process.env.GOUJI_CASE_TEXT ? failures[0]?.text : undefined).toBe(
      show('expected'),
    );
  });
});
