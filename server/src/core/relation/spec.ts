import type * as zod from 'zod';
import type { RelationSpec } from './linear.js';

/** Schema of one relation in a rule's parameters; zod is handed in, so that a plain run never loads it. */
export const relationParams = (z: typeof zod): zod.ZodType<RelationSpec> =>
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    table: z.string(),
    forEach: z.enum(['column', 'row', 'none']).meta({
      description: 'column: names are rows, once for every column; row: the reverse; none: row@column',
    }),
    formula: z.string().meta({ description: 'A + B = C7 + D; sum(C) is every leaf row of a group' }),
    words: z
      .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
      .meta({ description: 'The formula in the words of the form' }),
  });
