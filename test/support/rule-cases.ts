import { createRuleSet, type RuleSet } from '../../server/src/core/engine/ruleset.js';
import type { CaseContext } from '../../server/src/core/engine/run-case.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { builtinHelp } from '../../server/src/core/pack/builtin/builtin-help.js';
import type { RuleCase } from '../../server/src/core/pack/cases.js';
import { parseFrontMatter } from '../../server/src/host/settings/settings.lazy.js';

const pack = builtinPack();
// At its full weight: a case shows what a rule finds, not whether it is on trial.
const rules = createRuleSet({
  ...pack,
  rules: pack.rules.map((rule) => ({ ...rule, stage: 'stable' as const })),
});

/** Rules with their cases, as their files have them. */
export const RULES_WITH_CASES = builtinHelp()
  .filter(({ cases }) => cases.length > 0)
  .map(({ id, cases }) => ({ id, cases: cases as readonly RuleCase[] }));

/** The rule by itself, with what the engine reports; suppressions need the rules that they suppress. */
const alone = (id: string): RuleSet =>
  id.startsWith('suppress/')
    ? rules
    : {
        ...rules,
        active: rules.active.filter(({ rule }) => rule.id === id || /^(?:engine|suppress)\//.test(rule.id)),
      };

/** What runs a case of this rule. */
export const contextOf = (id: string): CaseContext => ({
  pack,
  base: builtinBaseReport(),
  parseYaml: parseFrontMatter,
  rules: alone(id),
});
