import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Zod } from '../../src/core/checks/define.js';
import { serialiseForm } from '../../src/core/form/compile.js';
import { formDigest } from '../../src/core/form/make-digest.js';
import { compileRule } from '../../src/core/pack/compile.js';
import { readYaml, type YamlFile } from '../../src/core/pack/read-yaml.js';
import type { CompiledRule, RuleHelp } from '../../src/core/pack/rule.js';
import { baseReportSchema } from '../../src/core/pack/schema/base-report-schema.js';
import { packSchema } from '../../src/core/pack/schema/pack-schema.js';
import { validate } from '../../src/core/pack/validate.js';
import { gateData } from '../../src/core/prose/gates.js';
import { checkKinds } from '../../src/generated/check-kinds.js';
import { type GeneratedFile, jsonModule, type Say } from './file.js';
import { loadForm } from './form.js';

const PACK = 'rules/cn-gov-info-annual';

/** Paths of a folder's YAML files, below it, sorted. */
export function yamlPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The built-in pack: `builtin-pack.ts` for every run, `builtin-help.ts` for explain and hover. */
export function packFiles(root: string, z: Zod, say: Say): GeneratedFile[] {
  const folder = join(root, PACK);
  const read = (path: string): YamlFile => readYaml(readFileSync(join(folder, path), 'utf8'));

  const manifestFile = read('pack.yaml');
  const manifest = validate(packSchema(z), manifestFile.value, manifestFile);
  if (manifestFile.issues.length > 0 || 'issues' in manifest) {
    say(`${PACK}/pack.yaml`, [...manifestFile.issues, ...('issues' in manifest ? manifest.issues : [])]);
    return [];
  }
  const paths = yamlPaths(join(folder, 'form')).map((path) => `form/${path}`);
  const form = loadForm(z, { pack: PACK, paths, read }, say);
  if (form === null) return [];
  const rules: CompiledRule[] = [];
  const digests: Record<string, unknown> = {};
  const help: RuleHelp[] = [];
  for (const path of yamlPaths(join(folder, 'rules')).map((below) => `rules/${below}`)) {
    const yaml = read(path);
    const compiled = compileRule({ path, yaml }, { z, kinds: checkKinds, form });
    if ('issues' in compiled) say(`${PACK}/${path}`, compiled.issues);
    else {
      rules.push(compiled.rule);
      const digest = checkKinds[compiled.rule.kind]?.digest;
      if (digest) digests[compiled.rule.id] = digest(compiled.rule.params);
      help.push(compiled.help);
    }
  }
  const baseFile = read('cases/base.yaml');
  const base = validate(baseReportSchema(z), baseFile.value, baseFile);
  const baseIssues = baseFile.issues.length > 0 ? baseFile.issues : 'issues' in base ? base.issues : [];
  say(`${PACK}/cases/base.yaml`, baseIssues);
  const { id, version } = manifest.value;
  return [
    {
      path: 'server/src/generated/builtin-pack.ts',
      text: jsonModule('builtinPackJson', PACK, {
        id,
        version,
        form: serialiseForm(form),
        formDigest: formDigest(form),
        rules,
        digests,
        gates: form.prose && gateData(form.prose),
      }),
    },
    ...('value' in base
      ? [
          {
            path: 'server/src/generated/base-report.ts',
            text: jsonModule('baseReportJson', PACK, base.value),
          },
        ]
      : []),
    { path: 'server/src/generated/builtin-help.ts', text: jsonModule('builtinHelpJson', PACK, help) },
  ];
}
