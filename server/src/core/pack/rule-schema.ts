import type { Zod } from '../checks/define.js';
import { caseSchema } from './case-schema.js';

/** zod schema of one rule file. `check` is refined by the kind's own schema; see `pack/compile.ts`. */
export function ruleSchema(z: Zod) {
  // A message is put together anew for every finding: what is long here is far longer there.
  const wording = z.string().min(1).max(1000);
  const localized = z.strictObject({
    zh: wording.meta({ description: 'Chinese wording, for the clerk' }),
    en: wording.meta({ description: 'English wording' }),
  });
  const severity = z.enum(['error', 'warning', 'info', 'hint']);
  const message = localized.extend({
    severity: severity.optional().meta({ description: 'Where this message weighs otherwise than the rule' }),
  });
  return z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'like local/my-rule')
      .meta({ description: 'group/name; the file is <group>/<name>.yaml' }),
    severity,
    stage: z
      .enum(['stable', 'trial'])
      .default('stable')
      .meta({ description: 'trial: shown as a hint, never fails a run' }),
    title: localized,
    basis: localized.meta({ description: 'Legal basis: document, article' }),
    why: localized,
    remedy: localized.meta({ description: 'What the author should do' }),
    check: z.looseObject({ kind: z.string() }).meta({ description: 'A check kind and its parameters' }),
    messages: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), message),
    policy: z.enum(['open', 'floor', 'locked']).optional().meta({
      description: 'What packs that extend this one may do: anything, only tighten (default), or nothing',
    }),
    tighten: z
      .record(z.string(), z.enum(['up', 'down', 'superset', 'subset', 'none']))
      .optional()
      .meta({ description: 'Parameter → which way is stricter; what is not named must stay as it is' }),
    cases: z.array(caseSchema(z)).meta({ description: 'At least one good and one bad report' }),
  });
}
