import type { Zod } from '../../checks/define.js';

/** zod schema of `data/terms.yaml`: wording that an office has agreed upon. Rules of the kind `terms` hold reports against it. */
export function termsSchema(z: Zod) {
  const words = z.string().min(2).max(60);
  return z.strictObject({
    terms: z
      .array(
        z.strictObject({
          use: words
            .optional()
            .meta({ description: 'The agreed wording; absent: to be left out altogether' }),
          avoid: z
            .array(words)
            .max(50)
            .default([])
            .meta({ description: 'Wording that must not be written; plain words, no pattern' }),
          unless: z
            .array(words)
            .max(50)
            .default([])
            .meta({ description: 'Longer wording in which the avoided words are right' }),
          sections: z
            .array(z.string().min(1))
            .max(20)
            .default([])
            .meta({ description: 'Ids of sections that must hold the agreed wording' }),
          why: z
            .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
            .optional()
            .meta({
              description: 'Who agreed upon it, or what is wrong with the other; shown with the finding',
            }),
        }),
      )
      .min(1)
      .max(2000),
  });
}
