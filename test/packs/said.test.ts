import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import * as z from 'zod';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { readYaml } from '../../server/src/core/pack/read-yaml.js';
import { allSchemas } from '../../server/src/core/pack/schema/schemas.js';
import { validate } from '../../server/src/core/pack/validate.js';
import { checkKinds } from '../../server/src/generated/check-kinds.js';
import { SettingsStore } from '../../server/src/host/settings/settings.js';
import { SETTINGS } from '../hostile/settings.js';
import { BROKEN, SETTINGS as GOOD } from '../support/broken-files.js';
import { folderWith } from '../support/folder.js';
import { chain, manifest, OWN, REFUSED } from './chains.js';
import { HOSTILE_SETTINGS } from './hostile-settings.js';

afterEach(() => vi.unstubAllEnvs());

const { rules, id } = builtinPack();
const known = { rules: new Set(rules.map((rule) => rule.id)), packs: new Set([id]), own: id };
/** Paths in messages are written otherwise there. */
const isWindows = process.platform === 'win32';
const keep = (lines: readonly string[], name: string) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, `said/${name}.txt`));

/** Everything that loading the settings of a folder says, without where the folder lies. */
async function said(files: Parameters<typeof folderWith>[0]): Promise<string[]> {
  const root = folderWith(files);
  vi.stubEnv('GOUJI_TRUST', join(root, 'none.yaml'));
  const issues = await new SettingsStore(known).load([root]);
  const shown = (words: string) =>
    JSON.stringify(words.replaceAll(root, '.').replaceAll(dirname(root), 'ABOVE').slice(0, 300)).slice(1, -1);
  return issues
    .slice(0, 3)
    .flatMap(({ code, message, line, column, related = [] }) => [
      `  ${code} at ${line}:${column}, beside ${related.map((one) => one.line).join(' ')}`,
      `    ${shown(message.zh)}`,
      `    ${shown(message.en)}`,
    ]);
}

// What authors of settings and packs read is kept beside this file: `npx vitest run test/packs/said.test.ts -u`.
test.skipIf(isWindows)('of hostile settings', async () => {
  const lines: string[] = [];
  for (const { name, yaml } of SETTINGS) lines.push(name, ...(await said({ 'gouji.yaml': yaml() })));
  await keep(lines, 'settings');
});

test.skipIf(isWindows)('of settings with hostile packs', async () => {
  const lines: string[] = [];
  for (const { name, files } of HOSTILE_SETTINGS) lines.push(name, ...(await said(files)));
  await keep(lines, 'packs');
});

test('of packs that do what their parents forbid', async () => {
  const lines: string[] = [];
  const say = async (name: string, files: Record<string, string>, settings = '') =>
    lines.push(name, ...(await said({ ...files, 'gouji.yaml': `extends: [./low]\n${settings}` })));
  for (const [name, adjust] of REFUSED) await say(name, chain(adjust));
  await say('a rule of a parent defined anew', { ...chain(''), 'low/rules/local/one.yaml': OWN });
  await say('settings below a locked rule', chain(''), 'rules: { table/relation: info }\n');
  await say('two parents that cannot be compared', {
    ...chain(''),
    'l/pack.yaml': manifest(
      'cn.l',
      ['top'],
      'adjust: { local/one: { params: { patterns: [绝无此语, 甲] } } }',
    ),
    'r/pack.yaml': manifest(
      'cn.r',
      ['top'],
      'adjust: { local/one: { params: { patterns: [绝无此语, 乙] } } }',
    ),
    'low/pack.yaml': manifest('cn.low', ['l', 'r'], ''),
  });
  for (const until of ['2099-12-31', '2020-01-01']) {
    const packs = chain('table/relation: { severity: warning }');
    const waivers = `waivers: [{ pack: cn.low, rule: table/relation, until: ${until}, reason: 甲 }]\n`;
    await say(`a waiver until ${until}`, { ...packs, 'top/pack.yaml': packs['top/pack.yaml'] + waivers });
  }
  const term = (use: string) => `terms: [{ use: ${use}, avoid: [官网] }]\n`;
  await say('terms that differ', {
    ...chain(''),
    'top/data/terms.yaml': term('门户网站'),
    'low/data/terms.yaml': term('政府网站'),
  });
  await say('a parent that is not there', { 'low/pack.yaml': manifest('cn.low', ['top'], '') });
  await say('a parent of another name', { ...chain(''), 'top/pack.yaml': manifest('cn.other', [], '') });
  await say('a parameter that is none', chain('local/one: { params: { volume: 1 } }'));
  await say('a waiver that is no date', {
    ...chain(''),
    'low/pack.yaml': manifest(
      'cn.low',
      ['top'],
      'waivers: [{ pack: cn.x, rule: a/b, until: soon, reason: 甲 }]',
    ),
  });
  await keep(lines, 'chains');
});

const PACK = join(import.meta.dirname, '../../rules/cn-gov-info-annual');
const FILES: Readonly<Record<string, string>> = {
  pack: 'pack.yaml',
  form: 'form/form.yaml',
  table: 'form/tables/t2.yaml',
  vocabulary: 'form/vocabulary.yaml',
  contact: 'form/contact.yaml',
  'base-report': 'cases/base.yaml',
  statutes: 'data/statutes.yaml',
  rule: 'rules/text/width.yaml',
};
const schemas = allSchemas(z, checkKinds);

test('of files that a schema refuses', async () => {
  const lines: string[] = [];
  for (const { schema, fault, change } of BROKEN) {
    const path = FILES[schema];
    const value = structuredClone(
      path === undefined ? GOOD : (readYaml(readFileSync(join(PACK, path), 'utf8')).value as typeof GOOD),
    );
    if (schema !== 'settings' && path === undefined) continue;
    try {
      change(value);
    } catch {
      // The fault is one of another file of this kind.
      continue;
    }
    const result = validate(schemas[schema]!, value, readYaml(stringify(value)));
    const issues = 'issues' in result ? result.issues : [];
    lines.push(`${schema}: ${fault}`);
    for (const { message, path: at } of issues)
      lines.push(`  ${at.join('/')} ${message.zh}`, `    ${message.en}`);
  }
  await keep(lines, 'schemas');
});
