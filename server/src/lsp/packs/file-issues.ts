import { unknownNames } from '../../core/pack/case-names.js';
import type { RuleCase } from '../../core/pack/cases.js';
import { compileRule } from '../../core/pack/compile.js';
import type { PackIssue } from '../../core/pack/issue.js';
import { readYaml, type YamlFile } from '../../core/pack/read-yaml.js';
import type { CompiledRule } from '../../core/pack/rule.js';
import { allSchemas } from '../../core/pack/schema/schemas.js';
import { validate } from '../../core/pack/validate.js';
import { LineIndex } from '../../core/text/lines.js';
import { checkKinds } from '../../generated/check-kinds.js';
import { linearPattern } from '../../host/packs/pattern.js';
import * as z from '../../host/zod.js';
import type { PackContext } from './pack-context.js';
import type { PackFile } from './pack-file.js';

let schemas: ReturnType<typeof allSchemas> | null = null;

/** A rule that holds, with its cases; null: it has faults. */
export interface ReadRule {
  readonly rule: CompiledRule;
  readonly cases: readonly RuleCase[];
}

export interface ReadFile {
  readonly yaml: YamlFile;
  readonly issues: readonly PackIssue[];
  readonly rule: ReadRule | null;
}

/** What is wrong in a pack's file, everything at once and each at its exact words. */
export function readPackFile(file: PackFile, text: string, context: PackContext): ReadFile {
  const yaml = readYaml(text);
  if (yaml.issues.length > 0) return { yaml, issues: yaml.issues, rule: null };
  if (file.schema === 'rule') return readRule(file, yaml, context);
  schemas ??= allSchemas(z, checkKinds);
  // Settings of comments only set nothing, which is no fault.
  if (file.schema === 'settings' && yaml.value == null) return { yaml, issues: [], rule: null };
  const result = validate(schemas[file.schema]!, yaml.value, yaml);
  if ('issues' in result) return { yaml, issues: result.issues, rule: null };
  return { yaml, issues: chainFault(file, text, context), rule: null };
}

function readRule({ name }: PackFile, yaml: YamlFile, context: PackContext): ReadFile {
  const { form } = context;
  const compiled = compileRule({ path: name, yaml }, { z, kinds: checkKinds, form, pattern: linearPattern });
  if ('issues' in compiled) return { yaml, issues: compiled.issues, rule: null };
  const cases = compiled.help.cases as readonly RuleCase[];
  const issues = unknownNames(cases, form, context.base).map((fault) => ({
    ...fault,
    range: yaml.keyRangeOf(fault.path),
  }));
  return { yaml, issues, rule: { rule: compiled.rule, cases } };
}

/** Why the pack as a whole does not hold, where that is said in this file. */
function chainFault({ root, name }: PackFile, text: string, { fault }: PackContext): PackIssue[] {
  const { place, message, code } = fault ?? {};
  if (!place || !message || place.file.replaceAll('\\', '/') !== `${root.replaceAll('\\', '/')}/${name}`)
    return [];
  const lines = new LineIndex(text);
  const start = lines.offsetAt({ line: place.line - 1, character: place.column - 1 });
  const end = text.indexOf('\n', start);
  const range = { start, end: end < 0 ? text.length : end };
  return [{ message, path: [], range, ...(code === undefined ? {} : { code }) }];
}
