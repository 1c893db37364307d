import type { Form } from '../form/form.js';
import { lexiconOf } from '../form/lexicon.js';
import { releaseItems } from '../syntax/items.js';
import { scan } from '../syntax/scan.js';
import { readSignature, type SignatureAt } from './facts.js';
import { wordsOf } from './form-words.js';
import type { LimitIssue, Paragraph, Report, ReportDocument } from './model.js';
import { readProse } from './paragraphs.js';
import { makePassages } from './passages.js';
import { isResultPage } from './result-page.js';
import type { Source } from './source.js';
import { type Draft, splitReports } from './split.js';
import { bindTables } from './tables/bind.js';
import { reportYear } from './year.js';

/** Reads a file: what reports it holds, their parts, and the figures of their tables by address. */
export function readDocument(text: string, form: Form): ReportDocument {
  if (isResultPage(text)) return { text, reports: [], comments: [], frontMatter: null, limits: [] };
  try {
    return read(text, form);
  } catch (error) {
    // A fault of the reader is ours: it is said at this file, and every other file is still read.
    const failed = error instanceof Error ? error.message : String(error);
    return { text, reports: [], comments: [], frontMatter: null, limits: [], failed };
  }
}

function read(text: string, form: Form): ReportDocument {
  const source = makeSource(text, form);
  const { drafts, limits: split } = splitReports(source.source);
  const limits: readonly LimitIssue[] = [...source.limits, ...split];
  const reports: Report[] = [];
  const document: ReportDocument = {
    text,
    reports,
    comments: source.comments,
    frontMatter: source.frontMatter,
    limits,
  };
  for (const [i, draft] of drafts.entries()) {
    const start = i === 0 ? 0 : source.source.items.start[draft.first]!;
    const next = drafts[i + 1];
    const end = next === undefined ? text.length : source.source.items.start[next.first]!;
    const report = readReport(document, source.source, draft, start, end);
    if (report !== null) reports.push(report);
  }
  releaseItems(source.source.items);
  return document;
}

/** True for a text that holds a report of the form. */
export const isReport = (text: string, form: Form): boolean =>
  readDocument(text, form).reports.some(isOfForm);

/**
 * The form's title, two of its section titles, or a table of it: one of these alone, 一、总体情况, stands in any summary of
 * a year's work.
 */
export function isOfForm({ title, sections, tables }: Report): boolean {
  if (tables.size > 0 || new Set(sections.map(({ id }) => id)).size >= 2) return true;
  if (title === null) return false;
  // The name of the kind without agency and year heads lists of reports as well.
  return sections.length > 0 || title.agency !== null || title.year !== null;
}

function makeSource(text: string, form: Form) {
  const scanned = scan(text);
  const source: Source = {
    text,
    items: scanned.items,
    form,
    lexicon: lexiconOf(form),
    words: wordsOf(form),
    taken: scanned.items.mark,
  };
  return { source, comments: scanned.comments, frontMatter: scanned.frontMatter, limits: scanned.limits };
}

/** Index of the table that the section of an item holds, -1 where it holds none; asked in reading order. */
function ownTables(source: Source, draft: Draft): (item: number) => number {
  const { tables } = source.words;
  let next = 0;
  let own = -1;
  return (item) => {
    while (next < draft.sections.length && draft.sections[next]!.item <= item)
      own = tables[draft.sections[next++]!.section]!;
    return own;
  };
}

function readReport(
  document: ReportDocument,
  source: Source,
  draft: Draft,
  start: number,
  end: number,
): Report | null {
  const { form } = source;
  const bound = bindTables(source, draft.first, draft.last, ownTables(source, draft));
  if (draft.title === null && draft.sections.length === 0 && bound.tables.size === 0) return null;
  const prose = readProse(source, draft, end);
  const title = draft.title?.title ?? null;
  const closing = readSignature(prose.paragraphs, title?.agency?.value ?? null);
  const year = reportYear(title, prose.paragraphs, closing?.signature ?? null, form);
  const edition = form.editions.find(
    (of) => year !== null && of.from <= year.value && (of.to === null || year.value <= of.to),
  );
  const { paragraphs, passages } = makePassages(signed(prose.paragraphs, closing), prose.gaps);
  return {
    document,
    form,
    range: { start, end },
    title,
    year,
    edition: (edition ?? form.editions[form.editions.length - 1]!).id,
    supported: year === null || edition !== undefined,
    agency: title?.agency ?? closing?.signature.agency ?? null,
    headings: prose.headings,
    sections: prose.sections,
    paragraphs,
    passages,
    tables: bound.tables,
    unbound: bound.unbound,
    signature: closing?.signature ?? null,
    facets: [],
  };
}

/** Paragraphs with the closing lines marked as what they are. */
function signed(paragraphs: readonly Paragraph[], closing: SignatureAt | null): readonly Paragraph[] {
  if (closing === null) return paragraphs;
  return paragraphs.map((paragraph, i) =>
    i === closing.agency || i === closing.date ? { ...paragraph, role: 'signature' } : paragraph,
  );
}
