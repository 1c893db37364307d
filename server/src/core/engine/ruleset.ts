import { type AnyCheckKind, RuleError, type Severity } from '../checks/define.js';
import type { Form } from '../form/form.js';
import type { CompiledPack, CompiledRule } from '../pack/rule.js';
import { nativePattern } from '../text/pattern.js';

export type Level = Severity | 'off';

/** A rule ready to run. */
export interface ActiveRule {
  readonly rule: CompiledRule;
  readonly kind: AnyCheckKind;
  readonly prepared: unknown;
  /** Set by `gouji.yaml`; null: the rule's own. */
  readonly level: Severity | null;
}

/** A pack with settings applied; made once, used for many files. */
export interface RuleSet {
  readonly pack: CompiledPack;
  readonly active: readonly ActiveRule[];
  readonly byId: ReadonlyMap<string, CompiledRule>;
  /** Levels set by the user, by rule id. */
  readonly levels: Readonly<Record<string, Level>>;
}

/** A rule is prepared once a form: a pack that adds a table has a form of its own. */
const prepared = new WeakMap<Form, WeakMap<CompiledRule, unknown>>();

/** Unknown ids in `levels` are the settings reader's to refuse; here they do nothing. */
export function createRuleSet(pack: CompiledPack, levels: Readonly<Record<string, Level>> = {}): RuleSet {
  const active: ActiveRule[] = [];
  const known = prepared.get(pack.form) ?? new WeakMap<CompiledRule, unknown>();
  prepared.set(pack.form, known);
  const byId = new Map<string, CompiledRule>();
  for (const rule of pack.rules) {
    byId.set(rule.id, rule);
    const level = levels[rule.id] ?? null;
    if (level === 'off') continue;
    const kind = pack.kinds[rule.kind];
    if (kind === undefined) throw new RuleError(`rule ${rule.id}: unknown check kind ${rule.kind}`);
    if (!known.has(rule)) {
      const pattern = pack.origins?.get(rule.id)?.pattern ?? nativePattern;
      known.set(rule, kind.prepare(rule.params, pack.form, pattern));
    }
    active.push({ rule, kind, prepared: known.get(rule), level });
  }
  return { pack, active, byId, levels };
}

const WEIGHT: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

export const isAtLeast = (severity: Severity, level: Severity): boolean => WEIGHT[severity] >= WEIGHT[level];

/**
 * The severity of one message of a rule: a message's own weight, else the rule's. A level set by the user
 * replaces the rule's; variants that weigh less than the rule are only ever lowered by it.
 */
export function severityOf({ rule, level }: ActiveRule, message: string): Severity {
  const own = rule.messages[message]?.severity ?? rule.severity;
  if (rule.stage === 'trial' && level === null) return 'hint';
  if (level === null) return own;
  return own === rule.severity || WEIGHT[own] > WEIGHT[level] ? level : own;
}
