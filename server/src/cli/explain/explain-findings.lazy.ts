import type { Severity } from '../../core/checks/define.js';
import { createRuleSet } from '../../core/engine/ruleset.js';
import { caseFindings } from '../../core/engine/run-case.js';
import type { Language } from '../../core/engine/wording.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../core/pack/builtin/builtin-base.js';
import { builtinPackNamed } from '../../core/pack/builtin/builtin-named.js';
import type { RuleCase } from '../../core/pack/cases.js';
import type { CompiledPack, CompiledRule } from '../../core/pack/rule.js';
import type { ShownCase } from './explain-case.js';

/** A finding of a rule's own bad example, as a clerk would read it. */
export interface ExampleFinding {
  readonly message: string;
  readonly messageId: string;
  readonly severity: Severity;
}

/** What a rule finds in its examples, one list each; an example that cannot be run has none. */
export function exampleFindings(
  rule: CompiledRule,
  cases: readonly ShownCase[],
  pack: CompiledPack,
  language: Language,
): readonly (readonly ExampleFinding[])[] {
  const base = pack.id === builtinPack().id ? null : builtinPackNamed(pack.id)?.base;
  // The engine reports by rules of its own; suppressions need the rules that they suppress.
  const needed = pack.rules.filter(
    ({ id }) => id === rule.id || rule.id.startsWith('suppress/') || /^(?:engine|suppress)\//.test(id),
  );
  const rules = createRuleSet({
    ...pack,
    rules: needed.map((one) => ({ ...one, stage: 'stable' as const })),
  });
  const context = { pack, base: base ?? builtinBaseReport(), rules, language };
  return cases.map((one) => {
    try {
      const found = caseFindings(rule.id, one as unknown as RuleCase, context);
      return found?.findings ?? [];
    } catch {
      // The clean report of another form: the example is shown without what is said of it.
      return [];
    }
  });
}
