import { dirname, join } from 'node:path';
import type { EffectiveRule, Place } from '../../core/pack/layer.js';
import { shownPath } from '../../host/files/discover.js';
import { messagesIn } from '../messages/index.js';

/** A place in a pack for people: `cn.aa@2026.1.0 packs/city/pack.yaml:12`. */
export function packPlace({ pack, file, line }: Place, settingsPath: string, cwd: string): string {
  const builtin = file.startsWith('builtin:');
  const path = builtin || file.startsWith('/') ? file : shownPath(join(dirname(settingsPath), file), cwd);
  return pack === '' ? `${path}:${line}` : `${pack} ${path}:${line}`;
}

const WORDS = {
  zh: {
    severity: '级别',
    policy: '约束',
    param: '参数',
    open: '可调整',
    floor: '只能从严',
    locked: '已锁定',
    set: '由',
    colon: '：',
  },
  en: {
    severity: 'severity',
    policy: 'policy',
    param: 'parameter',
    open: 'open',
    floor: 'may only be tightened',
    locked: 'locked',
    set: 'by',
    colon: ': ',
  },
} as const;

/** Policy and parameters that packs have set, each as name, value and place. */
export function effectiveValues(
  { rule, policy, policySet, paramsSet }: EffectiveRule,
  language: 'zh' | 'en',
): { readonly name: string; readonly value: string; readonly place: Place }[] {
  const say = WORDS[language];
  const set = Object.entries(paramsSet).map(([name, place]) => ({
    name: `${say.param} ${name}`,
    value: shortJson((rule.params as Record<string, unknown>)[name]),
    place,
  }));
  return policy === 'open' ? set : [{ name: say.policy, value: say[policy], place: policySet }, ...set];
}

/** Every value of a rule that packs have set, each with the pack and line that set or locked it. */
export function effectiveLines(
  rule: EffectiveRule,
  settingsPath: string,
  language: 'zh' | 'en',
  cwd: string,
): string[] {
  const say = WORDS[language];
  const messages = messagesIn(language);
  const level = rule.level === 'off' ? messages.off : messages.severity[rule.level];
  const by = (place: Place): string => `${say.set} ${packPlace(place, settingsPath, cwd)}`;
  const params = Object.entries(rule.paramsSet).map(
    ([name, place]) =>
      `${say.param} ${name}${say.colon}${shortJson((rule.rule.params as Record<string, unknown>)[name])}  ${by(place)}`,
  );
  return [
    `${say.severity}${say.colon}${level}  ${by(rule.severitySet)}`,
    `${say.policy}${say.colon}${say[rule.policy]} (${rule.policy})  ${by(rule.policySet)}`,
    ...params,
  ];
}

const shortJson = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
