import type { Form } from '../form/form.js';
import { isHtmlFile } from '../syntax/html.js';
import { type Difference, difference } from '../text/difference.js';
import type { Range } from '../text/range.js';
import type { Report, ReportDocument } from './model.js';
import { moveReport } from './moved.js';
import { readDocument } from './read.js';
import { rewordDocument } from './reword.js';
import { isSameReading, wordsOfReport } from './same-reading.js';

/** A file of fewer reports is read as a whole in no time. */
export const MIN_REPORTS = 4;

/**
 * Reads a file's text again after a change. What is said of reports that the change does not concern is kept: the
 * one that it stands in is read anew between its two neighbours, and if those come out as they were, so does all
 * else. Same result as `readDocument`, but that kept reports are known by their origin; see `originOf`.
 */
export const rereadDocument = (before: ReportDocument | null, text: string, form: Form): ReportDocument =>
  rereadChange(before, text, form) ?? readAnew(before, text, form);

/** The same where little is read; null where the text has to be read as a whole. */
export function rereadChange(before: ReportDocument | null, text: string, form: Form): ReportDocument | null {
  if (before === null || before.reports.length === 0 || before.reports[0]!.form !== form) return null;
  const change = difference(before.text, text);
  if (change === null) return before;
  const reworded = rewordDocument(before, text, change);
  if (reworded !== null || before.reports.length < MIN_REPORTS) return reworded;
  return rereadAround(before, text, change, form);
}

/** Reads a text as a whole. Reports with the words that they had are known as the same. */
export function readAnew(before: ReportDocument | null, text: string, form: Form): ReportDocument {
  const read = readDocument(text, form);
  const isOther = before === null || before.reports.length < MIN_REPORTS || before.reports[0]!.form !== form;
  return isOther ? read : keepKnown(before, read);
}

/** Three reports are seldom longer; more is read as a whole, with an eye on the clock. */
const LONGEST_PART = 100_000;

function rereadAround(
  before: ReportDocument,
  text: string,
  change: Difference,
  form: Form,
): ReportDocument | null {
  const { reports } = before;
  const own = indexOf(reports, change);
  if (own < 0 || before.limits.length > 0 || !isOrdinary(before, text, change)) return null;
  const first = Math.max(0, own - 1);
  const last = Math.min(reports.length - 1, own + 1);
  const by = change.newEnd - change.end;
  const start = first === 0 ? 0 : lineStart(text, reports[first]!.range.start);
  const oldEnd =
    last === reports.length - 1 ? before.text.length : lineStart(before.text, reports[last + 1]!.range.start);
  if (change.start < start || change.end > oldEnd) return null;
  if (oldEnd + by - start > LONGEST_PART) return null;
  const words = copyOf(text, start, oldEnd + by);
  if (start > 0 && isHtmlFile(words, 0)) return null;
  const read = readDocument(words, form);
  if (read.limits.length > 0 || read.reports.length !== last - first + 1) return null;
  const document: ReportDocument & { reports: Report[]; comments: Range[] } = {
    text,
    reports: [],
    comments: mergeComments(before.comments, read.comments, start, oldEnd, by),
    frontMatter: first === 0 ? read.frontMatter : before.frontMatter,
    limits: [],
  };
  for (const [i, report] of reports.entries()) {
    const shift = i > own ? by : 0;
    const fresh = read.reports[i - first];
    if (i === own) {
      const made = moveReport(fresh!, start, document);
      if (i > 0 && made.range.start !== report.range.start) return null;
      document.reports.push(made);
      continue;
    }
    if (fresh && !isSameReading(report, shift, fresh, start)) return null;
    document.reports.push(moveReport(report, shift, document));
  }
  const next = document.reports[own + 1];
  const end = next ? next.range.start : text.length;
  return document.reports[own]!.range.end === end ? document : null;
}

/** The report that a change lies in as a whole; -1 where it concerns several. */
const indexOf = (reports: readonly Report[], { start, end }: Difference): number =>
  reports.findIndex(({ range }, i) => {
    const behind = i === reports.length - 1 ? Number.POSITIVE_INFINITY : range.end;
    return (i === 0 || range.start < start) && range.start <= start && end < behind;
  });

/** Marks of fences and comments, which may begin or end what is far away. */
const FAR_REACHING = /```|~~~|<!|-->|\?>|<\?/;
/** More of a line is not looked at. */
const LONGEST = 20_000;

/** True where the change leaves alone what structures the file beyond the report. */
function isOrdinary(before: ReportDocument, text: string, { start, end, newEnd }: Difference): boolean {
  const { frontMatter } = before;
  const body = frontMatter === null ? 0 : before.text.indexOf('\n', frontMatter.end) + 1;
  if (start < body || isHtmlFile(before.text, body) || isHtmlFile(text, body)) return false;
  const old = linesAround(before.text, start, end);
  const now = linesAround(text, start, newEnd);
  if (old.length > LONGEST || now.length > LONGEST) return false;
  if (FAR_REACHING.test(old) || FAR_REACHING.test(now)) return false;
  return count(old, '<') === count(now, '<') && count(old, '>') === count(now, '>');
}

function linesAround(text: string, start: number, end: number): string {
  const close = text.indexOf('\n', end);
  return text.slice(lineStart(text, start), close < 0 ? text.length : close);
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** A part of the text that does not keep the whole of it in memory. */
const copyOf = (text: string, start: number, end: number): string => `\n${text.slice(start, end)}`.slice(1);

function mergeComments(
  before: readonly Range[],
  read: readonly Range[],
  start: number,
  oldEnd: number,
  by: number,
): Range[] {
  const move = (to: number) => (range: Range) => ({ start: range.start + to, end: range.end + to });
  return [
    ...before.filter((comment) => comment.start < start),
    ...read.map(move(start)),
    ...before.filter((comment) => comment.start >= oldEnd).map(move(by)),
  ];
}

/** Reports that come out as they were before are known as the same; of two with the same words, each as one. */
function keepKnown(before: ReportDocument, read: ReportDocument): ReportDocument {
  const known = new Map<string, Report[]>();
  for (const report of before.reports) {
    const words = wordsOfReport(report);
    const same = known.get(words);
    if (same) same.push(report);
    else known.set(words, [report]);
  }
  const reports: Report[] = [];
  const document = { ...read, reports };
  for (const report of read.reports) {
    const was = known.get(wordsOfReport(report))?.shift();
    const by = was ? report.range.start - was.range.start : 0;
    const isKnown = was && isSameReading(was, by, report, 0);
    reports.push(isKnown ? moveReport(was, by, document) : moveReport(report, 0, document));
  }
  return document;
}
