import { passagesOf } from '../../report/by-section.js';
import { hanOf } from '../../wording/han.js';
import { defineCheck } from '../define.js';

/** The end of a sentence with words before it. */
const SENTENCE = /[\u4e00-\u9fff]{4}[。；;！]$/;

/** Longer texts say more than that there is nothing. */
const LONGEST_NIL = 12;
const LONG = 4 * LONGEST_NIL;

/** Sections of prose say something. */
export const check = defineCheck({
  summary: 'The named sections have text that is more than a nil.',
  absence: true,
  params: (z) =>
    z.strictObject({
      sections: z.array(z.string()).min(1),
      nil: z
        .array(z.string().min(1))
        .meta({ description: 'Texts (marks and blanks left out) that say nothing' }),
    }),
  messages: ['empty', 'nil'],
  prepare: ({ sections, nil }) => ({ sections: new Set(sections), nil: new Set(nil) }),
  concerns: ({ text }) => text.length <= LONG,
  run({ report, form, emit }, { sections, nil }) {
    const seen = new Set<string>();
    for (const section of report.sections) {
      if (!sections.has(section.id) || seen.has(section.id)) continue;
      seen.add(section.id);
      // A section that stands twice is another rule's finding: the text of both counts.
      const texts = passagesOf(report, section.id).filter(
        ({ role }) => role !== 'noise' && role !== 'signature',
      );
      const length = texts.reduce((sum, { text }) => sum + text.length, 0);
      if (length > LONG) continue;
      // Items of a list that are whole sentences (1.公开不够及时。) stand as headings.
      const items = report.headings.some(
        (heading) => heading.section === section.id && !heading.opensSection && SENTENCE.test(heading.label),
      );
      if (items) continue;
      const title = form.sections.find(({ id }) => id === section.id)!.title;
      const words = hanOf(texts.map(({ text }) => text).join(''));
      if (words === '' || nil.has(words)) {
        emit({
          message: words === '' ? 'empty' : 'nil',
          range: section.heading.textRange,
          key: section.id,
          data: { title, words },
        });
      }
    }
  },
});
