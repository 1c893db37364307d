import { foldCode } from '../text/fold.js';
import type { Range } from '../text/range.js';
import type { Fact, Paragraph, PlainDate, Report } from './model.js';
import { sourceRange } from './model.js';
import { chineseYear } from './titles.js';

const YEAR = /((?:19|20)\d\d)\s*年/g;
const DATE =
  /^[（(]?\s*((?:19|20)\d\d|二[〇○零Oo]二?[〇○零一二三四五六七八九]{1,2})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*日?\s*[）)]?$/;

/** 2007年4月5日中华人民共和国国务院令第492号公布: a law has its own dates. */
const LAW_DATE = /^\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^，。；]*(?:令|公布|修订|修正|通过|施行)/;
const LAW_REACH = 40;

/** The report's year where the title has none: of the statistical period, else what the text says most often. */
export function yearOfText(paragraphs: readonly Paragraph[]): Report['year'] {
  const counts = new Map<number, { count: number; range: Range }>();
  for (const paragraph of paragraphs) {
    if (paragraph.role === 'noise' || paragraph.role === 'title') continue;
    const text = halfDigits(paragraph.text);
    const period = /((?:19|20)\d\d)\s*年\s*1\s*月\s*1\s*日/.exec(text);
    if (period !== null && paragraph.role === 'intro') {
      const range = sourceRange(paragraph, period.index, period.index + 4);
      return { value: Number(period[1]), range, from: 'period' };
    }
    YEAR.lastIndex = 0;
    for (let match = YEAR.exec(text); match !== null; match = YEAR.exec(text)) {
      if (LAW_DATE.test(text.slice(YEAR.lastIndex, YEAR.lastIndex + LAW_REACH))) continue;
      const value = Number(match[1]);
      const entry = counts.get(value);
      if (entry !== undefined) entry.count++;
      else counts.set(value, { count: 1, range: sourceRange(paragraph, match.index, match.index + 4) });
    }
  }
  let best: { value: number; count: number; range: Range } | null = null;
  for (const [value, { count, range }] of counts)
    if (best === null || count > best.count) best = { value, count, range };
  return best === null ? null : { value: best.value, range: best.range, from: 'text' };
}

function halfDigits(text: string): string {
  return /[０-９]/.test(text)
    ? text.replace(/[０-９]/g, (c) => String.fromCharCode(foldCode(c.charCodeAt(0))))
    : text;
}

const CHINESE = '一二三四五六七八九';

function numeral(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const ten = words.indexOf('十');
  if (ten < 0) return CHINESE.indexOf(words) + 1;
  const tens = ten === 0 ? 1 : CHINESE.indexOf(words[0]!) + 1;
  return tens * 10 + (ten === words.length - 1 ? 0 : CHINESE.indexOf(words[words.length - 1]!) + 1);
}

/** A line that is a date and nothing else. */
export function dateLine(paragraph: Paragraph): Fact<PlainDate> | null {
  if (paragraph.text.length > 24) return null;
  const text = halfDigits(paragraph.text);
  const match = DATE.exec(text);
  if (match === null) return null;
  const year = /^\d/.test(match[1]!) ? Number(match[1]) : chineseYear(match[1]!);
  const value = { year, month: numeral(match[2]!), day: numeral(match[3]!) };
  if (Number.isNaN(year)) return null;
  const trimmed = text.replace(/^[（(]\s*|\s*[）)]$/g, '');
  const from = text.indexOf(trimmed);
  return { value, range: sourceRange(paragraph, from, from + trimmed.length) };
}

/** Agency and date lines that close the report, by paragraph index. */
export interface SignatureAt {
  readonly agency: number;
  readonly date: number;
  readonly signature: NonNullable<Report['signature']>;
}

/** Lines that a page or attachments may set behind the signature. */
const MOST_BEHIND = 20;

/** The last lines of the report; what a page or its attachments set behind them may follow. */
export function readSignature(paragraphs: readonly Paragraph[], agency: string | null): SignatureAt | null {
  const closing = closingLines(paragraphs, agency);
  if (closing !== null && closing.date >= 0) return closing;
  const first = Math.max(1, paragraphs.length - MOST_BEHIND);
  for (let date = paragraphs.length - 1; date >= first; date--) {
    if (paragraphs[date]!.section === null || dateLine(paragraphs[date]!) === null) continue;
    const before = closingLines(paragraphs.slice(0, date + 1), agency);
    if (before !== null && before.agency >= 0) return before;
  }
  return closing;
}

/** The last lines: a date, and before it (or alone) a short line that is no sentence. */
function closingLines(paragraphs: readonly Paragraph[], agency: string | null): SignatureAt | null {
  let last = paragraphs.length - 1;
  for (let skipped = 0; last >= 0 && skipped < 12 && paragraphs[last]!.role === 'noise'; skipped++) last--;
  const end = paragraphs[last];
  if (end === undefined || end.section === null) return null;
  const both = nameAndDate(end);
  if (both !== null) return { agency: last, date: last, signature: both };
  const date = dateLine(end);
  const line = date !== null ? paragraphs[last - 1] : end;
  const name = line === undefined || line.section === null || !isName(line.text) ? null : line;
  const named =
    name !== null && (date !== null || (agency !== null && sameAgency(name.text, agency))) ? name : null;
  if (date === null && named === null) return null;
  return {
    agency: named === null ? -1 : paragraphs.indexOf(named),
    date: date === null ? -1 : last,
    signature: {
      agency: named === null ? null : { value: named.text.replace(/\s+/g, ''), range: named.range },
      date,
    },
  };
}

/** `甲市乙局  2023年1月20日` on one line. */
function nameAndDate(paragraph: Paragraph): SignatureAt['signature'] | null {
  const { text } = paragraph;
  if (text.length > 60) return null;
  const at = /\s*(?:(?:19|20)\d\d|二[〇○零Oo])[\d〇○零Oo一二三四五六七八九]{0,3}\s*年/.exec(text);
  if (at === null || at.index < 3) return null;
  const from = at.index + (at[0].length - at[0].trimStart().length);
  const map = new Int32Array(2 * (text.length - from));
  for (let i = from; i < text.length; i++) {
    const place = sourceRange(paragraph, i, i + 1);
    map[2 * (i - from)] = place.start;
    map[2 * (i - from) + 1] = place.end;
  }
  const date = dateLine({ ...paragraph, text: text.slice(from), map });
  const name = text.slice(0, at.index);
  if (date === null || !isName(name)) return null;
  return { agency: { value: name.replace(/\s+/g, ''), range: sourceRange(paragraph, 0, at.index) }, date };
}

const isName = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= 40 &&
  !/[。，、；：！？,;:!?\d]/.test(text) &&
  !/^[（(]?[一二三四五六七八九十][）)、是]/.test(text);

const sameAgency = (a: string, b: string): boolean => {
  const own = a.replace(/\s+/g, '');
  return own === b || own.endsWith(b) || b.endsWith(own);
};
