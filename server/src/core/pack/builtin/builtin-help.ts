import { builtinHelpJson } from '../../../generated/builtin-help.js';
import type { RuleHelp } from '../rule.js';

let parsed: readonly RuleHelp[] | null = null;

/** Why, remedy and cases of the built-in rules: for explain, hover and SARIF, never for a plain run. */
export function builtinHelp(): readonly RuleHelp[] {
  parsed ??= JSON.parse(builtinHelpJson()) as RuleHelp[];
  return parsed;
}
