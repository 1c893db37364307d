import type { Localized } from '../form/form.js';
import type {
  Adjustment,
  ComposeContext,
  EffectiveRule,
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
  const refuse = (place: Place, owner: Place, what: Localized): boolean => {
    if (before.policy === 'open') return false;
    const leave = waiverFor(layer, id, ancestors, context.today);
    if (leave === 'granted') return false;
    const by = frozen ? before.policySet : owner;
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
    if (!(weaker && refuse(place, before.severitySet, what)) && order !== 0 && (weaker || !frozen))
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
    const order = compareParams(value, old, before.tighten[name] ?? ('none' satisfies Tighten));
    if (order === 0) continue;
    const weaker = order === null || order < 0;
    const what = {
      zh: `规则 ${id} 的参数 ${name} 不比上级严：`,
      en: `Parameter ${name} of rule ${id} is not stricter than before:`,
    };
    if (weaker && refuse(place, before.paramsSet[name] ?? before.policySet, what)) continue;
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
    } else if (order > 0) after = { ...after, policy: change.policy, policySet: at('policy') };
  }
  return after;
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
