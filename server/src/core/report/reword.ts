import { lexiconOf } from '../form/lexicon.js';
import { cleanText } from '../syntax/clean.js';
import type { Difference } from '../text/difference.js';
import { isBlank } from '../text/fold.js';
import { type Paragraph, type Report, type ReportDocument, rewordFacets } from './model.js';
import { moveReport } from './moved.js';
import { Shift } from './shift.js';
import { reportYear } from './year.js';

/** What stays of a reading where one passage of prose has got other words. */
export interface Reworded {
  /** `markOf` the reading before. */
  readonly mark: object;
  /** The passage in the text before, and in this one. */
  readonly before: Paragraph;
  readonly after: Paragraph;
  /** Code units by which everything behind it has moved. */
  readonly by: number;
}

/** Neither map keeps a reading alive: a mark says nothing of what it marks. */
const marks = new WeakMap<Report, object>();
const reworded = new WeakMap<Report, Reworded>();

/** Stands for a reading where it is to be known again, but not kept. */
export function markOf(report: Report): object {
  const mark = marks.get(report) ?? {};
  marks.set(report, mark);
  return mark;
}

/** Null for a report that was read as a whole. */
export const rewordedOf = (report: Report): Reworded | null => reworded.get(report) ?? null;

/** Letters, figures and marks of prose, none of which makes a row, a heading or markup. */
const PLAIN = /^[\u4e00-\u9fff0-9A-Za-z ，。、；：！？“”‘’（）《》〔〕％%.-]*$/;
/** What a line of a file may mean something by, besides its words. */
const FORMAT = /[|｜│┃║\t"<>&`~*\\#_]/;
/** Longer lines are no title, heading, label, name or page mark; by units that are no blanks. */
const LONGER_THAN = 60;
/** Notes of tables are looked up among lines of this length. */
const LONGEST_NOTE = 96;
/** What opens a line (an ordinal, a heading that the paragraph runs on from) ends before this. */
const OPENING = 48;

/**
 * A file's reading after a change inside of a long passage of prose, where only its words can be others: in a section
 * without a table, behind what may be a heading and before the mark that it ends with. Null where more may be. Same
 * result as `readDocument`; a property test holds it against that.
 */
export function rewordDocument(
  before: ReportDocument,
  text: string,
  change: Difference,
): ReportDocument | null {
  const { start, end, newEnd } = change;
  // Without a tag there are no comments either.
  if (before.limits.length > 0 || before.text.includes('<')) return null;
  if (!PLAIN.test(before.text.slice(start, end)) || !PLAIN.test(text.slice(start, newEnd))) return null;
  const own = before.reports.findIndex(({ range }) => range.start <= start && end < range.end);
  const from = before.reports[own];
  if (from === undefined) return null;
  const at = from.passages.findIndex(({ range }) => range.start <= start && end < range.end);
  const passage = from.passages[at];
  if (passage === undefined || !isProse(passage, from) || !isWholeLine(before.text, passage)) return null;
  if (start - passage.range.start < OPENING) return null;
  const after = readAgain(passage, text, newEnd - end);
  if (!isLong(passage, from) || !isLong(after, from)) return null;
  const by = newEnd - end;
  const document: ReportDocument & { reports: Report[] } = { ...before, text, reports: [] };
  const to = rewordReport(from, document, passage, after, new Shift(by, end));
  if (to === null) return null;
  for (const [i, report] of before.reports.entries())
    document.reports.push(i === own ? to : moveReport(report, i < own ? 0 : by, document));
  reworded.set(to, { mark: markOf(from), before: passage, after, by });
  rewordFacets({ from, to, before: passage, after });
  return document;
}

/** Words of one paragraph, in a section in which no line can be a table's. */
function isProse(passage: Paragraph, { form, paragraphs }: Report): boolean {
  const { role, map, section, text } = passage;
  if ((role !== 'body' && role !== 'intro') || map !== null || FORMAT.test(text)) return false;
  if (section !== null && form.sections.find(({ id }) => id === section)?.table != null) return false;
  return paragraphs.includes(passage);
}

/** Nothing stands beside it in its line. */
function isWholeLine(text: string, { range: { start, end } }: Paragraph): boolean {
  let at = start;
  while (at > 0 && isBlank(text.charCodeAt(at - 1)) && !isLineEnd(text.charCodeAt(at - 1))) at--;
  if (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) return false;
  return end === text.length || isLineEnd(text.charCodeAt(end));
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** Too long for anything but prose, and ended as prose is. */
function isLong({ text }: Paragraph, { form }: Report): boolean {
  if (text.charCodeAt(text.length - 1) !== 0x3002) return false;
  let left = LONGER_THAN;
  for (let at = 0; at < text.length && left >= 0; at++) if (!isBlank(text.charCodeAt(at))) left--;
  return left < 0 && (text.length > LONGEST_NOTE || !lexiconOf(form).mayBeNote(text));
}

function readAgain(passage: Paragraph, source: string, by: number): Paragraph {
  const { start, end } = passage.range;
  // A string of its own: a part of the text would keep the whole of it, one version for each passage.
  const words = ` ${source.slice(start, end + by)}`.slice(1);
  const { text, flags } = cleanText(words, 0, words.length, false);
  return { ...passage, range: { start, end: end + by }, text, flags };
}

/** Null where the words say another year, by which everything is read. */
function rewordReport(
  from: Report,
  document: ReportDocument,
  before: Paragraph,
  after: Paragraph,
  shift: Shift,
): Report | null {
  const moved = (one: Paragraph): Paragraph =>
    one === before ? after : one.range.end < shift.from ? one : shift.paragraph(one);
  const { title, signature, form } = from;
  const paragraphs = from.paragraphs.map(moved);
  const closing = signature && {
    agency: signature.agency && shift.fact(signature.agency),
    date: signature.date && shift.fact(signature.date),
  };
  const own = title && shift.title(title);
  const year = reportYear(own, paragraphs, closing, form);
  if (year?.value !== from.year?.value || year?.from !== from.year?.from) return null;
  return {
    document,
    form,
    range: shift.range(from.range),
    title: own,
    year,
    edition: from.edition,
    supported: from.supported,
    agency: from.agency && shift.fact(from.agency),
    headings: from.headings.map((one) => shift.heading(one)),
    sections: from.sections.map((one) => shift.section(one)),
    paragraphs,
    passages: from.passages.map(moved),
    tables: new Map([...from.tables].map(([id, table]) => [id, shift.table(table)])),
    unbound: from.unbound.map((one) => shift.unbound(one)),
    signature: closing,
    facets: [],
  };
}
