import { builtinHelp } from '../core/pack/builtin-help.js';
import type { RuleHelp } from '../core/pack/rule.js';

/** What the built-in rules say of themselves. Loaded with the first hover or page, not with the server. */
export const ruleHelp = (): ReadonlyMap<string, RuleHelp> =>
  new Map(builtinHelp().map((help) => [help.id, help]));
