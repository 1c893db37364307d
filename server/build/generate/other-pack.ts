import { join } from 'node:path';
import { serialiseForm } from '../../src/core/form/compile.js';
import { baseReportSchema } from '../../src/core/pack/schema/base-report-schema.js';
import { PackError } from '../../src/host/packs/fault.js';
import { readFolder } from '../../src/host/packs/folder-read.js';
import { ownForm } from '../../src/host/packs/layer-form.js';
import { ownRules } from '../../src/host/packs/layer-rules.js';
import { readPack } from '../../src/host/packs/read-pack.js';
import { type GeneratedFile, jsonModule } from './file.js';

const PACK = 'rules/cn-rule-of-law-annual';

/** The second built-in pack: YAML through the very reader that takes everybody's packs. */
export function otherPackFiles(root: string, complaints: string[]): GeneratedFile[] {
  try {
    const read = readPack(readFolder(join(root, PACK)), PACK, true);
    const form = ownForm(read)!;
    const rules = ownRules(read, form);
    const { id, version, borrow } = read.manifest;
    const data = {
      id,
      version,
      borrow: borrow?.rules ?? [],
      form: serialiseForm(form),
      base: read.yaml('cases/base.yaml', baseReportSchema),
      rules: rules.map(({ rule }) => rule),
      help: rules.map(({ help }) => help),
    };
    return [
      { path: 'server/src/generated/rule-of-law-pack.ts', text: jsonModule('ruleOfLawJson', PACK, data) },
    ];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const { place, message } = error.fault;
    complaints.push(`${place?.file}:${place?.line}:${place?.column} ${message.zh} ${message.en}`);
    return [];
  }
}
