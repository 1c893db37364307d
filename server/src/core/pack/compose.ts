import { adjustRule } from './adjust.js';
import { checkStatutes, mergedStatutes, NO_STATUTES } from './chain-statutes.js';
import type { PlaceData } from './data.js';
import type { ComposeContext, EffectiveRule, PackFault, PackLayer, Place } from './layer.js';
import { nearestName } from './nearest.js';
import type { CompiledPack, RuleOrigin } from './rule.js';
import { compareLevels, compareParams, comparePolicies } from './strictness.js';
import { mergedTerms, NO_TERMS, TERMS_KIND } from './terms.js';

type Rules = ReadonlyMap<string, EffectiveRule>;

/** Several packs as one that the engine runs. */
export interface Composed {
  readonly pack: CompiledPack;
  readonly rules: Rules;
  readonly layers: readonly PackLayer[];
}

/**
 * Composes layers, each after those that it extends, to what the last one leaves. Every pack is held against what
 * it inherits; where two parents differ, the stricter holds.
 */
export function compose(
  layers: readonly PackLayer[],
  context: ComposeContext,
): { readonly composed: Composed | null; readonly faults: readonly PackFault[] } {
  const faults: PackFault[] = [];
  const results = new Map<string, Rules>();
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  for (const layer of layers) {
    const inherited = layer.parents.flatMap((id) => results.get(id) ?? []);
    const rules = new Map<string, EffectiveRule>(inherited[0] ?? []);
    for (const other of inherited.slice(1))
      for (const [id, rule] of other) {
        const own = rules.get(id);
        rules.set(id, own === undefined ? rule : join(own, rule, layer, faults));
      }
    addOwn(layer, rules, faults);
    const ancestors = ancestorsOf(layer, byId);
    for (const [id, change] of Object.entries(layer.adjust)) {
      const before = rules.get(id);
      if (before === undefined) faults.push(unknownRule(id, layer, rules));
      else rules.set(id, adjustRule(before, change, layer, ancestors, context, faults));
    }
    results.set(layer.id, rules);
  }
  const terms = mergedTerms(layers, faults);
  checkStatutes(layers, faults);
  const last = layers.at(-1);
  if (last === undefined || faults.length > 0) return { composed: null, faults };
  const rules = results.get(last.id)!;
  const idle = idleTerms(layers, rules);
  if (idle !== null) return { composed: null, faults: [idle] };
  const pack = { ...packOf(layers, last, rules, context), ...(terms === NO_TERMS ? {} : { terms }) };
  return { composed: { pack, rules, layers }, faults };
}

/** Wording that no rule asks for would be agreed upon in vain, and nobody would notice. */
function idleTerms(layers: readonly PackLayer[], rules: Rules): PackFault | null {
  const [first] = layers.flatMap(({ terms }) => terms ?? []);
  if (first === undefined || [...rules.values()].some(({ rule }) => rule.kind === TERMS_KIND)) return null;
  return {
    code: 'pack/terms-unused',
    message: {
      zh: '规范用语没有规则使用；请增加一条 check.kind 为 terms 的规则。',
      en: 'No rule asks for the agreed wording; add one whose check.kind is terms.',
    },
    place: first.place,
  };
}

function addOwn(layer: PackLayer, rules: Map<string, EffectiveRule>, faults: PackFault[]): void {
  for (const { rule, help, policy, tighten, place } of layer.rules) {
    const known = rules.get(rule.id);
    if (known !== undefined) {
      faults.push({
        code: 'pack/rule-redefined',
        message: {
          zh: `规则 ${rule.id} 已由 ${known.home} 定义，不能重新定义；要调整请写在 pack.yaml 的 adjust 中。`,
          en: `Rule ${rule.id} is ${known.home}'s; a pack cannot define it anew. Use adjust in pack.yaml.`,
        },
        place,
        related: [{ place: known.policySet, message: { zh: '原定义在这里', en: 'defined here' } }],
      });
      continue;
    }
    rules.set(rule.id, {
      rule,
      help,
      home: layer.id,
      policy,
      level: rule.severity,
      tighten,
      severitySet: place,
      policySet: place,
      paramsSet: {},
      holds: policy === 'open' ? [] : [{ by: place, level: rule.severity, params: rule.params }],
      foreign: layer.builtin === null,
    });
  }
}

function unknownRule(id: string, layer: PackLayer, rules: Rules): PackFault {
  const near = nearestName(id, rules.keys());
  return {
    code: 'pack/rule-unknown',
    message: {
      zh: `没有继承到名为“${id}”的规则${near ? `，是否想写“${near}”？` : '。'}`,
      en: `No rule “${id}” is inherited${near ? `; did you mean “${near}”?` : '.'}`,
    },
    place: layer.placeOf(['adjust', id]),
  };
}

/** The stricter of what two parents made of one rule. */
function join(a: EffectiveRule, b: EffectiveRule, layer: PackLayer, faults: PackFault[]): EffectiveRule {
  if (a === b) return a;
  const conflict = (code: string, zh: string, en: string, first: Place, second: Place): EffectiveRule => {
    const related = [first, second].map((place) => ({
      place,
      message: { zh: '在这里设定', en: 'set here' },
    }));
    faults.push({
      code: `pack/${code}`,
      message: { zh, en },
      place: layer.placeOf(['extends']),
      related,
    });
    return a;
  };
  const { id } = a.rule;
  if (a.home !== b.home)
    return conflict(
      'rule-conflict',
      `规则 ${id} 由 ${a.home} 和 ${b.home} 分别定义，不能同时继承。`,
      `Rule ${id} is defined by both ${a.home} and ${b.home}.`,
      a.policySet,
      b.policySet,
    );
  const lead = compareLevels(b.level, a.level) > 0 ? b : a;
  const policyFrom = comparePolicies(b.policy, a.policy) > 0 ? b : a;
  const params: Record<string, unknown> = { ...(a.rule.params as object | null) };
  const paramsSet: Record<string, Place> = { ...a.paramsSet };
  for (const [name, value] of Object.entries((b.rule.params as object | null) ?? {})) {
    const order = compareParams(value, params[name], a.tighten[name] ?? 'none');
    if (order === 0) continue;
    const [left, right] = [a.paramsSet[name], b.paramsSet[name]];
    // Only one of them changed what both had inherited.
    if (order === null && left !== undefined && right !== undefined)
      return conflict(
        'diamond',
        `规则 ${id} 的参数 ${name} 在两个上级规则包中不同，分不出哪个更严。`,
        `Parameter ${name} of rule ${id} differs between two parents, and neither is stricter.`,
        left,
        right,
      );
    if (order === null ? right !== undefined : order > 0) {
      params[name] = value;
      paramsSet[name] = right ?? b.policySet;
    }
  }
  const unchanged = a.rule.params === b.rule.params;
  return {
    ...lead,
    rule: unchanged ? lead.rule : { ...lead.rule, params },
    policy: policyFrom.policy,
    policySet: policyFrom.policySet,
    paramsSet,
    holds: [...new Set([...a.holds, ...b.holds])],
    foreign: a.foreign || b.foreign,
  };
}

function ancestorsOf(layer: PackLayer, byId: ReadonlyMap<string, PackLayer>): PackLayer[] {
  const found = new Map<string, PackLayer>();
  const visit = (ids: readonly string[]): void => {
    for (const id of ids) {
      const one = byId.get(id);
      if (one === undefined || found.has(id)) continue;
      found.set(id, one);
      visit(one.parents);
    }
  };
  visit(layer.parents);
  return [...found.values()];
}

function packOf(
  layers: readonly PackLayer[],
  last: PackLayer,
  rules: Rules,
  { pattern, kinds }: ComposeContext,
): CompiledPack {
  const root = layers.find(({ builtin }) => builtin !== null)?.builtin ?? null;
  const origins = new Map<string, RuleOrigin>();
  for (const [id, { policy, policySet, home, foreign }] of rules) {
    if (policy === 'open' && !foreign && home === root?.id) continue;
    const owner = layers.find((layer) => layer.id === home)!;
    origins.set(id, {
      pack: `${owner.id}@${owner.version}`,
      policy,
      policyBy: policySet.pack,
      ...(foreign ? { pattern } : {}),
    });
  }
  const added = layers.flatMap(({ statutes }) => statutes ?? []);
  return {
    id: last.id,
    version: last.version,
    form: last.form,
    rules: [...rules.values()].map(({ rule }) => rule),
    statutes: () => mergedStatutes(root?.statutes() ?? NO_STATUTES, added),
    places: () => root?.places() ?? NO_PLACES,
    kinds,
    origins,
    help: new Map([...rules].map(([id, { help }]) => [id, help])),
  };
}

const NO_PLACES: PlaceData = { cities: [] };
