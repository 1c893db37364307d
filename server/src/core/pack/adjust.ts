import type { Localized } from '../form/form.js';
import type {
  Adjustment,
  ComposeContext,
  EffectiveRule,
  Hold,
  LevelOrOff,
  PackFault,
  PackLayer,
  Place,
  Tighten,
} from './layer.js';
import type { CompiledRule } from './rule.js';
import { compareLevels, compareParams, comparePolicies } from './strictness.js';

const fault = (
  code: string,
  message: Localized,
  place: Place,
  related?: { place: Place; message: Localized },
): PackFault => ({ code: `pack/${code}`, message, place, ...(related ? { related: [related] } : {}) });

const setHere: Localized = { zh: '在这里设定', en: 'set here' };
const lockedHere: Localized = { zh: '在这里锁定', en: 'locked here' };

/** A rule with another severity; variants of it that weigh more are brought down to it, as by settings. */
export function withLevel(rule: CompiledRule, level: LevelOrOff): CompiledRule {
  if (level === 'off' || level === rule.severity) return rule;
  const messages = Object.fromEntries(
    Object.entries(rule.messages).map(([key, { severity, ...words }]) => [
      key,
      severity === undefined || compareLevels(severity, level) > 0 ? words : { ...words, severity },
    ]),
  );
  return { ...rule, severity: level, messages };
}

/** What a pack's `adjust` makes of an inherited rule; weaker than its policy allows is a fault. */
export function adjustRule(
  before: EffectiveRule,
  change: Adjustment,
  layer: PackLayer,
  ancestors: readonly PackLayer[],
  context: ComposeContext,
  faults: PackFault[],
): EffectiveRule {
  const id = before.rule.id;
  const at = (...path: string[]): Place => layer.placeOf(['adjust', id, ...path]);
  let after = before;
  const frozen = before.policy === 'locked';
  /** `weaker`: whether the change is, beside what a pack above holds the rule to. */
  const refuse = (place: Place, owner: Place, what: Localized, weaker: (hold: Hold) => boolean): boolean => {
    if (before.policy === 'open') return false;
    // Each pack that the change falls short of must give leave: a county cannot waive what the province locked.
    const holders = [frozen ? before.policySet : owner, ...before.holds.filter(weaker).map(({ by }) => by)];
    const denied = holders
      .map((by) => ({ by, leave: waiverFor(layer, id, above(by, ancestors), context.today) }))
      .find(({ leave }) => leave !== 'granted');
    if (denied === undefined) return false;
    const { by, leave } = denied;
    const why = refusal(leave, frozen);
    const message = {
      zh: `${what.zh}${why.zh}（${by.pack} 设定）`,
      en: `${what.en} ${why.en} (set by ${by.pack}).`,
    };
    const related = { place: by, message: frozen ? lockedHere : setHere };
    faults.push(fault(why.code, message, place, related));
    return true;
  };

  if (change.severity !== undefined) {
    const place = at('severity');
    const order = compareLevels(change.severity, before.level);
    const what = {
      zh: `规则 ${id} 的级别 ${change.severity} 低于上级的 ${before.level}：`,
      en: `${change.severity} is weaker than ${before.level} for rule ${id}:`,
    };
    const weaker = order < 0;
    const below = ({ level }: Hold): boolean => compareLevels(change.severity!, level) < 0;
    if (!(weaker && refuse(place, before.severitySet, what, below)) && order !== 0 && (weaker || !frozen))
      after = {
        ...after,
        level: change.severity,
        rule: withLevel(after.rule, change.severity),
        severitySet: place,
      };
  }
  for (const [name, value] of Object.entries(change.params ?? {})) {
    const old = (before.rule.params as Record<string, unknown>)[name];
    const place = at('params', name);
    const way: Tighten = before.tighten[name] ?? 'none';
    const order = compareParams(value, old, way);
    if (order === 0) continue;
    const weaker = order === null || order < 0;
    const what = {
      zh: `规则 ${id} 的参数 ${name} 不比上级严：`,
      en: `Parameter ${name} of rule ${id} is not stricter than before:`,
    };
    const below = ({ params }: Hold): boolean => {
      const beside = compareParams(value, (params as Record<string, unknown>)[name], way);
      return beside === null || beside < 0;
    };
    if (weaker && refuse(place, before.paramsSet[name] ?? before.policySet, what, below)) continue;
    if (!weaker && frozen) continue;
    const rule = { ...after.rule, params: { ...(after.rule.params as object), [name]: value } };
    const wrong = context.checkParams(rule, layer.form);
    if (wrong !== null) {
      const message = {
        zh: `规则 ${id} 的参数 ${name} 有误：${wrong.zh}`,
        en: `Parameter ${name}: ${wrong.en}`,
      };
      faults.push(fault('params', message, place));
      continue;
    }
    after = { ...after, rule, foreign: true, paramsSet: { ...after.paramsSet, [name]: place } };
  }
  if (change.policy !== undefined) {
    const order = comparePolicies(change.policy, before.policy);
    if (order < 0) {
      const message = {
        zh: `规则 ${id} 已是 ${before.policy}，不能放宽为 ${change.policy}。`,
        en: `Rule ${id} is ${before.policy}; it cannot be opened to ${change.policy}.`,
      };
      const related = { place: before.policySet, message: lockedHere };
      faults.push(fault('policy-weaker', message, at('policy'), related));
    } else if (order > 0) {
      const hold: Hold = { by: at('policy'), level: after.level, params: after.rule.params };
      after = { ...after, policy: change.policy, policySet: hold.by, holds: [...after.holds, hold] };
    }
  }
  return after;
}

/** The pack that set a value, and all above it: those that may give leave. */
function above({ pack }: Place, ancestors: readonly PackLayer[]): readonly PackLayer[] {
  const byId = new Map(ancestors.map((layer) => [layer.id, layer]));
  const wanted = new Set<string>();
  const visit = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const parent of byId.get(id)?.parents ?? []) visit(parent);
  };
  visit(pack.split('@')[0]!);
  return ancestors.filter(({ id }) => wanted.has(id));
}

type Leave = 'granted' | 'none' | 'expired' | 'unsigned';

/** Leave of an ancestor that this pack may weaken the rule. The days of a waiver end with its last. */
function waiverFor(child: PackLayer, rule: string, ancestors: readonly PackLayer[], today: string): Leave {
  let leave: Leave = 'none';
  for (const { waivers, signed } of ancestors)
    for (const waiver of waivers) {
      if (waiver.pack !== child.id || waiver.rule !== rule) continue;
      if (waiver.until < today) leave = 'expired';
      else if (!signed) leave = 'unsigned';
      else return 'granted';
    }
  return leave;
}

function refusal(leave: Leave, frozen: boolean): Localized & { readonly code: string } {
  if (leave === 'expired')
    return { code: 'waiver-expired', zh: '准许放宽的期限已过', en: 'its waiver has expired' };
  if (leave === 'unsigned')
    return {
      code: 'waiver-unsigned',
      zh: '准许放宽的规则包没有可信签名',
      en: 'the pack that waives it has no trusted signature',
    };
  return frozen
    ? { code: 'weaker-locked', zh: '该规则已锁定，不能放宽', en: 'the rule is locked' }
    : { code: 'weaker-floor', zh: '该规则只能从严，不能放宽', en: 'the rule may only be tightened' };
}
