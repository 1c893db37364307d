import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { generate } from '../server/build/generate/main.js';
import { readYaml } from '../server/src/core/pack/read-yaml.js';
import { allSchemas, schemaTexts } from '../server/src/core/pack/schema/schemas.js';
import { checkKinds } from '../server/src/generated/check-kinds.js';
import { BROKEN, SETTINGS } from './support/broken-files.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pack = join(root, 'rules', 'cn-gov-info-annual');
const schemas = allSchemas(z, checkKinds);
const load = (path: string): unknown => {
  const { value, issues } = readYaml(readFileSync(path, 'utf8'));
  expect(issues, path).toEqual([]);
  return value;
};

const ajv = new Ajv({ strict: true, allErrors: false, allowUnionTypes: true });
const compiled = Object.fromEntries(
  Object.keys(schemas).map((name) => {
    const text = readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8');
    return [name, ajv.compile(JSON.parse(text))] as const;
  }),
);

/** Verdict of the zod schema and of the committed JSON Schema on one value. */
const verdicts = (name: string, value: unknown) => ({
  zod: schemas[name]!.safeParse(value).success,
  json: compiled[name]!(value),
});

const yamlIn = (folder: string): string[] =>
  readdirSync(join(pack, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join(pack, folder, path));

const VALID: readonly (readonly [string, readonly string[]])[] = [
  ['pack', [join(pack, 'pack.yaml')]],
  ['form', [join(pack, 'form', 'form.yaml')]],
  ['table', yamlIn('form/tables')],
  ['vocabulary', [join(pack, 'form', 'vocabulary.yaml')]],
  ['contact', [join(pack, 'form', 'contact.yaml')]],
  ['base-report', [join(pack, 'cases', 'base.yaml')]],
  ['statutes', [join(pack, 'data', 'statutes.yaml')]],
  ['rule', yamlIn('rules')],
  ['fragment', [join(root, 'samples/packs/city/form/fragment.yaml')]],
  ['base-fragment', [join(root, 'samples/packs/city/cases/base.yaml')]],
  ['trust', [join(root, 'samples/packs/trust.yaml')]],
  ['lock', [join(root, 'samples/packs/gouji.lock')]],
];

describe('zod and the JSON Schemas agree', () => {
  test.each(VALID)('on every valid %s file', (name, paths) => {
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths)
      expect({ path, ...verdicts(name, load(path)) }).toEqual({ path, zod: true, json: true });
  });

  test.each(BROKEN)('$schema: $fault', ({ schema, change }) => {
    const [, [path] = []] = VALID.find(([name]) => name === schema) ?? ['', []];
    const value = structuredClone(path === undefined ? SETTINGS : load(path)) as Record<string, unknown>;
    expect(verdicts(schema, value)).toEqual({ zod: true, json: true });
    change(value);
    expect(verdicts(schema, value)).toEqual({ zod: false, json: false });
  });
});

test.each(schemaTexts(z, checkKinds))(
  'schemas/%s.schema.json says what the zod schema says',
  (name, text) => {
    expect(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8')).toBe(text);
  },
);

test('generated files are those that npm run generate makes now', async () => {
  const { files, complaints } = await generate(root);
  expect(complaints).toEqual([]);
  const stale = files.filter(({ path, text }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(stale.map(({ path }) => path)).toEqual([]);
});
