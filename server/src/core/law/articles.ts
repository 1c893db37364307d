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
    const end = group.at(-1)!.end;
    const link = skipBlanks(text, end);
    if (link >= text.length || !LINKS.includes(text[link]!)) break;
    i = skipBlanks(text, link + 1);
  }
  return found;
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
  return [...before, withParts(text, start, i, last.value)];
}

function withParts(text: string, start: number, at: number, article: number): ArticleReference {
  let end = at;
  const paragraph = readPart(text, end, '款');
  if (paragraph !== null) end = paragraph.end;
  const item = readPart(text, end, '项');
  if (item !== null) end = item.end;
  return { start, end, article, paragraph: paragraph?.value ?? null, item: item?.value ?? null };
}

/** `第二款`, `第（六）项`, `第(六)项`, `（六）项`. */
function readPart(text: string, at: number, mark: string): { value: number; end: number } | null {
  let i = skipBlanks(text, at);
  const ordinal = text[i] === '第';
  if (ordinal) i = skipBlanks(text, i + 1);
  const open = text[i] === '（' || text[i] === '(';
  if (!ordinal && !open) return null;
  if (open) i = skipBlanks(text, i + 1);
  const read = readNumber(text, i);
  if (read === null) return null;
  i = skipBlanks(text, read.end);
  if (open) {
    if (text[i] !== '）' && text[i] !== ')') return null;
    i = skipBlanks(text, i + 1);
  }
  return text[i] === mark ? { value: read.value, end: i + 1 } : null;
}
