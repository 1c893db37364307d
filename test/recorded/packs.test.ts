import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import * as z from 'zod';
import { compileRule } from '../../server/src/core/pack/compile.js';
import { compileRegions, compileStatutes } from '../../server/src/core/pack/compile-data.js';
import { readYaml } from '../../server/src/core/pack/read-yaml.js';
import { statutesSchema } from '../../server/src/core/pack/schema/data-schema.js';
import { validate } from '../../server/src/core/pack/validate.js';
import { checkKinds } from '../../server/src/generated/check-kinds.js';
import { type Random, random } from '../fuzz/random.js';
import { form } from '../support/clean.js';
import { digest, keepWhole, kept, seedOf } from './record.js';

const FOLDER = join(import.meta.dirname, '../../rules/cn-gov-info-annual');
const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const RULES = readdirSync(join(FOLDER, 'rules'), { recursive: true, encoding: 'utf8' })
  .map((path) => `rules/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.yaml'))
  .sort();

const VALUES = [
  '',
  '3',
  '-1',
  'true',
  'null',
  'off',
  'error',
  '[]',
  '{}',
  '[甲, 乙]',
  '{ zh: 甲 }',
  "'{{n}}'",
  '"(["',
  't3/A/total',
  '2021',
  '甲',
  '*a',
  '&a 甲',
  '!!js 甲',
  '|',
  '"甲',
  'x: y',
];

/** A file of YAML after one mistake of its author's. */
function mistaken(yaml: string, random: Random): string {
  const lines = yaml.split('\n');
  const at = random.below(lines.length);
  const line = lines[at]!;
  const change = (by: string) => lines.splice(at, 1, by);
  const word = [...line.matchAll(/[\w{}-]+|[\u4e00-\u9fff]+/g)];
  const one = word[random.below(word.length)];
  const put = (by: string) =>
    one && change(line.slice(0, one.index) + by + line.slice(one.index + one[0].length));
  switch (random.below(8)) {
    case 0:
      put(one?.[0].slice(1) ?? '');
      break;
    case 1:
      put(`${one?.[0]}x`);
      break;
    case 2:
      change(line.replace(/:.*$/, `: ${random.of(VALUES)}`));
      break;
    case 3:
      put(random.of(VALUES));
      break;
    case 4:
      lines.splice(at, 1);
      break;
    case 5:
      lines.splice(at, 0, line);
      break;
    case 6:
      change(`  ${line}`);
      break;
    default:
      lines.splice(at, 1 + random.below(6));
  }
  return lines.join('\n');
}

/** What is said of each text, or what is made of it where nothing is. */
async function keep(page: string, texts: readonly string[], say: (text: string) => unknown): Promise<void> {
  const lines: string[] = [];
  const whole: string[] = [];
  for (const text of texts) {
    const said = JSON.stringify(say(text), (_, value) => (value instanceof RegExp ? String(value) : value));
    lines.push(digest(said));
    whole.push(`# ${digest(said)}`, text, said, '');
  }
  keepWhole(page, whole);
  await kept(page, lines);
}

const variants = (text: string, seed: number, count: number): string[] => {
  const numbers = random(seed);
  return [text, ...Array.from({ length: count }, () => mistaken(text, numbers))];
};

describe('rules of the pack', () => {
  const groups = [...new Set(RULES.map((path) => path.split('/')[1]!))];
  test.each(groups)('%s, as they are and with mistakes', async (group) => {
    const paths = RULES.filter((path) => path.split('/')[1] === group);
    const sources = paths.flatMap((path) =>
      variants(read(path), seedOf(path), 5).map((text) => `${path}\n${text}`),
    );
    await keep(`packs/${group}`, sources, (source) => {
      const [path, text] = [source.slice(0, source.indexOf('\n')), source.slice(source.indexOf('\n') + 1)];
      return compileRule({ path, yaml: readYaml(text) }, { z, kinds: checkKinds, form });
    });
  });
});

test('statutes with mistakes', () => {
  const structures = JSON.parse(read('data/structure.json')) as Parameters<typeof compileStatutes>[1];
  return keep('packs/statutes', variants(read('data/statutes.yaml'), 3100, 40), (text) => {
    const yaml = readYaml(text);
    if (yaml.issues.length > 0) return yaml.issues;
    const parsed = validate(statutesSchema(z), yaml.value, yaml);
    return 'issues' in parsed ? parsed.issues : compileStatutes(parsed.value, structures);
  });
});

test('regions with mistakes', () =>
  keep(
    'packs/regions',
    variants(read('data/regions.tsv').split('\n').slice(0, 60).join('\n'), 3200, 20),
    (text) => compileRegions(text, z),
  ));
