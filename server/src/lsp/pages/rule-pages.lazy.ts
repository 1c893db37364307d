import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { builtinPackNamed } from '../../core/pack/builtin/builtin-named.js';
import { otherBuiltinPack } from '../../core/pack/builtin/builtin-others.js';
import { allBuiltinHelp } from '../../core/pack/builtin/builtin-others-help.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';

const made = new Map<string, ReadonlyMap<string, RuleHelp>>();

/**
 * What the built-in rules say of themselves; of an id that several have, what the given built-in pack says. Loaded
 * with the first hover over a rule or its page, not with the server.
 */
export function ruleHelp(pack: string): ReadonlyMap<string, RuleHelp> {
  let help = made.get(pack);
  if (help === undefined) {
    const own = builtinPackNamed(pack)?.help ?? [];
    help = new Map([...allBuiltinHelp(), ...own.map((page) => [page.id, page] as const)]);
    made.set(pack, help);
  }
  return help;
}

/** The built-in pack that has a rule; null: none. */
export function builtinPackOf(rule: string, others: readonly string[]): CompiledPack | null {
  const packs = [builtinPack(), ...others.flatMap((id) => otherBuiltinPack(id) ?? [])];
  return packs.find(({ rules }) => rules.some(({ id }) => id === rule)) ?? null;
}
