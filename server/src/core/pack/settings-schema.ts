import type { Zod } from '../checks/define.js';

/** Characters of a path, a pattern or a name: what a file system takes. */
const LONGEST = 4096;

export const LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** zod schema of `gouji.yaml`. Rule ids and packs are looked up by the reader, which knows what is installed. */
export function settingsSchema(z: Zod) {
  const text = z.string().min(1).max(LONGEST);
  const texts = z.union([text, z.array(text).max(1000)]);
  const rules = z
    .record(z.string(), z.enum(LEVELS))
    .meta({ description: 'Rule id → off, hint, info, warning or error' });
  return z
    .strictObject({
      extends: z.array(text).max(32).optional().meta({
        description:
          'Rule packs: builtin:NAME, a folder, an archive, or an address; the built-in one needs no entry',
      }),
      rules: rules.optional(),
      overrides: z
        .array(
          z.strictObject({
            files: texts.meta({ description: 'Globs, relative to the folder of this file' }),
            rules,
          }),
        )
        .max(200)
        .optional()
        .meta({ description: 'Other levels for some files; later entries win' }),
      agency: z
        .strictObject({
          name: text.optional().meta({ description: 'Full name, as the title should have it' }),
          level: z
            .enum(['province', 'city', 'county', 'town', 'department', 'institution'])
            .optional()
            .meta({ description: 'Rank: decides what the agency may issue and by when it must publish' }),
          region: text
            .optional()
            .meta({ description: 'City, by name or administrative code, for contact data' }),
          deadline: z
            .string()
            .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'like 01-31')
            .optional()
            .meta({ description: 'Local deadline for publication, MM-DD' }),
        })
        .optional(),
      reports: z
        .strictObject({
          include: texts.optional().meta({ description: 'Reports that this folder is compared with' }),
          previous: text.optional().meta({ description: "Last year's report" }),
          children: texts.optional().meta({ description: "Reports whose figures make up this government's" }),
        })
        .optional()
        .meta({ description: 'Reports to compare with; globs relative to this file' }),
      baseline: text.optional().meta({ description: 'File of known findings' }),
      language: z.enum(['zh', 'en']).optional().meta({ description: 'Language of messages' }),
      limits: z
        .strictObject({
          megabytes: z
            .int()
            .min(1)
            .max(32)
            .optional()
            .meta({ description: 'Larger files are not read; at most 32' }),
          seconds: z
            .int()
            .min(1)
            .max(600)
            .optional()
            .meta({ description: 'Time for one file, a tenth of it for one rule; 20 by default' }),
        })
        .optional(),
    })
    .meta({ title: 'gouji.yaml', description: 'Settings of gouji for a folder of reports' });
}
