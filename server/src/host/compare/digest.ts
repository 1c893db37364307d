import type { Form } from '../../core/form/form.js';
import type { Report, ReportDocument, Section } from '../../core/report/model.js';
import type { SectionPrint, SummaryCell } from '../../core/report/summary.js';
import { cellIndex, figureAt } from '../../core/report/table.js';
import { formatDecimal } from '../../core/text/decimal.js';
import type { Range } from '../../core/text/range.js';
import type { ReportInfo } from '../report-info.js';
import { packTable } from './digest-table.js';
import { type KeptPassage, keepPassage, passageFrom, sparseText } from './kept-passage.js';
import { KeptTable } from './kept-table.js';

type Span = readonly [start: number, end: number];

/**
 * What is kept of a report when its text is gone, about 2 KB of plain data: enough to compare it with others and to
 * draw its tables. Shards, caches and big runs hold this, and the passages that comparing rules read.
 */
export interface ReportDigest {
  readonly supported: boolean;
  readonly agency: Span | null;
  readonly title: Span | null;
  /** Of each section: id, whole heading, words of the heading. */
  readonly sections: readonly (readonly [id: string, heading: Span, words: Span])[];
  /** Table id → `packTable`. */
  readonly tables: Readonly<Record<string, string>>;
  /** Of each prose section: id, place, hashes and lengths of its sentences. */
  readonly prose: readonly (readonly [
    section: string,
    place: Span,
    hashes: readonly number[],
    lengths: readonly number[],
  ])[];
}

/** Passages of a report that comparing rules read; `keeps` tells which. */
export const keptPassages = (report: Report, keeps: (text: string) => boolean): KeptPassage[] =>
  report.passages.filter(({ text }) => keeps(text)).map((one) => keepPassage(one, report.document.text));

/** `prints`: of the prose, see `printSections`. */
export function digestOf(report: Report, prints: readonly SectionPrint[] = []): ReportDigest {
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
    prose: prints.map(({ section, range, hashes, lengths }) => [section, spanOf(range), hashes, lengths]),
  };
}

/** The figures of a report, by address: tables are unpacked when one of their cells is asked for. */
export function digestCells(digest: ReportDigest, form: Form): Readonly<Record<string, SummaryCell>> {
  const known = cellsOf.get(digest);
  if (known) return known;
  const tables = digestTables(digest, form);
  const cellAt = (address: string): SummaryCell | undefined => {
    const [id, row, column] = address.split('/') as [string, string, string];
    const table = tables.get(id);
    const index = table ? cellIndex(table.template, row, column) : -1;
    const figure = table && index >= 0 ? figureAt(table, index) : null;
    return figure === null
      ? undefined
      : { value: formatDecimal(figure), range: { start: table!.start[index]!, end: table!.end[index]! } };
  };
  const cells = new Proxy<Record<string, SummaryCell>>({}, { get: (_, address) => cellAt(String(address)) });
  cellsOf.set(digest, cells);
  return cells;
}

const cellsOf = new WeakMap<ReportDigest, Readonly<Record<string, SummaryCell>>>();

/** The tables of a report that was kept, with the places of their cells in the text. */
export const digestTables = ({ tables }: ReportDigest, form: Form): Map<string, KeptTable> =>
  new Map(
    Object.entries(tables).flatMap(([id, packed]) => {
      const template = form.tables.find((table) => table.id === id);
      return template ? [[id, new KeptTable(packed, template)] as const] : [];
    }),
  );

/** Asked for again and again while a digest is at hand. */
const printsOf = new WeakMap<ReportDigest, readonly SectionPrint[]>();

/** What its prose sections say, as hashes. */
export function digestProse(digest: ReportDigest): readonly SectionPrint[] {
  const known = printsOf.get(digest);
  if (known) return known;
  const prints = digest.prose.map(([section, place, hashes, lengths]) => ({
    section,
    range: rangeOf(place),
    hashes,
    lengths,
  }));
  printsOf.set(digest, prints);
  return prints;
}

/**
 * A document that stands in for the one that was read, for the rules that compare reports. Its text has the kept
 * passages where they stood, and line ends everywhere else; they are read when a rule asks for them.
 */
export function documentFrom(
  infos: readonly ReportInfo[],
  digests: readonly ReportDigest[],
  form: Form,
  passages: () => readonly (readonly KeptPassage[])[] = () => digests.map(() => []),
): ReportDocument {
  return new KeptDocument(infos, digests, form, passages);
}

/** A class, as its reports: objects with getters of their own live on in V8. */
class KeptDocument implements ReportDocument {
  readonly reports: readonly Report[];
  readonly comments = [];
  readonly frontMatter = null;
  readonly limits = [];
  readonly #read: () => readonly (readonly KeptPassage[])[];
  #kept: readonly (readonly KeptPassage[])[] | null = null;
  #text: string | null = null;

  constructor(
    infos: readonly ReportInfo[],
    digests: readonly ReportDigest[],
    form: Form,
    read: () => readonly (readonly KeptPassage[])[],
  ) {
    this.#read = read;
    this.reports = digests.map((digest, i) => new KeptReport(infos[i]!, digest, form, this, i));
  }

  get text(): string {
    this.#text ??= sparseText(this.kept.flatMap((ones) => ones.map(({ line }) => line)));
    return this.#text;
  }

  get kept(): readonly (readonly KeptPassage[])[] {
    this.#kept ??= this.#read();
    return this.#kept;
  }
}

class KeptReport implements Report {
  readonly document: KeptDocument;
  readonly form: Form;
  readonly range: Range;
  readonly title: Report['title'];
  readonly year: Report['year'];
  readonly edition: string;
  readonly supported: boolean;
  readonly agency: Report['agency'];
  readonly headings = [];
  readonly paragraphs = [];
  readonly unbound = [];
  readonly signature = null;
  readonly facets: unknown[] = [];
  readonly #digest: ReportDigest;
  readonly #place: number;
  #sections: readonly Section[] | null = null;
  #tables: Report['tables'] | null = null;
  #passages: Report['passages'] | null = null;

  constructor(info: ReportInfo, digest: ReportDigest, form: Form, document: KeptDocument, place: number) {
    const { range, year, agency, edition } = info;
    const start = { start: range.start, end: range.start };
    this.document = document;
    this.form = form;
    this.range = range;
    this.title = digest.title && { range: rangeOf(digest.title), text: '', agency: null, year: null };
    this.year = year === null ? null : { value: year, range: start, from: 'title' };
    this.edition = edition;
    this.supported = digest.supported;
    this.agency =
      agency === null ? null : { value: agency, range: digest.agency ? rangeOf(digest.agency) : start };
    this.#digest = digest;
    this.#place = place;
  }

  get sections(): readonly Section[] {
    this.#sections ??= this.#digest.sections.map(sectionFrom);
    return this.#sections;
  }

  get tables(): Report['tables'] {
    this.#tables ??= digestTables(this.#digest, this.form);
    return this.#tables;
  }

  get passages(): Report['passages'] {
    this.#passages ??= this.document.kept[this.#place]!.map(passageFrom);
    return this.#passages;
  }
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
