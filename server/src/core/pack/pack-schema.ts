import type { Zod } from '../checks/define.js';

/** Id of a pack: a built-in name, or a place in the administrative tree with `.` between its levels. */
export const PACK_ID = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*$/;
/** `cn.aa`: that pack; `cn.aa.*`: packs one level below; `cn.aa.**`: it and everything below. */
export const NAMESPACE = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*(?:\.\*{1,2})?$/;
export const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
export const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
export const KEY_ID = /^[0-9A-F]{16}$/;

/** zod schema of `pack.yaml`, the manifest of a rule pack. */
export function packSchema(z: Zod) {
  const text = z.string().min(1);
  const localized = z.strictObject({ zh: text, en: text });
  const id = z.string().regex(PACK_ID, 'like cn.jia.yi').max(100);
  const ruleId = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'like local/my-rule');
  const range = z.string().min(1).max(60);
  const date = z.string().regex(DATE, 'like 2030-12-31');
  const policy = z.enum(['open', 'floor', 'locked']);
  const adjustment = z.strictObject({
    severity: z.enum(['off', 'hint', 'info', 'warning', 'error']).optional(),
    policy: policy.optional().meta({ description: 'What packs below may still do; never less than before' }),
    params: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Parameters of the rule’s check that change; each replaces its whole value' }),
    reason: text.optional().meta({ description: 'Why; shown by gouji explain' }),
  });
  return z.strictObject({
    id: id.meta({
      description:
        'Place of the publisher in the administrative tree: cn.gx.liuzhou; its folder may be named otherwise',
    }),
    version: z
      .string()
      .regex(VERSION, 'like 2026.1.0')
      .meta({ description: 'Semantic version: rule ids, message ids and cell addresses are API' }),
    name: localized,
    engine: range.meta({ description: 'Engine versions that it works with, ">=1.0 <2"' }),
    reportYears: z
      .string()
      .regex(/^(?:\d{4}|>=\d{4}|<=\d{4}|>=\d{4} <=\d{4})$/, 'like >=2021')
      .optional()
      .meta({ description: 'Report years that its own rules are for: ">=2021", ">=2021 <=2024", "2022"' }),
    publisher: localized.optional().meta({ description: 'Office that is answerable for the pack' }),
    extends: z
      .array(
        z.strictObject({
          id,
          version: range
            .optional()
            .meta({ description: 'Versions that fit: "1.2.0", "~1.2", "^1.2", ">=1.2 <2"' }),
          from: z
            .array(text.max(500))
            .optional()
            .meta({ description: 'Where it lies, first found wins: a folder, an archive, an index' }),
        }),
      )
      .max(16)
      .optional()
      .meta({ description: 'Packs that this one builds on; none: it has a form of its own' }),
    borrow: z
      .strictObject({
        from: text.meta({ description: 'A built-in pack' }),
        rules: z.array(z.string().regex(/^[a-z][a-z0-9-]*\/(?:\*|[a-z][a-z0-9-]*)$/, 'like text/*')).min(1),
      })
      .optional()
      .meta({
        description: 'Rules of a built-in pack that a pack with a form of its own takes over: text/*',
      }),
    adjust: z
      .record(ruleId, adjustment)
      .optional()
      .meta({ description: 'Changes to inherited rules, held against their policy' }),
    waivers: z
      .array(
        z.strictObject({
          pack: id.meta({ description: 'The pack below that may weaken' }),
          rule: ruleId,
          until: date.meta({ description: 'Last day' }),
          reason: text,
        }),
      )
      .optional()
      .meta({
        description: 'Leave that this pack gives to one below it; counts only when this pack is signed',
      }),
    delegates: z
      .array(
        z.strictObject({
          key: text.meta({ description: 'Public key as minisign writes it' }),
          namespaces: z.array(z.string().regex(NAMESPACE, 'like cn.jia.**')).min(1),
          until: date,
          name: text.optional(),
        }),
      )
      .optional()
      .meta({ description: 'Keys that may sign for narrower namespaces below this pack’s own' }),
    revokes: z
      .array(z.string().regex(KEY_ID, 'like FE2DE1B0E9B51328'))
      .optional()
      .meta({ description: 'Key ids that may sign no more, below this pack’s namespace' }),
  });
}
