import { defineCheck } from '../define.js';

/** Section six says whether fees for handling information were collected. */
export const check = defineCheck({
  summary: 'A section says something that the form asks for, recognised by any of several wordings.',
  params: (z) =>
    z.strictObject({
      section: z.string().meta({ description: 'Id of the section' }),
      from: z.int().meta({ description: 'First report year that must say it' }),
      wordings: z.array(z.string()).min(1).meta({ description: 'Regular expressions; one match is enough' }),
    }),
  messages: ['silent'],
  prepare: ({ wordings, ...rest }, _form, pattern) => ({
    ...rest,
    wording: pattern(wordings.map((w) => `(?:${w})`).join('|')),
  }),
  run({ report, emit }, { section, from, wording }) {
    if (report.year === null || report.year.value < from) return;
    const own = report.sections.filter((one) => one.id === section);
    const first = own[0];
    if (first === undefined) return;
    for (const { section: id, text } of report.passages)
      if (id === section && (wording.test(text) || wording.test(text.replace(/\s+/g, '')))) return;
    // The words may stand in the heading's own line.
    if (wording.test(first.heading.text)) return;
    emit({ message: 'silent', range: first.heading.textRange, key: section });
  },
});
