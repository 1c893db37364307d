import type { AnyCheckKind } from '../../core/checks/define.js';
import type { ActiveRule, Level, RuleSet } from '../../core/engine/ruleset.js';

/** Rules of the engine that comparing needs too: a rule may fail, and a suppression may hide nothing. */
const NEEDED = new Set(['engine/rule-failed', 'suppress/unused']);

const compares = ({ kind }: ActiveRule): boolean => kind.reads !== undefined;

/** Ids of the active rules that read other reports than their own. */
export const comparingIds = ({ active }: RuleSet): ReadonlySet<string> =>
  new Set(active.filter(compares).map(({ rule }) => rule.id));

export const comparingKinds = ({ active }: RuleSet): readonly AnyCheckKind[] =>
  active.filter(compares).map(({ kind }) => kind);

/** True for an active rule that compares reports and whose suppression counts. */
export const isComparing = (rules: RuleSet, id: string): boolean =>
  rules.pack.origins?.get(id)?.policy !== 'locked' && comparingIds(rules).has(id);

/** All rules, for a report by itself: suppressions of those that compare are nobody's to judge yet. */
export const leavingOpen = (rules: RuleSet): RuleSet => ({
  ...rules,
  levels: {
    ...rules.levels,
    ...Object.fromEntries([...comparingIds(rules)].map((id): readonly [string, Level] => [id, 'off'])),
  },
});

/**
 * The rules that compare, for findings that take the place of those that they had by themselves. `searching`: only
 * those that search the whole run.
 */
export const onlyComparing = (rules: RuleSet, searching: boolean): RuleSet => ({
  ...rules,
  active: rules.active.filter(
    (one) => NEEDED.has(one.rule.id) || (compares(one) && (!searching || one.kind.searchesRun === true)),
  ),
});
