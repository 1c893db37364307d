import type { SectionTemplate } from '../../form/form.js';
import type { Report, Section } from '../../report/model.js';
import { writeOrdinal } from '../../wording/numerals.js';
import { type CheckContext, defineCheck, type ProblemFix } from '../define.js';

/** Every section of the form stands in the report. */
export const check = defineCheck({
  summary: 'Each section of the form is present.',
  absence: true,
  params: (z) => z.strictObject({}),
  messages: ['missing', 'none', 'insert'],
  prepare: (_, form) => form.sections.map(nameOf),
  concerns: ({ text }, names) => names.some((name) => text.includes(name)),
  run(context) {
    const { report, form, emit } = context;
    const end = report.range.end;
    if (report.sections.length === 0) {
      const { range } = report.title ?? { range: { start: end, end } };
      emit({ message: 'none', range, key: 'none', data: { titles: form.sections.map(nameOf).join('；') } });
      return;
    }
    for (const template of form.sections) {
      if (report.sections.some(({ id }) => id === template.id)) continue;
      if (standsInText(report, nameOf(template))) continue;
      const before = lastBefore(report.sections, form.sections, template);
      emit({
        message: 'missing',
        // Where it belongs: behind the heading of the nearest section before it, else at the end of the report.
        range: before?.heading.textRange ?? { start: end, end },
        key: template.id,
        data: { title: template.title },
        fixes: insertion(context, template),
      });
    }
  },
});

const nameOf = ({ ordinal, title }: SectionTemplate): string => `${writeOrdinal('一、', ordinal)}${title}`;

/** The heading stands in a paragraph, behind a blank or a sentence, as text taken out of a page has it: it is not missing. */
const standsInText = ({ passages }: Report, name: string): boolean =>
  passages.some(({ text }) => {
    const at = text.indexOf(name, 1);
    return at > 0 && /[\s。；！？]/.test(text[at - 1]!);
  });

const lastBefore = (
  sections: readonly Section[],
  templates: readonly SectionTemplate[],
  { ordinal }: SectionTemplate,
): Section | undefined =>
  sections.findLast(({ id }) => (templates.find((one) => one.id === id)?.ordinal ?? 0) < ordinal);

/** The heading, in the depth of the others, before the section that follows. Its content only the author knows. */
function insertion({ report, form, document }: CheckContext, template: SectionTemplate): ProblemFix[] {
  const after = report.sections.find(
    ({ id }) => (form.sections.find((one) => one.id === id)?.ordinal ?? 0) > template.ordinal,
  );
  const sibling = after ?? report.sections.at(-1)!;
  const { start } = sibling.heading.range;
  const tag = tagBefore(document.text, start);
  // What is not a line of its own and not an element of headings has its own ways.
  if (tag === 'other') return [];
  if (tag !== null) return after === undefined ? [] : [inElement(tag, template)];
  const line = `${'#'.repeat(sibling.heading.depth)}${sibling.heading.depth > 0 ? ' ' : ''}${nameOf(template)}`;
  const at = after === undefined ? report.range.end : start;
  const newText = after === undefined ? `\n${line}\n` : `${line}\n\n`;
  return [
    {
      title: 'insert',
      data: { title: template.title },
      kind: 'suggestion',
      edits: [{ range: { start: at, end: at }, newText }],
    },
  ];
}

interface Tag {
  readonly name: string;
  readonly start: number;
}

/** The element that opens right before a heading's words: `<h2>`; `other`: one that is none of headings; null: none. */
function tagBefore(text: string, start: number): Tag | 'other' | null {
  if (text[start] === '<') return 'other';
  if (text[start - 1] !== '>') return null;
  const open = text.lastIndexOf('<', start);
  const name = /^<(h[1-6])\b[^<>]*>$/i.exec(text.slice(open, start))?.[1];
  return name === undefined ? 'other' : { name, start: open };
}

const inElement = ({ name, start }: Tag, template: SectionTemplate): ProblemFix => ({
  title: 'insert',
  data: { title: template.title },
  kind: 'suggestion',
  edits: [{ range: { start, end: start }, newText: `<${name}>${nameOf(template)}</${name}>\n` }],
});
