import { passagesOf } from '../../report/by-section.js';
import type { Report } from '../../report/model.js';
import type { TextPattern } from '../../text/pattern.js';
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
  concerns: ({ section: own }, { section }) => own === section,
  run({ report, emit }, { section, from, wording }) {
    const { enough = NONE } = wording;
    // Mostly it is said in plain words, which are found much faster than a pattern is tried.
    for (const { text } of passagesOf(report, section))
      for (const word of enough) if (text.includes(word)) return;
    if (report.year === null || report.year.value < from) return;
    const first = report.sections.find(({ id }) => id === section);
    if (first === undefined) return;
    if (isSaid(report, section, wording) || wording.test(first.heading.text)) return;
    emit({ message: 'silent', range: first.heading.textRange, key: section });
  },
});

/** In a passage of the section, also with blanks between the words. */
const isSaid = (report: Report, section: string, wording: TextPattern): boolean =>
  passagesOf(report, section).some(
    ({ text }) => wording.test(text) || wording.test(text.replace(/\s+/g, '')),
  );

const NONE: readonly string[] = [];
