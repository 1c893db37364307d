import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { SettingsStore } from '../../server/src/host/settings/settings.js';
import { folderWith } from '../support/folder.js';
import { chain, manifest, OWN, parent, REFUSED } from './chains.js';

afterEach(() => vi.unstubAllEnvs());

/** What settings say that extend `top` among these packs: the codes of faults, or each rule as it holds. */
async function install(packs: Record<string, string>, top: string, rules = '') {
  const root = folderWith({ 'gouji.yaml': `extends: [./${top}]\n${rules}` });
  vi.stubEnv('GOUJI_TRUST', join(root, 'none.yaml'));
  for (const [path, text] of Object.entries(packs)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { rules: known, id } = builtinPack();
  const store = new SettingsStore({
    rules: new Set(known.map((rule) => rule.id)),
    packs: new Set([id]),
    own: id,
  });
  const issues = await store.load([root]);
  const packsOf = store.for(join(root, 'a.md')).file?.packs ?? null;
  return {
    issues: issues.map(({ code, path, line, related }) => ({
      code,
      at: `${path.slice(root.length + 1)}:${line}`,
      related: (related ?? []).map((one) => `${one.path.slice(root.length + 1)}:${one.line}`),
    })),
    rule: (rule: string) => {
      const found = packsOf?.effective.get(rule);
      return (
        found && {
          level: found.level,
          policy: found.policy,
          by: `${found.severitySet.file}:${found.severitySet.line}`,
        }
      );
    },
    params: (rule: string) => packsOf?.effective.get(rule)?.rule.params,
  };
}

describe('what a child may do', () => {
  test.each([
    [
      'a locked rule is stated again',
      'table/relation: { severity: error }',
      'table/relation',
      'error',
      'locked',
    ],
    ['a floor is raised', 'text/width: { severity: error }', 'text/width', 'error', 'floor'],
    ['an open rule is switched off', 'text/space: { severity: "off" }', 'text/space', 'off', 'open'],
    ['a rule is locked further', 'text/width: { policy: locked }', 'text/width', 'warning', 'locked'],
  ])('%s', async (_, adjust, rule, level, policy) => {
    const { issues, rule: of } = await install(chain(adjust), 'low');
    expect(issues).toEqual([]);
    expect(of(rule)).toMatchObject({ level, policy });
  });

  test.each(REFUSED)('%s: refused at its own line, with the parent beside it', async (_, adjust, code) => {
    const { issues } = await install(chain(adjust), 'low');
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code, at: 'low/pack.yaml:6' });
    if (code !== 'pack/rule-unknown') expect(issues[0]!.related[0]).toMatch(/^top\//);
  });

  test('words are added and exceptions taken out', async () => {
    const { issues, params } = await install(
      chain('local/one: { params: { patterns: [绝无此语, 也无此语], unless: [] } }'),
      'low',
    );
    expect(issues).toEqual([]);
    expect(params('local/one')).toMatchObject({ patterns: ['绝无此语', '也无此语'], unless: [] });
  });

  test('a rule of a parent cannot be defined anew', async () => {
    const { issues } = await install({ ...chain(''), 'low/rules/local/one.yaml': OWN }, 'low');
    expect(issues).toMatchObject([{ code: 'pack/rule-redefined', at: 'low/rules/local/one.yaml:1' }]);
  });

  test('settings are the last link', async () => {
    const { issues } = await install(chain(''), 'low', 'rules: { table/relation: info }\n');
    expect(issues).toMatchObject([
      { code: 'pack/weaker-locked', at: 'gouji.yaml:2', related: ['top/pack.yaml:5'] },
    ]);
  });
});

describe('a diamond', () => {
  const diamond = (left: string, right: string) => ({
    ...parent,
    'l/pack.yaml': manifest('cn.l', ['top'], `adjust: { ${left} }`),
    'r/pack.yaml': manifest('cn.r', ['top'], `adjust: { ${right} }`),
    'low/pack.yaml': manifest('cn.low', ['l', 'r'], ''),
  });

  test.each([
    ['text/width: { severity: error }', 'text/width: { policy: locked }', 'text/width', 'error', 'locked'],
    ['text/space: { severity: "off" }', 'text/space: { severity: warning }', 'text/space', 'warning', 'open'],
  ])('the stricter of %s and %s', async (left, right, rule, level, policy) => {
    for (const packs of [diamond(left, right), diamond(right, left)]) {
      const { issues, rule: of } = await install(packs, 'low');
      expect(issues).toEqual([]);
      expect(of(rule)).toMatchObject({ level, policy });
    }
  });

  test('parameters: the larger list; two that cannot be compared are a fault', async () => {
    const more = 'local/one: { params: { patterns: [绝无此语, 也无此语] } }';
    const other = 'local/one: { params: { patterns: [绝无此语, 更无此语] } }';
    const { issues, params } = await install(diamond('', more), 'low');
    expect(issues).toEqual([]);
    expect(params('local/one')).toMatchObject({ patterns: ['绝无此语', '也无此语'] });
    expect((await install(diamond(more, other), 'low')).issues).toMatchObject([
      {
        code: 'pack/diamond',
        at: 'low/pack.yaml:5',
        related: ['l/pack.yaml:6', 'r/pack.yaml:6', 'gouji.yaml:1'],
      },
    ]);
  });
});

describe('a waiver', () => {
  test.each([
    ['is none without a trusted signature', '2099-12-31', 'pack/waiver-unsigned'],
    ['ends with its last day', '2020-01-01', 'pack/waiver-expired'],
  ])('%s', async (_, until, code) => {
    const waivers = `waivers: [{ pack: cn.low, rule: table/relation, until: ${until}, reason: 甲 }]\n`;
    const packs = chain('table/relation: { severity: warning }');
    packs['top/pack.yaml'] += waivers;
    expect((await install(packs, 'low')).issues).toMatchObject([{ code }]);
  });
});
