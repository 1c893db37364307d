import type { Form } from '../core/form/form.js';
import type { Report, ReportDocument, Section } from '../core/report/model.js';
import type { ReportSummary, SectionPrint, SummaryCell } from '../core/report/summary.js';
import { addressText, CellState } from '../core/report/table.js';
import { formatDecimal } from '../core/text/decimal.js';
import type { Range } from '../core/text/range.js';
import { packTable, tableFrom, unpackTable } from './digest-table.js';
import type { ReportInfo } from './result.js';

type Span = readonly [start: number, end: number];

/**
 * What is kept of a report when its text is gone, about 1.5 KB of plain data: enough to compare it with others and to
 * draw its tables. Shards, caches and big runs hold this and no more.
 */
export interface ReportDigest {
  readonly supported: boolean;
  readonly agency: Span | null;
  readonly title: Span | null;
  /** Of each section: id, whole heading, words of the heading. */
  readonly sections: readonly (readonly [id: string, heading: Span, words: Span])[];
  /** Table id → `packTable`. */
  readonly tables: Readonly<Record<string, string>>;
  /** Of each prose section: id, place, hashes and lengths of its sentences (base 36). */
  readonly prose: readonly (readonly [section: string, place: Span, sentences: string])[];
}

/** `prints`: from the report's summary, where one was made. */
export function digestOf(report: Report, prints: readonly SectionPrint[]): ReportDigest {
  const { text } = report.document;
  return {
    supported: report.supported,
    agency: report.agency && spanOf(report.agency.range),
    title: report.title && spanOf(report.title.range),
    sections: report.sections.map(({ id, heading }) => [
      id,
      spanOf(heading.range),
      spanOf(heading.textRange),
    ]),
    tables: Object.fromEntries([...report.tables].map(([id, table]) => [id, packTable(table, text)])),
    prose: prints.map(({ section, range, hashes, lengths }) => [
      section,
      spanOf(range),
      hashes.map((hash, i) => `${hash.toString(36)}.${lengths[i]!.toString(36)}`).join(' '),
    ]),
  };
}

/** What other reports are compared with. Cells and sentences are unpacked at each use, so that a region's fit in memory. */
export class DigestSummary implements ReportSummary {
  readonly path: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly edition: string;
  readonly #digest: ReportDigest;
  readonly #form: Form;

  constructor(path: string, { year, agency, edition }: ReportInfo, digest: ReportDigest, form: Form) {
    this.path = path;
    this.year = year;
    this.agency = agency;
    this.edition = edition;
    this.#digest = digest;
    this.#form = form;
  }

  get cells(): Readonly<Record<string, SummaryCell>> {
    const cells: Record<string, SummaryCell> = {};
    for (const [id, packed] of Object.entries(this.#digest.tables)) {
      const template = this.#form.tables.find((table) => table.id === id);
      if (!template) continue;
      for (const [i, { state, start, text, value }] of unpackTable(packed).entries()) {
        if (value === null || (state !== CellState.integer && state !== CellState.decimal)) continue;
        const range = { start, end: start + text.length };
        cells[addressText(template, i)] = { value: formatDecimal(value), range };
      }
    }
    return cells;
  }

  get prose(): readonly SectionPrint[] {
    return this.#digest.prose.map(([section, place, sentences]) => {
      const pairs = sentences.split(' ').map((pair) => pair.split('.') as [string, string]);
      return {
        section,
        range: rangeOf(place),
        hashes: pairs.map(([hash]) => Number.parseInt(hash, 36)),
        lengths: pairs.map(([, length]) => Number.parseInt(length, 36)),
      };
    });
  }
}

/** A document that stands in for the one that was read, for the rules that compare reports. */
export function documentFrom(
  infos: readonly ReportInfo[],
  digests: readonly ReportDigest[],
  form: Form,
): ReportDocument {
  const reports: Report[] = [];
  const document = { text: '', reports, comments: [], frontMatter: null, limits: [] };
  for (const [i, digest] of digests.entries()) reports.push(reportFrom(infos[i]!, digest, form, document));
  return document;
}

function reportFrom(info: ReportInfo, digest: ReportDigest, form: Form, document: ReportDocument): Report {
  const { range, year, agency, edition } = info;
  const start = { start: range.start, end: range.start };
  return {
    document,
    form,
    range,
    title: digest.title && { range: rangeOf(digest.title), text: '', agency: null, year: null },
    year: year === null ? null : { value: year, range: start, from: 'title' },
    edition,
    supported: digest.supported,
    agency: agency === null ? null : { value: agency, range: digest.agency ? rangeOf(digest.agency) : start },
    headings: [],
    sections: digest.sections.map(sectionFrom),
    paragraphs: [],
    passages: [],
    tables: new Map(
      Object.entries(digest.tables).flatMap(([id, packed]) => {
        const template = form.tables.find((table) => table.id === id);
        return template ? [[id, tableFrom(packed, template)] as const] : [];
      }),
    ),
    unbound: [],
    signature: null,
    facets: new Map(),
  };
}

function sectionFrom([id, heading, words]: ReportDigest['sections'][number]): Section {
  return {
    id,
    heading: {
      range: rangeOf(heading),
      textRange: rangeOf(words),
      text: '',
      depth: 0,
      ordinal: null,
      label: '',
      section: id,
      opensSection: true,
      matters: [],
      runIn: false,
    },
    range: rangeOf(heading),
    title: 'exact',
  };
}

const spanOf = ({ start, end }: Range): Span => [start, end];
const rangeOf = ([start, end]: Span): Range => ({ start, end });
