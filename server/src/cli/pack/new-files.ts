interface Parent {
  readonly id: string;
  readonly version: string;
  readonly from: string;
}

/** The files of a fresh pack: what its author changes first is said in comments. */
export function exampleFiles(
  { id, name }: { readonly id: string; readonly name: string },
  parent: Parent | null,
): readonly (readonly [string, string])[] {
  const [major, minor] = (parent?.version ?? '0.0.0').split('.');
  const inherits = parent
    ? `extends:\n  - { id: ${parent.id}, version: "~${major}.${minor}", from: [${JSON.stringify(parent.from)}] }\n`
    : '';
  return [
    [
      'pack.yaml',
      `# yaml-language-server: $schema=.schemas/pack.schema.json
id: ${id}
version: 1.0.0
name: { zh: ${JSON.stringify(name)}, en: ${JSON.stringify(name)} }
engine: ">=0.1 <2"
reportYears: ">=2021"
${inherits}# 调整上级的规则 / changes to inherited rules:
# adjust:
#   text/width: { severity: warning, policy: floor }
`,
    ],
    ['rules/local/carried-on.yaml', RULE],
    ['CHANGELOG.md', '# 更新记录\n\n## 1.0.0\n- 首次发布。\n'],
  ];
}

const RULE = `# yaml-language-server: $schema=../../.schemas/rule.schema.json
# 示例规则：结转下年度不应多于新收与上年结转之和。改 formula、words、messages 和用例，即是自己的规则。
# A sample: no more is carried on than was received and carried over. Change formula, words, messages and cases.
id: local/carried-on
severity: warning
policy: floor
title: { zh: 结转下年度多于应办总数, en: More is carried on than there was to handle }
basis: { zh: 国办公开办函〔2021〕30号（表三）, en: 'Notice 国办公开办函〔2021〕30号, table three' }
why:
  zh: 结转下年度继续办理的件数不会多于新收与上年结转之和。
  en: No more can be carried on than was received and carried over.
remedy: { zh: 对照台账核对表三。, en: Check table three against the records. }
check:
  kind: relations
  relations:
    - id: carried
      table: t3
      forEach: column
      formula: D <= A + B
      words: { zh: 结转下年度 ≤ 新收 + 上年结转, en: carried on ≤ received + carried over }
messages:
  unequal:
    zh: '{{table}}{{line}}：{{figures}}，相差 {{difference}}。应有“{{formula}}”。{{candidates}}{{others}}'
    en: '{{table}}, {{line}}: {{figures}}, a difference of {{difference}}. It should be “{{formula}}”.{{candidates}}{{others}}'
  exceeds:
    zh: '{{table}}{{line}}：{{figures}}，多出 {{difference}}。应有“{{formula}}”。{{candidates}}{{others}}'
    en: '{{table}}, {{line}}: {{figures}}, too much by {{difference}}. It should be “{{formula}}”.{{candidates}}{{others}}'
  cell:
    zh: '{{cell}}写的是 {{written}}，应为 {{value}}：{{line}}中，{{figures}}，相差 {{difference}}。{{others}}'
    en: '{{cell}} says {{written}} but should be {{value}}: in {{line}}, {{figures}}, a difference of {{difference}}.{{others}}'
  operand: { zh: '{{name}}：{{figure}}', en: '{{name}}: {{figure}}' }
  set: { zh: '改为 {{value}}', en: 'Write {{value}}' }
cases:
  - name: 结转数在应办总数之内
    expect: []
  - name: 正好等于应办总数
    cells: { t3/A/research: 2, t3/B/research: 3, t3/D/research: 5 }
    expect: []
  - name: 没有填的数不猜
    cells: { t3/D/person: '' }
    expect: []
  - name: 结转数过大
    cells: { t3/D/person: 500 }
    expect:
      - { message: exceeds, at: t3/D/person }
`;
