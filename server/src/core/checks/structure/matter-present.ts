import type { MatterTemplate } from '../../form/form.js';
import type { Paragraph, Report } from '../../report/model.js';
import type { Range } from '../../text/range.js';
import { hanOf } from '../../wording/han.js';
import { defineCheck } from '../define.js';

/** With this many matters under headings of their own, the section is taken to be divided by them. */
const DIVIDED = 3;

/** Longer texts say more than that there is nothing. */
const LONGEST_NIL = 48;

/** The matters that a section must treat. */
export const check = defineCheck({
  summary: 'Each matter that the form wants in a section is treated there.',
  absence: true,
  params: (z) =>
    z.strictObject({
      shortest: z
        .int()
        .min(2)
        .meta({ description: 'Words shorter than this name a matter in headings only' }),
      nil: z.array(z.string().min(1)).default([]).meta({
        description:
          'Texts (marks and blanks left out) that make the section an empty one, which is one finding',
      }),
    }),
  messages: ['missing', 'several'],
  prepare: ({ shortest, nil }) => ({ shortest, nil: new Set(nil) }),
  run({ report, form, emit }, { shortest, nil }) {
    for (const template of form.sections) {
      if (template.matters.length === 0) continue;
      const section = report.sections.find(({ id }) => id === template.id);
      if (section === undefined) continue;
      const places = placesOf(report, template.id);
      const passages = report.passages.filter(
        ({ section: id, role }) => id === template.id && role !== 'noise',
      );
      // An empty section is one finding, not six.
      if (places.size === 0 && saysNothing(passages, nil)) continue;
      const divided = places.size >= DIVIDED;
      const missing = template.matters.filter(
        (matter) => !places.has(matter.id) && !isTreated(matter, passages, divided, shortest),
      );
      const titles = missing.map(({ title }) => title).join('、');
      if (missing.length > 2) {
        emit({
          message: 'several',
          range: section.heading.textRange,
          key: 'several',
          data: { titles, section: template.title },
        });
        continue;
      }
      for (const matter of missing) {
        const before = template.matters
          .slice(0, template.matters.indexOf(matter))
          .findLast(({ id }) => places.has(id));
        emit({
          message: 'missing',
          range: before === undefined ? section.heading.textRange : places.get(before.id)!,
          key: matter.id,
          data: { title: matter.title, section: template.title },
        });
      }
    }
  },
});

function saysNothing(passages: readonly Paragraph[], nil: ReadonlySet<string>): boolean {
  const text = passages.map((passage) => passage.text).join('');
  return text === '' || (text.length <= LONGEST_NIL && nil.has(hanOf(text)));
}

/** Matters under headings, each with its heading's words. */
function placesOf(report: Report, section: string): Map<string, Range> {
  const places = new Map<string, Range>();
  for (const heading of report.headings) {
    if (heading.section !== section) continue;
    for (const matter of heading.matters) if (!places.has(matter)) places.set(matter, heading.textRange);
  }
  return places;
}

/** Named in the text: as the first words of a sentence or item where headings divide the section, else anywhere. */
function isTreated(
  { title, variants }: MatterTemplate,
  passages: readonly Paragraph[],
  divided: boolean,
  shortest: number,
): boolean {
  const words = [title, ...variants].filter((word) => word.length >= shortest);
  return passages.some(({ text }) =>
    words.some((word) => {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (!divided || opensSentence(text, at) || isInNumberedLead(text, at)) return true;
      return false;
    }),
  );
}

/** A leading sentence of this length takes a heading's place. */
const LONGEST_LEAD = 40;
const NUMBERED = /^\s*(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十\d]{1,2}[、.．])/;

/** `（一）坚持高标准，推动主动公开更加有效。…`: a numbered first sentence with a comma in it was no heading. */
const isInNumberedLead = (text: string, at: number): boolean =>
  at <= LONGEST_LEAD && NUMBERED.test(text) && !text.slice(0, at).includes('。');

/** `三是…`, `（三）…` and `在…方面` open one, too. */
function opensSentence(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === undefined || '。；：是）在'.includes(before);
}
