import type { Zod } from '../../checks/define.js';

/** zod schema of `cases/base.yaml`: the clean report that a pack's cases change. */
export function baseReportSchema(z: Zod) {
  const text = z.string().min(1);
  // Filled into every paragraph, as often as one says.
  const short = text.max(200);
  const prose = z.array(
    z.strictObject({
      key: text.meta({ description: 'Name that cases use; a matter’s id, or any with `section`' }),
      section: text.optional().meta({ description: 'Prose section that it fills' }),
      text: z.array(text).min(1).meta({ description: 'Paragraphs' }),
    }),
  );
  const cells = z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: 'Cell address → figure; cells that are not named are 0' });
  return z.strictObject({
    year: z.int(),
    place: text.max(60).meta({ description: 'City and district, real city and invented district' }),
    agency: short,
    contact: z.strictObject({ address: short, postcode: short, phone: short, email: short }),
    title: text,
    intro: z.array(text),
    prose,
    signature: z.array(text),
    cells,
    editions: z
      .record(
        z.string(),
        z.strictObject({ intro: z.array(text).optional(), prose: prose.optional(), cells: cells.optional() }),
      )
      .default({})
      .meta({ description: 'What an edition of the form has otherwise' }),
  });
}
