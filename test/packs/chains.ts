/** A rule of a pack, whose patterns may only grow. */
export const OWN = `id: local/one
severity: warning
tighten: { patterns: superset, unless: subset }
title: { zh: 甲, en: a }
basis: { zh: 甲, en: a }
why: { zh: 甲, en: a }
remedy: { zh: 甲, en: a }
check: { kind: forbidden-wording, patterns: [绝无此语], unless: [引用] }
messages: { found: { zh: 甲, en: a } }
cases:
  - { name: 好, expect: [] }
  - { name: 坏, paragraphs: { other: 绝无此语。 }, expect: [{ message: found }] }
`;

export const manifest = (id: string, parents: readonly string[], rest: string): string =>
  `id: ${id}
version: 1.0.0
name: { zh: 甲, en: a }
engine: ">=0.1 <2"
extends: [${parents.map((parent) => `{ id: cn.${parent}, from: [../${parent}] }`).join(', ')}]
${rest}
`;

/** A pack that locks a rule and holds another at least at a warning. */
export const parent = {
  'top/pack.yaml': manifest(
    'cn.top',
    [],
    'adjust: { table/relation: { policy: locked }, text/width: { severity: warning, policy: floor } }',
  ).replace(/extends: \[\]\n/, ''),
  'top/rules/local/one.yaml': OWN,
};
/** The same with a pack below that adjusts rules. */
export const chain = (adjust: string) => ({
  ...parent,
  'low/pack.yaml': manifest('cn.low', ['top'], `adjust: { ${adjust} }`),
});

/** What a child may not do: its adjustment, and the code of the fault. */
export const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a locked rule is weakened', 'table/relation: { severity: warning }', 'pack/weaker-locked'],
  ['a locked rule is switched off', 'table/relation: { severity: "off" }', 'pack/weaker-locked'],
  ['a floor is lowered', 'text/width: { severity: info }', 'pack/weaker-floor'],
  ['a policy is opened', 'table/relation: { policy: open }', 'pack/policy-weaker'],
  ['words are taken out', 'local/one: { params: { patterns: [] } }', 'pack/weaker-floor'],
  ['exceptions are added', 'local/one: { params: { unless: [引用, 其他] } }', 'pack/weaker-floor'],
  [
    'a parameter that has no direction changes',
    'local/one: { params: { sections: [s1] } }',
    'pack/weaker-floor',
  ],
  ['no such rule', 'local/two: { severity: error }', 'pack/rule-unknown'],
];
