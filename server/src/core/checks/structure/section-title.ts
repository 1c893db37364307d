import type { Heading } from '../../report/model.js';
import { skipBlanks } from '../../text/fold.js';
import type { Range } from '../../text/range.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** Titles of sections are the form's own. */
export const check = defineCheck({
  summary: "Sections carry the form's titles; accepted variants are told apart.",
  params: (z) => z.strictObject({}),
  messages: ['variant', 'differs', 'official'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, form, document, emit }) {
    for (const section of report.sections) {
      if (section.title === 'exact') continue;
      const template = form.sections.find(({ id }) => id === section.id);
      if (template === undefined) continue;
      const range = labelRange(document.text, section.heading);
      const data = { written: section.heading.label, title: template.title };
      const plain = document.text.slice(range.start, range.end) === section.heading.label;
      emit({
        message: section.title === 'variant' ? 'variant' : 'differs',
        range,
        data,
        key: section.id,
        fixes: plain
          ? [{ title: 'official', data, kind: 'safe', edits: [{ range, newText: template.title }] }]
          : [],
      });
    }
  },
});

/** The words behind the ordinal. */
function labelRange(text: string, { ordinal, textRange }: Heading): Range {
  const start = skipBlanks(text, ordinal?.range.end ?? textRange.start, textRange.end);
  return { start, end: textRange.end };
}
