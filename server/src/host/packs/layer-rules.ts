import type { Form } from '../../core/form/form.js';
import { compileRule } from '../../core/pack/compile.js';
import type { LayerRule, Tighten } from '../../core/pack/layer.js';
import type { RulePolicy } from '../../core/pack/rule.js';
import { yearRange } from '../../core/pack/versions.js';
import { checkKinds } from '../../generated/check-kinds.js';
import * as z from '../zod.js';
import { PackError } from './fault.js';
import { madeBefore } from './made-before.js';
import { patternJudge } from './pattern.js';
import type { ReadPack } from './read-pack.js';

/** Of a rule with many faults so many more are said with the first. */
const MOST_RELATED = 9;

/**
 * Every rule of a pack, compiled against the form with the pack's own tables. `above`: hashes of what it extends;
 * a pack that was compiled upon the same is not compiled again.
 */
export function ownRules(
  read: ReadPack,
  form: Form,
  above: readonly string[] | null = null,
): readonly LayerRule[] {
  if (above === null) return compileAll(read, form);
  if (![...read.files.keys()].some((name) => name.startsWith('rules/'))) return [];
  return madeBefore('rules', [read.hash, read.shown, ...above], () => compileAll(read, form));
}

function compileAll(read: ReadPack, form: Form): LayerRule[] {
  const { reportYears } = read.manifest;
  const pattern = patternJudge();
  const years = reportYears === undefined ? null : yearRange(reportYears);
  return [...read.files.keys()]
    .filter((name) => name.startsWith('rules/'))
    .map((path) => {
      const yaml = read.parsed(path);
      const compiled = compileRule({ path, yaml }, { z, kinds: checkKinds, form, pattern });
      if ('issues' in compiled) {
        const [first, ...more] = compiled.issues;
        const { code = 'pack/rule', message, range } = first!;
        const related = more
          .slice(0, MOST_RELATED)
          .map((one) => ({ place: read.at(path, one.range.start), message: one.message }));
        throw new PackError({ code, message, place: read.at(path, range.start), related });
      }
      const raw = yaml.value as { policy?: RulePolicy; tighten?: Record<string, Tighten> };
      return {
        rule: years === null ? compiled.rule : { ...compiled.rule, years },
        help: compiled.help,
        policy: raw.policy ?? 'floor',
        tighten: raw.tighten ?? {},
        place: read.place(path, [raw.policy === undefined ? 'id' : 'policy'], true),
      };
    });
}
