import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Zod } from '../../src/core/checks/define.js';
import { compileRegions, compileStatutes, type DataFault } from '../../src/core/pack/compile-data.js';
import type { PackIssue } from '../../src/core/pack/issue.js';
import { readYaml, type YamlFile } from '../../src/core/pack/read-yaml.js';
import { statutesSchema, structureSchema } from '../../src/core/pack/schema/data-schema.js';
import { validate } from '../../src/core/pack/validate.js';
import { LineIndex } from '../../src/core/text/lines.js';
import { type GeneratedFile, jsonModule, type Say } from './file.js';

const DATA = 'rules/cn-gov-info-annual/data';

const located = (faults: readonly DataFault[], yaml: YamlFile): PackIssue[] =>
  faults.map(({ zh, en, path }) => ({ message: { zh, en }, path, range: yaml.rangeOf(path) }));

/** Statutes and regions, each a module of its own that is parsed when a rule first asks for it. */
export function dataFiles(root: string, z: Zod, say: Say): GeneratedFile[] {
  const read = (name: string): string => readFileSync(join(root, DATA, name), 'utf8');
  const files: GeneratedFile[] = [];

  const yaml = readYaml(read('statutes.yaml'));
  const statutes = validate(statutesSchema(z), yaml.value, yaml);
  say(
    `${DATA}/statutes.yaml`,
    yaml.issues.length > 0 ? yaml.issues : 'issues' in statutes ? statutes.issues : [],
  );
  const structures = structureSchema(z).safeParse(JSON.parse(read('structure.json')));
  if (!structures.success) {
    const [issue] = structures.error.issues;
    const message = `${issue?.path.join('.')}: ${issue?.message}`;
    say(`${DATA}/structure.json`, [{ message: { zh: message, en: '' }, range: { start: 0, end: 0 } }]);
  }
  if ('value' in statutes && structures.success) {
    const { data, faults } = compileStatutes(statutes.value, structures.data);
    say(`${DATA}/statutes.yaml`, located(faults, yaml));
    files.push({
      path: 'server/src/generated/statutes.ts',
      text: jsonModule('statutesJson', DATA, data),
    });
  }

  const tsv = read('regions.tsv');
  const index = new LineIndex(tsv);
  const { data, faults } = compileRegions(tsv, z);
  say(
    `${DATA}/regions.tsv`,
    faults.map(({ zh, en, path }) => {
      const start = index.offsetAt({ line: Number(path[0]) - 1, character: 0 });
      return { message: { zh, en }, range: { start, end: start } };
    }),
  );
  files.push({ path: 'server/src/generated/regions.ts', text: jsonModule('regionsJson', DATA, data) });
  return files;
}
