import { readNumber, skipBlanks } from '../dates/numerals.js';

/** `第二十条第（六）项`: numbers from 1; null where the text names none. Offsets of the whole reference. */
export interface ArticleReference {
  readonly start: number;
  readonly end: number;
  readonly article: number;
  readonly paragraph: number | null;
  readonly item: number | null;
}

const NONE: readonly ArticleReference[] = [];
const ORDINAL = 0x7b2c; // 第
const LINKS = '、和及与或至到，,';
/** A list of articles longer than this is no citation. */
const MOST = 20;

/** Articles named from an offset on: `第十四条、第十五条第二款和第十六条`, `第十四、十五条`. Empty where none. */
export function readArticles(text: string, at: number): readonly ArticleReference[] {
  let i = skipBlanks(text, at);
  if (text.charCodeAt(i) !== ORDINAL) return NONE;
  const found: ArticleReference[] = [];
  while (found.length < MOST) {
    const group = readGroup(text, i);
    if (group.length === 0) break;
    found.push(...group);
    const end = furtherParts(text, found);
    const link = skipBlanks(text, end);
    if (link >= text.length || !LINKS.includes(text[link]!)) break;
    i = skipBlanks(text, link + 1);
  }
  return found;
}

/** `第二十条第（五）项、第（六）项和第（八）项`: further items and paragraphs of the article named last. */
function furtherParts(text: string, found: ArticleReference[]): number {
  let last = found.at(-1)!;
  while (found.length < MOST && (last.item !== null || last.paragraph !== null)) {
    const link = skipBlanks(text, last.end);
    if (link >= text.length || !LINKS.includes(text[link]!)) break;
    const further = partsAt(text, skipBlanks(text, link + 1), last);
    if (further.length === 0) break;
    found.push(...further);
    last = further.at(-1)!;
  }
  return last.end;
}

/** `第十四、十五、十六条`, or one article with its paragraph and item. */
function readGroup(text: string, at: number): ArticleReference[] {
  if (text.charCodeAt(at) !== ORDINAL) return [];
  const numbers: { readonly start: number; readonly value: number; readonly end: number }[] = [];
  let i = skipBlanks(text, at + 1);
  while (numbers.length < MOST) {
    const read = readNumber(text, i);
    if (read === null) return [];
    numbers.push({ start: i, value: read.value, end: read.end });
    const next = skipBlanks(text, read.end);
    if (text[next] === '条') {
      i = next + 1;
      break;
    }
    if (next >= text.length || !'、至和'.includes(text[next]!)) return [];
    i = skipBlanks(text, next + 1);
  }
  // 第二十条之一 is an article of its own that an amendment put in; its number says nothing about the count.
  if (text[i] === '之' && readNumber(text, i + 1) !== null) return [];
  const last = numbers.pop()!;
  const before = numbers.map((n) => ({
    start: n.start,
    end: n.end,
    article: n.value,
    paragraph: null,
    item: null,
  }));
  const start = before.length === 0 ? at : last.start;
  return [...before, ...withParts(text, start, i, last.value)];
}

function withParts(text: string, start: number, at: number, article: number): ArticleReference[] {
  const bare = { start, end: at, article, paragraph: null, item: null };
  if (!mayOpenPart(text.charCodeAt(skipBlanks(text, at)))) return [bare];
  const [first, ...more] = partsAt(text, at, bare);
  return first === undefined ? [bare] : [{ ...first, start }, ...more];
}

/** 第 or a bracket: most articles are named without paragraph and item. */
const mayOpenPart = (code: number): boolean => code === ORDINAL || code === 0xff08 || code === 0x28;

/** Paragraph and items at an offset; empty where neither stands there. Items alone are of the paragraph before. */
function partsAt(
  text: string,
  at: number,
  { article, paragraph, item }: ArticleReference,
): ArticleReference[] {
  const own = readPart(text, at, '款');
  const items = readItems(text, own?.end ?? at);
  const start = skipBlanks(text, at);
  if (own !== null && items.length === 0)
    return [{ start, end: own.end, article, paragraph: own.value, item: null }];
  const of = own === null ? (item === null ? null : paragraph) : own.value;
  return items.map((part, i) => ({
    start: i === 0 ? start : part.start,
    end: part.end,
    article,
    paragraph: of,
    item: part.value,
  }));
}

interface Part {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** `第（六）项`, `第（五）、（六）项`, `第五、六项`. */
function readItems(text: string, at: number): readonly Part[] {
  const items: Part[] = [];
  for (let i = at; items.length < MOST; ) {
    const start = skipBlanks(text, i);
    const number = readNumbered(text, start, items.length === 0);
    if (number === null) break;
    if (text[number.end] === '项') return [...items, { value: number.value, start, end: number.end + 1 }];
    if (!'、和及至'.includes(text[number.end] ?? ' ')) break;
    items.push({ value: number.value, start, end: number.end });
    i = number.end + 1;
  }
  return [];
}

/** `第二款`. */
function readPart(text: string, at: number, mark: string): { value: number; end: number } | null {
  const read = readNumbered(text, skipBlanks(text, at), true);
  return read !== null && text[read.end] === mark ? { value: read.value, end: read.end + 1 } : null;
}

/** `第二`, `第（六）`, `第(六)`, `（六）`, and what stands behind blanks after it; a bare number where nothing marks it. */
function readNumbered(text: string, at: number, marked: boolean): { value: number; end: number } | null {
  let i = at;
  const ordinal = text[i] === '第';
  if (ordinal) i = skipBlanks(text, i + 1);
  const open = text[i] === '（' || text[i] === '(';
  if (marked && !ordinal && !open) return null;
  if (open) i = skipBlanks(text, i + 1);
  const read = readNumber(text, i);
  if (read === null) return null;
  i = skipBlanks(text, read.end);
  if (open) {
    if (text[i] !== '）' && text[i] !== ')') return null;
    i = skipBlanks(text, i + 1);
  }
  return { value: read.value, end: i };
}
