import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { allSchemas } from '../server/src/core/pack/schema/schemas.js';
import { checkKinds } from '../server/src/generated/check-kinds.js';
import { folderWith } from './support/folder.js';
import { cleanText, gouji } from './support/gouji.js';

const schemas = allSchemas(z, checkKinds);
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
const committed = (name: string) =>
  ajv.compile(
    JSON.parse(readFileSync(join(import.meta.dirname, '../schemas', `${name}.schema.json`), 'utf8')),
  );

const clean = cleanText({ year: 2022 });
const FILES = {
  'clean.md': clean,
  'faulty.md': clean
    .replace('| 4 | 1 | 0 | 0 | 0 | 0 | 5 |', '| 4 | 1 | 0 | 0 | 0 | 0 | 6 |')
    .replaceAll('，', ','),
  'old.md': cleanText({ year: 2020 }, 'html'),
  'blank.md': clean.replaceAll('| 0 |', '|  |').replace('545001', '５４５００１'),
  'list.md': '# 值班安排\n\n周一：张某\n',
};

/** Both kinds of schema must take what we print. */
function expectValid(name: string, value: unknown): void {
  const parsed = schemas[name]!.safeParse(value);
  expect(parsed.error?.issues ?? []).toEqual([]);
  const validate = committed(name);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}

describe('what gouji prints is what its schemas say', () => {
  test('check --format json', () => {
    const cwd = folderWith(FILES);
    const { out } = gouji(['check', '--format', 'json', '.', 'list.md'], { cwd });
    const value = JSON.parse(out);
    expectValid('result', value);
    expect(value.summary.error).toBeGreaterThan(0);
    expect(
      value.files.flatMap((file: { findings: { fixes: unknown[] }[] }) =>
        file.findings.flatMap((f) => f.fixes),
      ),
    ).not.toEqual([]);
  });

  test.each(['clean.md', 'faulty.md', 'old.md', 'blank.md'])('extract %s', (name) => {
    const { out, status } = gouji(['extract', name], { cwd: folderWith(FILES) });
    expect(status).toBe(0);
    const value = JSON.parse(out);
    expectValid('report-data', value);
    expect(value.reports).toHaveLength(1);
  });
});

test.each([
  ['result', { schemaVersion: 2, engine: { name: 'gouji', version: '1' }, files: [], summary: {} }],
  ['report-data', { schemaVersion: 1, path: 'a.md', reports: [{ year: '2022' }] }],
])('a broken %s is refused by both', (name, value) => {
  expect(schemas[name]!.safeParse(value).success).toBe(false);
  expect(committed(name)(value)).toBe(false);
});
