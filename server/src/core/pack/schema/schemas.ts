import type * as zod from 'zod';
import type { AnyCheckKind, Zod } from '../../checks/define.js';
import { baseReportSchema } from './base-report-schema.js';
import { contactSchema } from './contact-schema.js';
import { statutesSchema } from './data-schema.js';
import { formSchema, tableSchema } from './form-schema.js';
import { baseFragmentSchema, expectSchema, fragmentSchema } from './fragment-schema.js';
import { packSchema } from './pack-schema.js';
import { reportDataSchema } from './report-data-schema.js';
import { resultSchema } from './result-schema.js';
import { ruleSchema } from './rule-schema.js';
import { settingsSchema } from './settings-schema.js';
import { termsSchema } from './terms-schema.js';
import { lockSchema, trustSchema } from './trust-schema.js';
import { vocabularySchema } from './vocabulary-schema.js';

/** The schema of a kind's parameters with its name among them. Objects and unions of objects can have one. */
function named(z: Zod, kind: string, params: zod.ZodType): zod.ZodType {
  if (params instanceof z.ZodObject) return params.safeExtend({ kind: z.literal(kind) });
  if (params instanceof z.ZodUnion)
    return z.union(params.options.map((option) => named(z, kind, option as zod.ZodType)));
  throw new TypeError(`parameters of ${kind} are neither an object nor a union of objects`);
}

/** A rule file with the parameters of every kind: what editors complete from. */
export function fullRuleSchema(z: Zod, kinds: Readonly<Record<string, AnyCheckKind>>): zod.ZodType {
  const checks = Object.entries(kinds).map(([name, kind]) =>
    named(z, name, kind.params(z)).meta({ description: kind.summary }),
  );
  return ruleSchema(z).extend({ check: z.union(checks as [zod.ZodType, ...zod.ZodType[]]) });
}

/** Every file format of gouji, by the name of its schema. */
export function allSchemas(
  z: Zod,
  kinds: Readonly<Record<string, AnyCheckKind>>,
): Readonly<Record<string, zod.ZodType>> {
  return {
    rule: fullRuleSchema(z, kinds),
    pack: packSchema(z),
    form: formSchema(z),
    table: tableSchema(z),
    vocabulary: vocabularySchema(z),
    contact: contactSchema(z),
    'base-report': baseReportSchema(z),
    statutes: statutesSchema(z),
    terms: termsSchema(z),
    fragment: fragmentSchema(z),
    'base-fragment': baseFragmentSchema(z),
    expect: expectSchema(z),
    trust: trustSchema(z),
    lock: lockSchema(z),
    settings: settingsSchema(z),
    result: resultSchema(z),
    'report-data': reportDataSchema(z),
  };
}

/** What programs write is described as it comes out; what people write, as it may be put in. */
const OUTPUT = new Set(['result', 'report-data']);

/** The JSON Schema of every file format as text, by its name: for editors, and for programs that read our output. */
export function schemaTexts(
  z: Zod,
  kinds: Readonly<Record<string, AnyCheckKind>>,
): readonly (readonly [string, string])[] {
  return Object.entries(allSchemas(z, kinds)).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { target: 'draft-7', io: OUTPUT.has(name) ? 'output' : 'input' });
    return [name, `${JSON.stringify(json, null, 2)}\n`];
  });
}
