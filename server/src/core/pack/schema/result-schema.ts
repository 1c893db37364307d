import type { Zod } from '../../checks/define.js';

const position = (z: Zod) =>
  z
    .strictObject({ line: z.int().min(0), character: z.int().min(0) })
    .meta({ description: 'From 0; characters in UTF-16 code units' });

export const rangeSchema = (z: Zod) => z.strictObject({ start: position(z), end: position(z) });

/** zod schema of `gouji check --format json`; objects are open, since minor versions may add fields. */
export function resultSchema(z: Zod) {
  const range = rangeSchema(z);
  const count = z.int().min(0);
  const finding = z.looseObject({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info', 'hint']),
    message: z.string(),
    basis: z.string(),
    cell: z.string().optional().meta({ description: 'Cell address, t3/C7/total' }),
    range,
    related: z.array(z.looseObject({ path: z.string(), range, message: z.string() })),
    fixes: z.array(
      z.looseObject({
        title: z.string(),
        kind: z.enum(['safe', 'suggestion']),
        edits: z.array(z.looseObject({ range, newText: z.string() })).min(1),
      }),
    ),
    fingerprint: z.string().min(1),
  });
  const report = z.looseObject({
    year: z.int().nullable(),
    agency: z.string().nullable(),
    pack: z.string(),
    edition: z.string(),
    range,
    bound: z.looseObject({ cells: count, of: count }),
  });
  return z
    .looseObject({
      schemaVersion: z.literal(1),
      engine: z.looseObject({ name: z.literal('gouji'), version: z.string() }),
      files: z.array(
        z.looseObject({ path: z.string(), reports: z.array(report), findings: z.array(finding) }),
      ),
      summary: z.looseObject({
        files: count,
        reports: count,
        notReports: count,
        error: count,
        warning: count,
        info: count,
        hint: count,
      }),
    })
    .meta({ title: 'gouji check --format json' });
}
