import type { Form, TableTemplate } from '../form/form.js';
import type { OrdinalStyle } from '../text/ordinal.js';
import type { Range } from '../text/range.js';
import type { BoundTable } from './table.js';

/** One file, read. Everything else refers into `text`. */
export interface ReportDocument {
  readonly text: string;
  readonly reports: readonly Report[];
  /** HTML comments, whole, with their marks; outside of tables and inside them. */
  readonly comments: readonly Range[];
  /** YAML front matter without its `---` lines. */
  readonly frontMatter: Range | null;
  /** Limits that were reached while reading, as `engine/limit` says them. */
  readonly limits: readonly LimitIssue[];
  /** Why the text could not be read at all: a fault of the reader, never of the text. */
  readonly failed?: string;
  /** Seconds after which the host broke reading off. */
  readonly overtime?: number;
}

export interface LimitIssue {
  readonly limit: 'cells' | 'line-length' | 'lines' | 'reports' | 'nesting';
  readonly range: Range;
  readonly max: number;
}

/** A fact read from the text, with the place of exactly the words that state it. */
export interface Fact<T> {
  readonly value: T;
  readonly range: Range;
}

export interface Report {
  readonly document: ReportDocument;
  readonly form: Form;
  readonly range: Range;
  readonly title: Title | null;
  /** The report's year; from the title unless period and text agree upon another, else the period, else the text. */
  readonly year: (Fact<number> & { readonly from: 'title' | 'period' | 'text' }) | null;
  /** Edition of the form: by the year, '2021' where there is none. */
  readonly edition: string;
  /** False for years that no edition covers (before 2019): text rules only. */
  readonly supported: boolean;
  readonly agency: Fact<string> | null;
  readonly headings: readonly Heading[];
  /** In reading order; a section that stands twice is in it twice. */
  readonly sections: readonly Section[];
  /** One paragraph a line of the source (or a `<p>`), without headings and tables. */
  readonly paragraphs: readonly Paragraph[];
  /** Paragraphs cut by a page break joined again: what a reader reads. The others are the same objects. */
  readonly passages: readonly Paragraph[];
  readonly tables: ReadonlyMap<string, BoundTable>;
  /** What was read as part of a table but could not be bound, with the reason. */
  readonly unbound: readonly Unbound[];
  /** Agency and date lines at the end of the report. */
  readonly signature: { readonly agency: Fact<string> | null; readonly date: Fact<PlainDate> | null } | null;
  /** Values that checks share, computed once a report; see `facet`. */
  readonly facets: unknown[];
}

export interface PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Title {
  readonly range: Range;
  /** Without markup and inner line breaks; blanks as written. */
  readonly text: string;
  readonly agency: Fact<string> | null;
  readonly year: Fact<number> | null;
}

export type { OrdinalStyle };

/** `（一）` of `（一）主动公开`: its number, and the marks as written. */
export interface Ordinal {
  readonly style: OrdinalStyle;
  readonly number: number;
  readonly range: Range;
  /** False where it is written otherwise than the style has it: `—、`, `(一)`, `壹、`, `1、`. */
  readonly wellFormed: boolean;
}

export interface Heading {
  /** The whole line, markup included, without its line end. */
  readonly range: Range;
  /** The words, without markup. */
  readonly textRange: Range;
  readonly text: string;
  /** `#` count or 1–6 of `<h1>`; 0 for a bold or plain line. */
  readonly depth: number;
  readonly ordinal: Ordinal | null;
  /** The words after the ordinal. */
  readonly label: string;
  /** Id of the section's template that the heading opens or stands in; null before the first. */
  readonly section: string | null;
  /** It opens a section of the form. */
  readonly opensSection: boolean;
  /** Ids of the matters that the words name, most exact first; several where two are merged. */
  readonly matters: readonly string[];
  /** The heading opens a paragraph that goes on in the same line: `（一）主动公开。本年度……` */
  readonly runIn: boolean;
}

export interface Section {
  /** Id of the form's section template. */
  readonly id: string;
  readonly heading: Heading;
  /** From the heading to the next section's heading or the end of the report. */
  readonly range: Range;
  /** How the title compares with the form's. */
  readonly title: 'exact' | 'variant' | 'other';
}

export type ParagraphRole = 'title' | 'intro' | 'body' | 'note' | 'signature' | 'noise';

export interface Paragraph {
  /** In the source, markup included. */
  readonly range: Range;
  /** Clean: without tags, entities decoded, without `**`. Use `sourceRange` to get back. */
  readonly text: string;
  /**
   * Where unit i of `text` stands in the source: from map[2i] to map[2i+1] (an entity is one unit of the text
   * and several of the source). Null: it is the source itself, from `range.start`.
   */
  readonly map: Int32Array | null;
  /** Bits of `Has`. */
  readonly flags: number;
  readonly role: ParagraphRole;
  /** Id of the section that it stands in; null before the first. */
  readonly section: string | null;
  /** Id of the matter of section one (`open`, `apply`, …) under whose sub-heading it stands. */
  readonly matter: string | null;
  /** It goes on where the paragraph before broke off without end punctuation. */
  readonly continues: boolean;
}

/** Source range of the code units [from, to) of a paragraph's clean text; markup around them stays outside. */
export function sourceRange(paragraph: Paragraph, from: number, to: number): Range {
  const { map, range } = paragraph;
  if (map === null) return { start: range.start + from, end: range.start + to };
  const start = map[2 * from] ?? range.end;
  return { start, end: to > from ? (map[2 * to - 1] ?? range.end) : start };
}

export type UnboundReason =
  | 'two-labels'
  | 'label-unknown'
  | 'header-not-understood'
  | 'cells-ambiguous'
  | 'row-twice'
  | 'count-mismatch'
  | 'value-unreadable';

export interface Unbound {
  readonly range: Range;
  readonly reason: UnboundReason;
  readonly table: string | null;
  readonly row: string | null;
}

export type { BoundTable, Form, TableTemplate };

/** A value derived from a report that several checks need; computed at the first use. */
export interface Facet<T> {
  /** Never `undefined`. */
  readonly compute: (report: Report) => T;
  /** The same of a report of which one passage has got other words, from what was computed before; saves time only. */
  readonly reword?: (was: T, rewording: Rewording) => T;
  /** The same of one of its passages alone, from what is known of the whole; saves time only. */
  readonly part?: (whole: T, passage: Paragraph) => T;
  /** Its place among the values of a report, given at the first use. */
  place?: number;
}

/** A report and its reading before one passage of prose got other words: all else is the same, though moved. */
export interface Rewording {
  readonly from: Report;
  readonly to: Report;
  readonly before: Paragraph;
  readonly after: Paragraph;
}

/** By place; what facets there are depends on what was asked, what they say does not. */
const facets: Facet<unknown>[] = [];

/** Where what is known of a report may come from; neither map keeps more than one reading before it alive. */
const rewordings = new WeakMap<Report, Rewording>();
const wholes = new WeakMap<Report, Report>();

/** What is known of the report before is taken over where it is asked for. What nobody asks for in between is lost. */
export function rewordFacets(rewording: Rewording): void {
  rewordings.delete(rewording.from);
  rewordings.set(rewording.to, rewording);
}

/** A report of which only one passage is looked at: no other prose, no headings, no tables. */
export function aloneIn(report: Report, passage: Paragraph): Report {
  const paragraphs = report.paragraphs.includes(passage) ? [passage] : [];
  const parts = { passages: [passage], paragraphs, headings: [], tables: new Map(), unbound: [] };
  const alone: Report = { ...report, ...parts, facets: [] };
  wholes.set(alone, report);
  return alone;
}

export function facet<T>(report: Report, of: Facet<T>): T {
  of.place ??= facets.push(of as Facet<unknown>) - 1;
  const known = report.facets[of.place];
  if (known !== undefined) return known as T;
  const made = takenOver(report, of) ?? of.compute(report);
  report.facets[of.place] = made;
  return made;
}

function takenOver<T>(report: Report, of: Facet<T>): T | undefined {
  if (of.part !== undefined) {
    const whole = wholes.get(report);
    if (whole !== undefined) return of.part(facet(whole, of), report.passages[0]!);
  }
  if (of.reword === undefined) return undefined;
  const rewording = rewordings.get(report);
  const was = rewording?.from.facets[of.place!];
  return was === undefined ? undefined : of.reword(was as T, rewording!);
}
