import type { Zod } from '../../checks/define.js';

/** zod schema of `form/form.yaml`. What it cannot say (ids that must exist) is said by `form/compile.ts`. */
export function formSchema(z: Zod) {
  const { localized, id, words } = parts(z);
  return z.strictObject({
    id,
    name: localized,
    editions: z
      .array(
        z.strictObject({
          id: z.string().min(1),
          from: z.int().meta({ description: 'First report year' }),
          to: z.int().optional().meta({ description: 'Last report year; absent: in force' }),
          name: localized,
        }),
      )
      .min(1)
      .meta({ description: 'Oldest first' }),
    title: z.strictObject({
      suffix: z.string().min(1).meta({ description: 'Words after agency and year' }),
      variants: words.meta({ description: 'Other wordings of the title, most exact first' }),
      news: words.meta({
        description:
          'Words at the end of the agency or at the beginning of the line that make it a message about a report, not its title',
      }),
    }),
    sections: z
      .array(
        z.strictObject({
          id,
          ordinal: z.int().positive(),
          title: z.string().min(1),
          variants: words,
          keys: words.meta({ description: 'One of them stands in any heading meant for this section' }),
          content: z.enum(['prose', 'table']),
          table: id.optional().meta({ description: 'Id of the table that the section holds' }),
          matters: z
            .array(z.strictObject({ id, title: z.string().min(1), variants: words }))
            .max(100)
            .optional(),
        }),
      )
      .min(1)
      .max(100),
    noise: words.meta({ description: 'Words that open a line of the page, not of the report' }),
  });
}

/** zod schema of one file under `form/tables/`. */
export function tableSchema(z: Zod) {
  const { localized, id, words, editions } = parts(z);
  const labels = z
    .record(z.string(), z.string().min(1))
    .optional()
    .meta({ description: 'Edition → label, where it is worded otherwise' });
  const label = z.string().min(1).meta({ description: 'As the form prints it, with its ordinal' });
  return z.strictObject({
    id,
    name: localized,
    section: id,
    layout: z
      .enum(['grid', 'blocks', 'row-of-groups'])
      .meta({ description: 'One header over all rows; a header a block of rows; one row of groups' }),
    note: z.string().optional().meta({ description: 'Relation note that the form prints' }),
    heads: words.meta({ description: 'Words over the label column' }),
    columns: z
      .array(
        z.strictObject({
          id,
          label,
          labels,
          name: localized,
          aliases: words,
          keys: words.meta({ description: 'Words that name the column wherever they stand in its head' }),
          editions,
          unit: z.string().default(''),
          decimal: z.boolean().default(false).meta({ description: 'Decimals are right' }),
          signed: z.boolean().default(false).meta({ description: 'Negative values are right' }),
        }),
      )
      .min(1)
      .max(100),
    columnGroups: z
      .array(z.strictObject({ label, aliases: words, of: z.array(id).min(1) }))
      .optional()
      .meta({ description: 'Heads that span columns, outermost first' }),
    groups: z
      .array(
        z.strictObject({
          id: rowId(z),
          label,
          name: localized,
          aliases: words,
          group: rowId(z).optional(),
          editions,
        }),
      )
      .optional()
      .meta({ description: 'Headings above rows, outermost first' }),
    banners: z
      .array(z.strictObject({ label, aliases: words, rows: z.array(rowId(z)).min(1), editions }))
      .optional()
      .meta({ description: 'Lines that open a block of rows' }),
    rows: z
      .array(
        z.strictObject({
          id: rowId(z),
          label,
          labels,
          name: localized,
          meaning: localized
            .optional()
            .meta({ description: 'What is counted in the row, with its article; shown in the editor' }),
          aliases: words,
          group: rowId(z).optional(),
          kind: z.enum(['leaf', 'total']).default('leaf'),
          editions,
          columns: z
            .record(z.string(), z.array(id).min(1))
            .optional()
            .meta({ description: 'Edition → columns of the row; absent: all' }),
          units: z
            .record(z.string(), z.string())
            .optional()
            .meta({ description: 'Column → unit in this row' }),
        }),
      )
      .min(1)
      .max(1000),
  });
}

const rowId = (z: Zod) =>
  z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/, 'letters, digits, "." and "-" (part of the cell address)');

function parts(z: Zod) {
  return {
    id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/),
    localized: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    words: z.array(z.string().min(1).max(200)).max(200).optional(),
    editions: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'Editions that have it; absent: all' }),
  };
}
