import { expect, test } from 'vitest';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { compose } from '../../server/src/core/pack/compose.js';
import type { DocumentNumber, StatuteVersion } from '../../server/src/core/pack/data.js';
import type { Adjustment, LayerRule, PackLayer, Tighten } from '../../server/src/core/pack/layer.js';
import { holds, liesBelow } from '../../server/src/core/pack/namespaces.js';
import { nearestName } from '../../server/src/core/pack/nearest.js';
import type { RulePolicy } from '../../server/src/core/pack/rule.js';
import { compareVersions, satisfies, yearRange } from '../../server/src/core/pack/versions.js';
import { nativePattern } from '../../server/src/core/text/pattern.js';
import { checkKinds } from '../../server/src/generated/check-kinds.js';
import { type Random, random } from '../fuzz/random.js';
import { digest, keepWhole, kept } from './record.js';

const { rules: OWN, form } = builtinPack();
const some = <T>(numbers: Random, most: number, make: () => T): T[] =>
  Array.from({ length: numbers.below(most + 1) }, make);

const NAMES = ['cn.a', 'cn.b', 'cn.c', 'cn.d', 'cn.e'];
const RULES = ['local/a', 'local/b', 'local/c'];
const LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;
const POLICIES: readonly RulePolicy[] = ['open', 'open', 'floor', 'locked'];
const WAYS: readonly Tighten[] = ['up', 'down', 'superset', 'subset', 'none'];
const WORDS = ['甲', '乙', '丙', '丁'];
const DAYS = ['2026-11-22', '2026-11-23', '2026-11-24'];

const params = (numbers: Random): Record<string, unknown> => ({
  most: numbers.below(4),
  words: some(numbers, 3, () => numbers.of(WORDS)),
  one: numbers.of([null, '甲', 3, true, { a: [1] }, { a: [2] }]),
});

const ruleOf = (numbers: Random, pack: string, id = numbers.of(RULES)): LayerRule => {
  const policy = numbers.of(POLICIES);
  return {
    rule: {
      ...OWN[0]!,
      id,
      severity: numbers.of(['info', 'warning', 'error']),
      kind: numbers.of(['terms', 'marks']),
      params: params(numbers),
    },
    help: {} as LayerRule['help'],
    policy,
    tighten: { most: numbers.of(WAYS), words: numbers.of(WAYS) },
    place: { pack: `${pack}@1.0.0`, file: `${id}.yaml`, line: 1, column: 1 },
  };
};

const adjustment = (numbers: Random): Adjustment => ({
  ...(numbers.below(2) === 0 ? { severity: numbers.of(LEVELS) } : {}),
  ...(numbers.below(3) === 0 ? { policy: numbers.of(POLICIES) } : {}),
  ...(numbers.below(2) === 0
    ? { params: numbers.below(2) === 0 ? { most: numbers.below(4) } : params(numbers) }
    : {}),
});

const statute = (numbers: Random) =>
  ({
    title: numbers.of(WORDS),
    version: numbers.of([null, '2007', '2019']),
    articles: numbers.below(2),
  }) as StatuteVersion;
const numbered = (numbers: Random) =>
  ({ number: numbers.of(WORDS), name: numbers.of(['一', '二']) }) as DocumentNumber;

/** A pack that extends some of those before it. */
function layerOf(numbers: Random, at: number): PackLayer {
  const id = NAMES[at]!;
  const place = (path: readonly (string | number)[]) => ({
    pack: `${id}@1.0.0`,
    file: path.join('.'),
    line: path.length,
    column: 1,
  });
  const ids = [...RULES, ...RULES, ...RULES, ...RULES, ...RULES, 'local/aa'];
  return {
    id,
    version: '1.0.0',
    parents:
      at === 0 ? [] : [...new Set([NAMES[at - 1]!, ...some(numbers, 2, () => NAMES[numbers.below(at)]!)])],
    builtin: null,
    form,
    rules:
      at === 0
        ? RULES.map((rule) => ruleOf(numbers, id, rule))
        : numbers.below(12) === 0
          ? [ruleOf(numbers, id)]
          : [],
    adjust: Object.fromEntries(some(numbers, at === 0 ? 0 : 3, () => [numbers.of(ids), adjustment(numbers)])),
    waivers: some(numbers, 2, () => ({
      pack: numbers.of(NAMES),
      rule: numbers.of(RULES),
      until: numbers.of(DAYS),
      reason: '甲',
    })),
    statutes:
      numbers.below(6) > 0
        ? null
        : {
            statutes: some(numbers, 2, () => statute(numbers)),
            documents: some(numbers, 2, () => numbered(numbers)),
          },
    terms:
      numbers.below(5) > 0
        ? null
        : some(numbers, 2, () => ({
            term: {
              use: numbers.of([null, ...WORDS]),
              avoid: some(numbers, 2, () => numbers.of(['戊', '己', '庚', '辛', '壬', '癸', '甲'])),
              unless: some(numbers, 1, () => `${numbers.of(['戊', '己'])}人`),
              sections: some(numbers, 1, () => 's1'),
              why: null,
            },
            place: place(['terms']),
          })),
    signed: numbers.below(2) === 0,
    placeOf: place,
  };
}

/** What a chain of packs is composed to, or why it is refused. */
function composed(layers: readonly PackLayer[]): unknown {
  const { composed, faults } = compose(layers, {
    pattern: nativePattern,
    kinds: checkKinds,
    today: '2026-11-23',
    checkParams: ({ params }) =>
      (params as { most: number }).most > 2 ? { zh: '过大', en: 'too much' } : null,
  });
  return {
    faults,
    rules: composed && [...composed.rules].map(([id, { help: _, ...rule }]) => [id, rule]),
    origins: composed && [...(composed.pack.origins ?? [])],
    statutes: composed?.pack.statutes(),
    terms: composed?.pack.terms,
  };
}

test.each(Array.from({ length: 8 }, (_, at) => at))('packs that build on each other, %i', async (group) => {
  const lines: string[] = [];
  const whole: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const numbers = random(5000 + group * 60 + turn);
    const layers = Array.from({ length: 2 + numbers.below(4) }, (_, at) => layerOf(numbers, at));
    const said = JSON.stringify(composed(layers));
    lines.push(digest(said));
    whole.push(`# ${turn}`, JSON.stringify(layers), said, '');
  }
  keepWhole(`chains/${group}`, whole);
  await kept(`chains/${group}`, [lines.join('\n')]);
});

const VERSIONS = ['0.1.0', '0.2.0', '0.10.3', '1.0.0', '1.2.3', '1.2.10', '2.0.0', '2026.1.0'];
const RANGES = [
  '*',
  '1.2.3',
  '=1.2.3',
  '>=1',
  '>=0.1 <2',
  '^1.2',
  '^0.2.0',
  '~1.2.3',
  '<1.2.10',
  '<=1.0.0',
  '>1',
  '1.x',
  '',
  'a',
  '>=1 <',
  '>= 1',
];

test('versions', () =>
  kept('versions', [
    ...RANGES.map((range) => `${range}: ${VERSIONS.map((version) => satisfies(version, range)).join(' ')}`),
    ...VERSIONS.map((a) => `${a}: ${VERSIONS.map((b) => Math.sign(compareVersions(a, b))).join(' ')}`),
    ...['2019', '2019-2021', '-2021', '>=2021 <=2024', '>=2021', '<=2024'].map(
      (text) => `${text}: ${yearRange(text).join(' ')}`,
    ),
  ]));

test('names', () => {
  const names = ['cn.a', 'cn.ab', 'cn.a.b', 'cn.a.*', 'cn', 'cn.*', '*', 'cn.a.b.c', ''];
  const near = [
    'table/relation',
    'table/relaton',
    'tabel/relation',
    'text/typo',
    'typo',
    'tble/reltion',
    'a',
  ];
  return kept('names', [
    ...names.map((a) => `${a}: ${names.map((b) => `${holds(a, b)}/${liesBelow(a, b)}`).join(' ')}`),
    ...near.map(
      (a) =>
        `${a}: ${nearestName(
          a,
          OWN.map(({ id }) => id),
        )}`,
    ),
  ]);
});

test('both outcomes are among the chains', () => {
  const all = Array.from({ length: 60 }, (_, turn) => {
    const numbers = random(5000 + turn);
    return composed(Array.from({ length: 2 + numbers.below(4) }, (__, at) => layerOf(numbers, at)));
  });
  const refused = all.filter((one) => (one as { rules: unknown }).rules === null).length;
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(55);
});
