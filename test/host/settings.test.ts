import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SettingsStore } from '../../server/src/host/settings/settings.js';
import { folderWith } from '../support/folder.js';

const KNOWN = {
  rules: new Set(['table/relation', 'table/cell-blank', 'text/width']),
  packs: new Set(['cn-gov-info-annual']),
  own: 'cn-gov-info-annual',
};

const load = async (path: string, stopAt: string | null = null) => {
  const store = new SettingsStore(KNOWN, stopAt);
  const issues = await store.load([dirname(path)]);
  return { issues, settings: store.for(path) };
};

describe('which gouji.yaml holds', () => {
  test('the nearest one upward, but none above the repository', async () => {
    const root = folderWith({
      'gouji.yaml': 'language: en\n',
      'repo/.git/HEAD': '',
      'repo/a.md': '',
      'plain/deep/a.md': '',
      'own/gouji.yaml': 'language: zh\n',
      'own/deep/a.md': '',
    });
    expect((await load(join(root, 'repo/a.md'))).settings.file).toBeNull();
    expect((await load(join(root, 'plain/deep/a.md'))).settings.language).toBe('en');
    expect((await load(join(root, 'own/deep/a.md'))).settings.language).toBe('zh');
  });

  test('none above the workspace folder', async () => {
    const root = folderWith({ 'gouji.yaml': 'language: en\n', 'ws/a.md': '' });
    expect((await load(join(root, 'ws/a.md'), join(root, 'ws'))).settings.file).toBeNull();
  });

  test('the repository’s own is taken', async () => {
    const root = folderWith({ 'gouji.yaml': 'language: en\n', 'sub/a.md': '' });
    mkdirSync(join(root, '.git'));
    expect((await load(join(root, 'sub/a.md'))).settings.language).toBe('en');
  });
});

describe('what holds for a file', () => {
  const yaml = [
    'rules:',
    '  table/relation: warning',
    '  text/width: off',
    'overrides:',
    '  - files: "2019/**"',
    '    rules:',
    '      text/width: error',
    '  - files: [draft-*.md]',
    '    rules: { table/cell-blank: off }',
    'agency: { name: 甲市乙区教育局, level: department, region: 甲市, deadline: 01-20 }',
    'limits: { megabytes: 2 }',
  ].join('\n');

  test.each<[string, Record<string, string>]>([
    ['a.md', { 'table/relation': 'warning', 'text/width': 'off' }],
    ['2019/b/a.md', { 'table/relation': 'warning', 'text/width': 'error' }],
    ['x/draft-1.md', { 'table/relation': 'warning', 'text/width': 'off', 'table/cell-blank': 'off' }],
  ])('%s', async (path, levels) => {
    const root = folderWith({ 'gouji.yaml': yaml, [path]: '' });
    const { issues, settings } = await load(join(root, path));
    expect(issues).toEqual([]);
    expect(settings.levels).toEqual(levels);
    expect(settings.agency).toEqual({
      name: '甲市乙区教育局',
      level: 'department',
      region: '甲市',
      deadline: '01-20',
    });
    expect(settings.maxBytes).toBe(2 * 1024 * 1024);
  });

  test('each level knows the line that set it', async () => {
    const root = folderWith({ 'gouji.yaml': yaml, '2019/a.md': '' });
    const { settings } = await load(join(root, '2019/a.md'));
    expect([...settings.levelLines]).toEqual([
      ['table/relation', 2],
      ['text/width', 7],
    ]);
  });

  test('files for which the same holds share one object', async () => {
    const root = folderWith({ 'gouji.yaml': yaml, 'a.md': '', 'b.md': '' });
    const store = new SettingsStore(KNOWN);
    await store.load([root]);
    expect(store.for(join(root, 'a.md'))).toBe(store.for(join(root, 'b.md')));
  });

  test.each(['', '# nothing set\n'])('an empty file sets nothing: %j', async (text) => {
    const root = folderWith({ 'gouji.yaml': text });
    const { issues, settings } = await load(join(root, 'a.md'));
    expect(issues).toEqual([]);
    expect(settings.levels).toEqual({});
  });
});

describe('what is wrong is said with line and nearest name', () => {
  test.each<[string, string, number, RegExp, RegExp]>([
    [
      'an unknown key',
      'language: zh\nrule: {}\n',
      2,
      /未知的键“rule”.*“rules”/,
      /Unknown key “rule”.*“rules”/,
    ],
    [
      'an unknown rule',
      'rules:\n  table/relations: off\n',
      2,
      /“table\/relations”.*“table\/relation”/,
      /no rule/,
    ],
    [
      'an unknown rule in an override',
      'overrides:\n  - files: a.md\n    rules:\n      text/widht: off\n',
      4,
      /“text\/widht”.*“text\/width”/,
      /did you mean/,
    ],
    ['an unknown value', 'rules:\n  text/width: warn\n', 2, /“warn”.*“warning”/, /“warning”/],
    ['an unknown pack', 'extends: [cn-gov-info-anual]\n', 1, /规则包.*“cn-gov-info-annual”/, /rule pack/],
    ['a wrong type', 'agency: 甲市\n', 1, /“agency”应为映射/, /must be a map/],
    ['broken YAML', 'rules: [\n', 2, /YAML/, /YAML/],
    ['a key that is twice there', 'language: zh\nlanguage: en\n', 2, /重复/, /twice/],
    ['a hostile key', '__proto__: {}\n', 1, /__proto__/, /__proto__/],
  ])('%s', async (_, yaml, line, zh, en) => {
    const root = folderWith({ 'gouji.yaml': yaml });
    const { issues } = await load(join(root, 'a.md'));
    expect(issues[0]).toMatchObject({ path: join(root, 'gouji.yaml'), line });
    expect(issues[0]!.message.zh).toMatch(zh);
    expect(issues[0]!.message.en).toMatch(en);
  });

  test('deep nesting, which would abort the process on its second parse, is refused', async () => {
    const root = folderWith({ 'gouji.yaml': '['.repeat(1000) + ']'.repeat(1000) });
    for (let round = 0; round < 3; round++) {
      expect((await load(join(root, 'a.md'))).issues).toHaveLength(1);
    }
  });
});
