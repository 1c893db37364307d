import { type Paragraph, sourceRange } from '../../report/model.js';
import { readNumeral } from '../../wording/numerals.js';
import { defineCheck } from '../define.js';

/** How far before the number, in the same sentence, the word that announces it may stand. */
const REACH = 300;

/** Paragraphs of the first section that may be an introduction. */
const HEAD = 3;

interface Announcement {
  readonly line: Paragraph;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly noun: string;
}

interface Listed {
  readonly section: string;
  readonly from: number;
  readonly to: number;
}

/** "六部分" is what is listed beside it, and what the report has. */
export const check = defineCheck({
  summary: 'The number of parts that the introduction announces is listed and present.',
  absence: true,
  params: (z) =>
    z.strictObject({
      nouns: z.array(z.string().min(1)).min(1).meta({ description: 'What is counted: 部分' }),
      nounsOfLists: z
        .array(z.string().min(1))
        .default([])
        .meta({ description: 'What is counted only where the parts themselves are listed: 方面' }),
      announcers: z
        .array(z.string().min(1))
        .min(1)
        .meta({ description: 'Words before the number: 由, 分为' }),
      names: z
        .record(z.string(), z.array(z.string().min(2)).min(1))
        .meta({ description: 'Section → wordings by which lists name it, longest first' }),
    }),
  messages: ['present', 'listed', 'twice', 'part', 'heading'],
  prepare: ({ nouns, nounsOfLists, announcers, names }, form) => ({
    nouns: [...nouns, ...nounsOfLists].sort((a, b) => b.length - a.length),
    nounsOfLists: new Set(nounsOfLists),
    announcers,
    names: [
      ...Object.entries(names).map(([section, words]) => ({ section, words })),
      // Sections that a pack adds to the form are listed by their own titles.
      ...form.sections
        .filter(({ id }) => !Object.hasOwn(names, id))
        .map(({ id, title, variants }) => ({ section: id, words: [title, ...variants] })),
    ]
      .flatMap(({ section, words }) => words.map((word) => ({ section, word })))
      .sort((a, b) => b.word.length - a.word.length),
    titles: new Map(form.sections.map(({ id, title }) => [id, title])),
  }),
  concerns: ({ text }, { nouns }) => nouns.some((noun) => text.includes(noun)),
  run({ report, form, emit }, { nouns, nounsOfLists, announcers, names, titles }) {
    let inside = 0;
    for (const line of report.passages) {
      // An introduction may stand in the first section, then at its head.
      if (line.section !== null && (line.section !== form.sections[0]!.id || ++inside > HEAD)) break;
      const announced = findAnnouncement(line, nouns, announcers);
      if (announced === null) continue;
      const range = sourceRange(line, announced.from, announced.to);
      const listed = findListed(line.text, names);
      const twice = listed.find(
        ({ section, from }) => listed.find((other) => other.section === section)!.from < from,
      );
      const distinct = new Set(listed.map(({ section }) => section));
      if (nounsOfLists.has(announced.noun) && distinct.size < form.sections.length - 2) continue;
      const related = listed.map(({ from, to }) => ({ range: sourceRange(line, from, to), message: 'part' }));
      const data = {
        announced: announced.number,
        listed: listed.length,
        present: form.sections.length,
        title: '',
      };
      if (listed.length > 0 && distinct.size >= form.sections.length - 2) {
        if (twice !== undefined) {
          emit({
            message: 'twice',
            range: sourceRange(line, twice.from, twice.to),
            key: 'twice',
            data: { ...data, title: titles.get(twice.section) ?? '' },
            related,
          });
          return;
        }
        const missing = form.sections.filter(({ id }) => !distinct.has(id));
        if (announced.number === form.sections.length && missing.length > 0) {
          if (hasUnknown(line.text, listed, announced.from, announcers)) return;
          emit({
            message: 'listed',
            range,
            key: 'listed',
            data: { ...data, title: missing.map(({ title }) => title).join('、') },
            related,
          });
          return;
        }
      }
      const present = new Set(report.sections.map(({ id }) => id));
      // Where a section is missing that is one fault, told elsewhere.
      if (present.size !== form.sections.length || announced.number === present.size) return;
      emit({
        message: 'present',
        range,
        key: 'present',
        data,
        related: report.sections.map(({ heading }) => ({ range: heading.textRange, message: 'heading' })),
      });
      return;
    }
  },
});

/** `由…六个部分组成`, `包括六部分`. */
function findAnnouncement(
  line: Paragraph,
  nouns: readonly string[],
  announcers: readonly string[],
): Announcement | null {
  const { text } = line;
  for (const noun of nouns) {
    for (let at = text.indexOf(noun); at >= 0; at = text.indexOf(noun, at + 1)) {
      let end = at;
      while (end > 0 && ' 个大项'.includes(text[end - 1]!)) end--;
      let from = end;
      while (from > 0 && end - from < 3 && '一二三四五六七八九十0123456789'.includes(text[from - 1]!)) from--;
      const number = from < end ? readNumeral(text.slice(from, end)) : null;
      if (number === null || number < 3 || text[from - 1] === '第') continue;
      const sentence = Math.max(text.lastIndexOf('。', from) + 1, from - REACH);
      const head = text.slice(sentence, from);
      const tail = text.slice(at + noun.length, at + noun.length + 4);
      if (announcers.some((word) => head.includes(word) || tail.includes(word)))
        return { line, from, to: at + noun.length, number, noun };
    }
  }
  return null;
}

/** Sections that a text names, each place once, in reading order. `names`: the longest words first. */
function findListed(
  text: string,
  names: readonly { readonly section: string; readonly word: string }[],
): Listed[] {
  const found: Listed[] = [];
  const taken = new Uint8Array(text.length);
  for (const { section, word } of names) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (taken[at] !== 0 || taken[at + word.length - 1] !== 0) continue;
      taken.fill(1, at, at + word.length);
      found.push({ section, from: at, to: at + word.length });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Words that go with any part's name. */
const FILLING =
  /政府信息公开工作中?|政府信息公开|行政机关|存在|主要|方面|[、，；,;。：:“”"（）()\s和及与以一二三四五六七八九十\d.情况的等共计]/g;

const isNamed = (words: string): boolean => words.replace(FILLING, '').length > 3;

/** Offset after the last of these words before an offset; 0 where there is none. */
function ends(text: string, word: string, before: number): number {
  const at = text.lastIndexOf(word, before - word.length);
  return at < 0 ? 0 : at + word.length;
}

/** Among the parts listed, before the first or between them and the number at `announced`, stands a name that is none of the form's. */
function hasUnknown(
  text: string,
  listed: readonly Listed[],
  announced: number,
  announcers: readonly string[],
): boolean {
  for (let i = 1; i < listed.length; i++)
    if (isNamed(text.slice(listed[i - 1]!.to, listed[i]!.from))) return true;
  const first = listed[0]!.from;
  const opens = Math.max(...announcers.map((word) => ends(text, word, first)), ends(text, '。', first));
  if (isNamed(text.slice(opens, first))) return true;
  const last = listed.at(-1)!.to;
  return last < announced && isNamed(text.slice(last, announced));
}
