import type { Zod } from '../../checks/define.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** zod schema of `data/statutes.yaml`. */
export function statutesSchema(z: Zod) {
  const text = z.string().min(1);
  const confidence = z
    .enum(['A', 'B', 'C'])
    .meta({ description: 'A: primary text or two sources; B: one source; C: from memory, never a finding' });
  const statute = z.strictObject({
    title: text.meta({ description: 'Full title, without title marks' }),
    aliases: z.array(text).default([]).meta({ description: 'Short forms in use' }),
    number: text.optional().meta({ description: '国务院令第711号' }),
    version: text.optional().meta({ description: '2019修订; absent where there is only one' }),
    inForce: z.string().regex(DATE, 'like 2019-05-15').optional(),
    until: z.string().regex(DATE, 'like 2019-05-15').optional().meta({ description: 'Last day in force' }),
    status: z.enum(['in-force', 'superseded', 'repealed']),
    successor: text
      .optional()
      .meta({ description: 'Title of what replaced it; its own where a revision did' }),
    articles: z.int().positive().optional(),
    structure: text.optional().meta({ description: 'Key of structure.json' }),
    gists: z.record(z.string(), text).default({}).meta({ description: 'Article → what it is about' }),
    confidence,
    unverified: z.array(z.enum(['number', 'inForce', 'articles'])).default([]),
  });
  const document = z.strictObject({
    number: text.meta({ description: '国办公开办函〔2021〕30号' }),
    name: text,
    reportYears: z
      .tuple([z.int().nullable(), z.int().nullable()])
      .optional()
      .meta({ description: 'Report years that it governs, inclusive' }),
    successor: text.optional().meta({ description: 'Number of the document that replaced it' }),
    confidence,
  });
  return z.strictObject({ statutes: z.array(statute), documents: z.array(document) });
}

/** zod schema of `data/structure.json`: statute → article → [paragraphs, { paragraph: items }]. */
export function structureSchema(z: Zod) {
  const ordinal = z.string().regex(/^[1-9]\d*$/);
  const article = z.tuple([z.int().positive(), z.record(ordinal, z.int().positive())]);
  return z.record(z.string(), z.record(ordinal, article));
}

/** Columns of `data/regions.tsv`, in order; lists are joined by `|`. */
export const REGION_COLUMNS = [
  'code',
  'province',
  'name',
  'areaCodes',
  'withdrawnAreaCodes',
  'postcodes3',
  'postcodes4',
  'confidence',
] as const;

/** zod schema of one line of `data/regions.tsv`, lists split. */
export function regionSchema(z: Zod) {
  const areaCodes = z.array(z.string().regex(/^0\d{2,3}$/));
  return z.strictObject({
    code: z.string().regex(/^\d{6}$/),
    province: z.string().min(1),
    name: z.string().min(1),
    areaCodes: areaCodes.min(1),
    withdrawnAreaCodes: areaCodes,
    postcodes3: z.array(z.string().regex(/^\d{3}$/)),
    postcodes4: z.array(z.string().regex(/^\d{4}$/)),
    confidence: z.enum(['high', 'curated', 'medium']),
  });
}
