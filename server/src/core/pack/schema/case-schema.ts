import type { Zod } from '../../checks/define.js';
import { TABLE_SYNTAXES, type TableSyntax } from '../../render/syntax.js';

/**
 * A case is the pack's clean report (`cases/base.yaml`) with changes. It is rendered in every table syntax, and
 * each rendering is checked; the findings of this rule must be exactly the expected ones, in reading order.
 */
export function caseSchema(z: Zod) {
  const text = z.string();
  const short = z.string().max(200);
  const cells = z.record(z.string(), z.union([z.string(), z.number()]));
  const proseKeys = z.string().regex(/^[a-z][A-Za-z0-9-]*$/);
  return z.strictObject({
    name: z.string().min(1),
    english: text.min(1).optional().meta({ description: 'The name in English, for explanations' }),
    year: z.int().optional().meta({ description: 'Report year; default 2022. 2020 gives the 2019 form' }),
    agency: short.optional().meta({ description: 'Full name of the agency, everywhere in the report' }),
    contact: z
      .strictObject({ address: short, postcode: short, phone: short, email: short })
      .partial()
      .optional()
      .meta({ description: 'Contact data of the introduction' }),
    region: text.optional().meta({ description: 'agency.region of gouji.yaml' }),
    level: text.optional().meta({ description: 'agency.level of gouji.yaml' }),
    deadline: text.optional().meta({ description: 'agency.deadline of gouji.yaml, MM-DD' }),
    title: text.optional().meta({ description: 'The whole title line; empty: none' }),
    intro: text.optional().meta({ description: 'Replaces the introduction; a line is a paragraph' }),
    paragraphs: z
      .record(proseKeys, text)
      .optional()
      .meta({ description: 'Replaces the prose under these headings; a line is a paragraph; empty: none' }),
    headings: z
      .record(z.string(), text)
      .optional()
      .meta({ description: 'Section or matter id → heading as written, with its ordinal' }),
    signature: text.optional().meta({ description: 'Replaces the lines at the end' }),
    cells: cells.optional().meta({ description: 'Cell address → what is written; empty: blank' }),
    labels: z
      .record(z.string(), text)
      .optional()
      .meta({ description: 'table/row, table//column, table/group or table/note → label as written' }),
    editions: z.record(z.string(), text).optional().meta({
      description: 'Table → edition of the form in which it is written; figures that fit none are 0',
    }),
    omit: z.array(text).optional().meta({
      description: 'Sections (s6), tables (t3), rows (t3/C1), columns (t3//other), matters (open) left out',
    }),
    order: z.array(text).optional().meta({ description: 'Sections in this order; an id twice stands twice' }),
    rows: z
      .record(z.string(), z.array(text))
      .optional()
      .meta({ description: 'Table → its rows in this order' }),
    columns: z
      .record(z.string(), z.array(text))
      .optional()
      .meta({ description: 'Table → its columns in this order' }),
    foreign: z
      .array(z.strictObject({ after: text, label: text, cells: z.array(z.union([text, z.number()])) }))
      .optional()
      .meta({ description: 'Rows that the form does not have, behind a row (t3/C1)' }),
    replace: z
      .array(z.strictObject({ find: text, with: text }))
      .optional()
      .meta({ description: 'On the rendered text, first occurrence; must occur' }),
    text: text.optional().meta({ description: 'A whole file instead; nothing of the clean report is left' }),
    syntaxes: z
      .array(z.enum(TABLE_SYNTAXES as [TableSyntax, ...TableSyntax[]]))
      .optional()
      .meta({ description: 'Only these renderings' }),
    previous: z
      .strictObject({
        cells: cells.optional(),
        paragraphs: z.record(proseKeys, text).optional(),
        agency: text.optional(),
      })
      .optional()
      .meta({ description: "Last year's report in the same run; prose that is not named is left out" }),
    children: z
      .array(z.strictObject({ agency: text, cells: cells.optional() }))
      .optional()
      .meta({ description: 'The reports of declared children; their other cells are left blank' }),
    expect: z.array(
      z.strictObject({
        message: text.optional().meta({ description: 'Message id' }),
        at: text.optional().meta({ description: 'Cell address; the cell’s own words are underlined' }),
        text: text.optional().meta({ description: 'Exactly the words that are underlined, without markup' }),
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
