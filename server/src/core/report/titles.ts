import type { Form } from '../form/form.js';
import { ItemFlag } from '../syntax/items.js';
import { foldCode, isBlank } from '../text/fold.js';
import { isWithin, tagEnd } from '../text/label.js';
import { readOrdinal } from '../text/ordinal.js';
import type { Fact, Title } from './model.js';
import type { Source, TitleWords } from './source.js';

const LONGEST_TITLE = 90;

export function titleWords(form: Form): TitleWords {
  const suffixes = [form.title.suffix, ...form.title.variants];
  return {
    suffixes,
    news: form.title.news ?? [],
    last: new Set(suffixes.map((s) => s.charCodeAt(s.length - 1))),
  };
}

/** A title and the items that make it. */
export interface TitleAt {
  readonly first: number;
  readonly last: number;
  readonly title: Title;
}

/** Words without blanks and markup, full width folded for figures; `at[i]` is the source offset of unit i. */
interface Compact {
  text: string;
  at: number[];
}

function compact(source: Source, item: number, into: Compact): void {
  const { text, items } = source;
  const cell = items.cell[item]!;
  const end = items.cellEnd[cell]!;
  for (let i = items.cellStart[cell]!; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 60) {
      const close = tagEnd(text, i, end);
      if (close > 0) {
        i = close - 1;
        continue;
      }
    }
    if (code === 42 || isBlank(code)) continue;
    const folded = foldCode(code);
    into.text += folded >= 48 && folded <= 57 ? String.fromCharCode(folded) : text[i]!;
    into.at.push(i);
  }
}

/** Reads the title that ends at `item`; null where none does. Lines before it may belong to it. */
export function readTitle(source: Source, item: number): TitleAt | null {
  const { items, text } = source;
  const { titles } = source.words;
  const cell = items.cell[item]!;
  const length = items.cellEnd[cell]! - items.cellStart[cell]!;
  if (length < 4 || !isWithin(text, items.cellStart[cell]!, items.cellEnd[cell]!, LONGEST_TITLE)) return null;
  const lastCode = text.charCodeAt(items.cellEnd[cell]! - 1);
  if (!titles.last.has(lastCode) && !isClosing(lastCode)) return null;
  const own: Compact = { text: '', at: [] };
  compact(source, item, own);
  let first = item;
  let words = own;
  let match = matchTitle(titles, own.text);
  for (let back = 1; back <= 2; back++) {
    const before = item - back;
    if (before < 0 || !mayOpenTitle(source, before)) break;
    if (match?.agencyLike && match.year) break;
    const joined: Compact = { text: '', at: [] };
    for (let i = before; i <= item; i++) compact(source, i, joined);
    const wider = matchTitle(titles, joined.text);
    if (wider === null) break;
    if (match !== null && wider.variant > match.variant) break;
    match = wider;
    words = joined;
    first = before;
  }
  if (match === null) return null;
  return { first, last: item, title: makeTitle(source, first, item, words, match) };
}

const isClosing = (code: number): boolean =>
  code === 0xff09 || code === 0x29 || code === 0x300b || code === 62;

/** A line that can be the first half of a title: short, no sentence, no numbered heading, no page words. */
function mayOpenTitle(source: Source, item: number): boolean {
  const { items, text, form } = source;
  if (items.kind[item] !== 0 || (items.flags[item]! & (ItemFlag.table | ItemFlag.page)) !== 0) return false;
  const cell = items.cell[item]!;
  const start = items.cellStart[cell]!;
  const end = items.cellEnd[cell]!;
  if (end - start > 40 || end - start < 2 || items.cellKind[cell] !== 3) return false;
  const words = text.slice(start, end);
  if (/[，。：；？！,;:|]/.test(words)) return false;
  if (readOrdinal(text, start, end) !== null) return false;
  if (matchTitle(source.words.titles, words.replace(/\s+/g, '')) !== null) return false;
  return !form.noise.some((word) => words.startsWith(word)) && !/\d{1,2}\s*[月日]/.test(words);
}

interface TitleMatch {
  readonly variant: number;
  /** Where the suffix begins in the compact words. */
  readonly at: number;
  /** Where the words in brackets behind the suffix begin; 0 where there are none. */
  readonly tail: number;
  readonly agencyLike: boolean;
  readonly year: boolean;
}

function matchTitle(titles: TitleWords, line: string): TitleMatch | null {
  let end = line.length;
  if (end > LONGEST_TITLE) return null;
  let tail = 0;
  const close = line.charCodeAt(end - 1);
  if (close === 0x29 || close === 0xff09) {
    const open = Math.max(line.lastIndexOf('（'), line.lastIndexOf('('));
    if (open > 0) {
      tail = open + 1;
      end = open;
    }
  } else if (close === 0x300b && line.charCodeAt(0) === 0x300a) end--;
  for (let variant = 0; variant < titles.suffixes.length; variant++) {
    const suffix = titles.suffixes[variant]!;
    if (end < suffix.length || !line.startsWith(suffix, end - suffix.length)) continue;
    const at = end - suffix.length;
    const before = line.slice(0, at);
    if (/[，。；：！？,;:|]/.test(before)) return null;
    const inside = tail === 0 ? '' : line.slice(tail, -1);
    const found = yearIn(before);
    const year = found !== null || yearIn(inside) !== null;
    const rest = found === null ? before : before.replace(found[0], '');
    if (titles.news.some((word) => rest.endsWith(word) || rest.startsWith(word))) return null;
    const words = rest.length - (rest.startsWith('关于') ? 2 : rest.startsWith('《') ? 1 : 0);
    return { variant, at, agencyLike: words >= 3 || inside.length >= 3, year, tail };
  }
  return null;
}

const YEAR = /((?:19|20)\d\d)年?度?(?:的)?/;
const WORDED_YEAR = /((?:19|20)\d\d)年?度?(?:的)?|(二[〇○零Oo]二?[〇○零一二三四五六七八九]{1,2})年度?(?:的)?/;

/** The first year of a title, with the words that belong to it: in figures [1] or worded [2]. */
const yearIn = (words: string): RegExpExecArray | null =>
  words === '' ? null : (words.includes('二') ? WORDED_YEAR : YEAR).exec(words);

const CHINESE = '零一二三四五六七八九';

/** 二〇二二 → 2022; NaN for anything else. */
export function chineseYear(words: string): number {
  let out = '';
  for (const char of words) {
    const digit = '〇○Oo'.includes(char) ? 0 : CHINESE.indexOf(char);
    if (digit < 0) return Number.NaN;
    out += digit;
  }
  return out.length === 4 ? Number(out) : Number.NaN;
}

const withoutMarkup = (line: string): string =>
  line.includes('<') || line.includes('*') ? line.replace(/<[^>]*>|\*\*/g, '') : line;

function makeTitle(source: Source, first: number, last: number, words: Compact, match: TitleMatch): Title {
  const { items, text } = source;
  const head = words.text.slice(0, match.at);
  const place = (from: number, to: number) => ({ start: words.at[from]!, end: words.at[to - 1]! + 1 });
  let year: Fact<number> | null = null;
  let agency: Fact<string> | null = null;
  const found = yearIn(words.text);
  let skipFrom = match.at;
  let skipTo = match.at;
  if (found !== null) {
    const digits = found[1] ?? found[2]!;
    const value = found[1] !== undefined ? Number(digits) : chineseYear(digits);
    if (!Number.isNaN(value)) {
      year = { value, range: place(found.index, found.index + digits.length) };
      skipFrom = Math.min(found.index, match.at);
      skipTo = Math.min(found.index + found[0].length, match.at);
    }
  }
  const lead = /^(?:关于|《)+/.exec(head)?.[0].length ?? 0;
  for (const [from, to] of [
    [lead, skipFrom],
    [Math.max(skipTo, lead), match.at],
  ] as const) {
    const end = head.slice(from, to).endsWith('关于') ? to - 2 : to;
    if (agency !== null || end - from < 2) continue;
    agency = { value: head.slice(from, end), range: place(from, end) };
  }
  if (agency === null && match.tail > 0 && yearIn(words.text.slice(match.tail)) === null)
    agency = { value: words.text.slice(match.tail, -1), range: place(match.tail, words.text.length - 1) };
  const cells = [];
  for (let i = first; i <= last; i++) {
    const cell = items.cell[i]!;
    cells.push(withoutMarkup(text.slice(items.cellStart[cell]!, items.cellEnd[cell]!)));
  }
  const start = items.cellStart[items.cell[first]!]!;
  const end = items.cellEnd[items.cell[last]!]!;
  return { range: { start, end }, text: cells.join(''), agency, year };
}
