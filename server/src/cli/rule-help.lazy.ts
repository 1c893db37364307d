import { builtinHelp } from '../core/pack/builtin-help.js';
import type { RuleHelp } from '../core/pack/rule.js';

/** Explanations of the built-in pack's rules by id. Loaded only where something is to be explained. */
export const ruleHelp = (): ReadonlyMap<string, RuleHelp> =>
  new Map(builtinHelp().map((help) => [help.id, help]));
