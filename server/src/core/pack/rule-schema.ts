import type { Zod } from '../checks/define.js';

/** zod schema of one rule file. `check` is refined by the kind's own schema; see `pack/compile.ts`. */
export function ruleSchema(z: Zod) {
  const localized = z.strictObject({
    zh: z.string().min(1).meta({ description: 'Chinese wording, for the clerk' }),
    en: z.string().min(1).meta({ description: 'English wording' }),
  });
  const severity = z.enum(['error', 'warning', 'info', 'hint']);
  const message = localized.extend({
    severity: severity.optional().meta({ description: 'Where this message weighs otherwise than the rule' }),
  });
  return z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
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
    cases: z.array(caseSchema(z)).meta({ description: 'At least one good and one bad report' }),
  });
}

/**
 * A case is a clean report with changes. It is rendered in every table syntax, and each rendering is checked;
 * the findings of this rule must be exactly the expected ones.
 */
export function caseSchema(z: Zod) {
  const text = z.string();
  return z.strictObject({
    name: z.string().min(1),
    year: z.int().optional().meta({ description: 'Report year; default 2022. 2020 gives the 2019 form' }),
    agency: text.optional(),
    region: text.optional().meta({ description: 'agency.region of gouji.yaml' }),
    level: text.optional().meta({ description: 'agency.level of gouji.yaml' }),
    deadline: text.optional().meta({ description: 'agency.deadline of gouji.yaml, MM-DD' }),
    title: text.optional().meta({ description: 'The whole title line' }),
    intro: text.optional().meta({ description: 'Replaces the introduction' }),
    paragraphs: z
      .partialRecord(z.enum(['open', 'apply', 'manage', 'platform', 'support', 'problems', 'other']), text)
      .optional()
      .meta({ description: 'Replaces the prose under these headings' }),
    headings: z
      .record(z.string(), text)
      .optional()
      .meta({ description: 'Section or matter id → heading as written' }),
    signature: text.optional(),
    cells: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .meta({ description: 'Cell address → what is written' }),
    labels: z
      .record(z.string(), text)
      .optional()
      .meta({ description: 'table/row or table//column → label as written' }),
    omit: z.array(text).optional().meta({
      description: 'Sections (s6), tables (t3), rows (t3/C1), columns (t3//other), matters (open) left out',
    }),
    order: z.array(text).optional().meta({ description: 'Sections in this order; an id twice stands twice' }),
    replace: z
      .array(z.strictObject({ find: text, with: text }))
      .optional()
      .meta({ description: 'On the rendered text, first occurrence; must occur' }),
    text: text.optional().meta({ description: 'A whole file instead; nothing else applies' }),
    syntaxes: z.array(text).optional().meta({ description: 'Only these renderings' }),
    previous: z
      .strictObject({
        cells: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        paragraphs: z.record(z.string(), text).optional(),
        agency: text.optional(),
      })
      .optional()
      .meta({ description: "Last year's report in the same run" }),
    children: z
      .array(
        z.strictObject({
          agency: text,
          cells: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional()
      .meta({ description: 'The reports of declared children; their other cells are left blank' }),
    expect: z.array(
      z.strictObject({
        message: text.optional().meta({ description: 'Message id' }),
        at: text.optional().meta({ description: 'Cell address' }),
        text: text.optional().meta({ description: 'Exactly the words that are underlined' }),
        severity: z.enum(['error', 'warning', 'info', 'hint']).optional(),
        related: z
          .array(text)
          .optional()
          .meta({ description: 'Cell addresses or words of related places, in order' }),
        fixed: text.optional().meta({ description: 'Words that the text holds after the first fix' }),
      }),
    ),
  });
}
