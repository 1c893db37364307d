import type { Form } from '../form/form.js';
import { ItemFlag, ItemKind } from '../syntax/items.js';
import { wordsStart } from '../syntax/trim.js';
import { readEntity } from '../text/entity.js';
import { isDigit } from '../text/fold.js';
import { foldLabel, isWithin, labelKey } from '../text/label.js';
import { Memo } from '../text/memo.js';
import { type OrdinalAt, readBareOrdinal, readOrdinal } from '../text/ordinal.js';
import type { HeadingLine, SectionWords, Source } from './source.js';

const LONGEST_HEADING = 60;
const LONGEST_ORDINAL = 6;

export function sectionWords(form: Form): SectionWords {
  const keys = new Map<string, { section: number; exact: boolean }>();
  const folded: string[] = [];
  for (const [section, template] of form.sections.entries())
    for (const [i, title] of [template.title, ...template.variants].entries()) {
      const own = foldLabel(title, 0, title.length);
      if (i === 0) folded.push(own);
      const key = labelKey(own);
      if (!keys.has(key)) keys.set(key, { section, exact: i === 0 });
    }
  return { keys, folded, lines: new Memo() };
}

export interface SectionAt {
  readonly item: number;
  /** Index of the form's section. */
  readonly section: number;
  readonly title: 'exact' | 'variant' | 'other';
}

/** Line length first, then words: what a heading of a section cannot be is answered without a look-up. */
export function readSection(source: Source, item: number, lastOrdinal: number): SectionAt | null {
  const { text, items, form } = source;
  const words = source.words.sections;
  const cell = items.cell[item]!;
  const start = items.cellStart[cell]!;
  const end = items.cellEnd[cell]!;
  if (end - start < 2 || !isWithin(text, start, end, LONGEST_HEADING)) return null;
  const line = words.lines.of(text, start, end, headingLine);
  const { folded, key } = line;
  const ordinal = line.ordinal ?? ordinalAlone(source, item - 1);
  if (ordinal !== null && ordinal.style !== '一、' && ordinal.style !== '1.') return null;
  const known = words.keys.get(key);
  if (known !== undefined) {
    const marked = items.depth[item]! > 0 || (items.flags[item]! & ItemFlag.bold) !== 0;
    const template = form.sections[known.section]!;
    const fits =
      ordinal === null
        ? key.length >= (known.exact && marked ? 4 : 8)
        : ordinal.style === '一、' || ordinal.number === template.ordinal;
    if (!fits && !(known.exact && (key.length >= 6 || marked))) return null;
    // The end of a sentence that lines of one width cut: `……没有` above `其他需要报告的事项。`
    if (ordinal === null && !marked && endsSentence(text, end)) return null;
    // The form's own title up to blanks and width; its marks count.
    const exact = known.exact && folded === words.folded[known.section];
    return { item, section: known.section, title: exact ? 'exact' : 'variant' };
  }
  if (ordinal === null || ordinal.style !== '一、' || key.length < 2 || /[。；;！？]/.test(folded))
    return null;
  for (const [section, template] of form.sections.entries()) {
    if (template.ordinal !== ordinal.number || template.ordinal <= lastOrdinal) continue;
    if (!template.keys.some((word) => key.includes(word))) continue;
    if (source.lexicon.look(text, start, end).known) continue;
    return { item, section, title: 'other' };
  }
  return null;
}

const endsSentence = (text: string, end: number): boolean => text.charCodeAt(end - 1) === 0x3002;

/** The ordinal of a line that is nothing else: some converters part it from its words. */
export function ordinalAlone(source: Source, item: number): OrdinalAt | null {
  const { text, items } = source;
  if (item < 0 || items.kind[item] !== ItemKind.text) return null;
  const cell = items.cell[item]!;
  const start = items.cellStart[cell]!;
  const end = items.cellEnd[cell]!;
  if (end - start > LONGEST_ORDINAL || end - start < 2 || !mayEndOrdinal(text.charCodeAt(end - 1)))
    return null;
  const { ordinal, key } = source.words.sections.lines.of(text, start, end, headingLine);
  return key === '' ? ordinal : null;
}

/** What all but a few lines end with: an ideograph, a digit. Of the words of ordinals only 一是 ends so. */
const mayEndOrdinal = (code: number): boolean =>
  code === 0x662f || !((code >= 0x4e00 && code <= 0x9fff) || isDigit(code));

const RADICALS = /[\u2f00-\u2fd5]/g;

/** Some converters write ideographs as their numbers: `&#19968;、` for `一、`. */
const withoutEntities = (raw: string): string =>
  raw.replace(/&#[^;]{2,8};/g, (entity) => readEntity(entity, 0, entity.length)?.value ?? entity);

/** The ordinal before a title; a number that a list puts before the form's own ordinal, `1. **一、总体情况**`, is none. */
function sectionOrdinal(words: string): OrdinalAt | null {
  const first = readOrdinal(words, 0, words.length) ?? readBareOrdinal(words, 0, words.length);
  if (first === null || first.style !== '1.') return first;
  const from = wordsStart(words, first.end, words.length);
  const own = from === first.end ? null : readOrdinal(words, from, words.length);
  return own?.style === '一、' ? own : first;
}

function headingLine(raw: string): HeadingLine {
  const bare = raw.includes('\\') ? raw.replaceAll('\\', '') : raw;
  const plain = bare.includes('&#') ? withoutEntities(bare) : bare;
  const words = plain.replace(RADICALS, (radical) => radical.normalize('NFKC'));
  const ordinal = sectionOrdinal(words);
  const folded = foldLabel(words, ordinal?.end ?? 0, words.length);
  return { ordinal, folded, key: labelKey(folded) };
}
