import type { Form } from '../form/form.js';
import type { Range } from '../text/range.js';
import type { Heading, Paragraph, Report, ReportDocument, Section, Title, Unbound } from './model.js';
import { Shift } from './shift.js';
import type { BoundTable } from './table.js';

/**
 * A report that was read in an earlier version of its file and stands in this one with the same words, perhaps
 * elsewhere. Its parts are moved when they are asked for: of a hundred reports in a file an edit concerns one.
 */
export class MovedReport implements Report {
  readonly document: ReportDocument;
  readonly facets: unknown[];
  /** As it was read; never itself a moved one. */
  readonly origin: Report;
  readonly #shift: Shift;
  #headings: readonly Heading[] | null = null;
  #sections: readonly Section[] | null = null;
  #paragraphs: readonly Paragraph[] | null = null;
  #passages: readonly Paragraph[] | null = null;
  #tables: ReadonlyMap<string, BoundTable> | null = null;

  constructor(origin: Report, by: number, document: ReportDocument) {
    this.origin = origin;
    this.document = document;
    this.#shift = new Shift(by);
    this.facets = by === 0 ? origin.facets : [];
  }

  /** Code units from where it was read to where it stands. */
  get by(): number {
    return this.#shift.by;
  }

  get form(): Form {
    return this.origin.form;
  }

  get range(): Range {
    return this.#shift.range(this.origin.range);
  }

  get title(): Title | null {
    const { title } = this.origin;
    return title && this.#shift.title(title);
  }

  get year(): Report['year'] {
    const { year } = this.origin;
    return year && this.#shift.fact(year);
  }

  get edition(): string {
    return this.origin.edition;
  }

  get supported(): boolean {
    return this.origin.supported;
  }

  get agency(): Report['agency'] {
    const { agency } = this.origin;
    return agency && this.#shift.fact(agency);
  }

  get headings(): readonly Heading[] {
    this.#headings ??= this.#moved(this.origin.headings, (one) => this.#shift.heading(one));
    return this.#headings;
  }

  get sections(): readonly Section[] {
    this.#sections ??= this.#moved(this.origin.sections, (one) => this.#shift.section(one));
    return this.#sections;
  }

  get paragraphs(): readonly Paragraph[] {
    this.#paragraphs ??= this.#moved(this.origin.paragraphs, (one) => this.#shift.paragraph(one));
    return this.#paragraphs;
  }

  get passages(): readonly Paragraph[] {
    this.#passages ??= this.#moved(this.origin.passages, (one) => this.#shift.paragraph(one));
    return this.#passages;
  }

  get tables(): ReadonlyMap<string, BoundTable> {
    const { tables } = this.origin;
    if (this.by === 0) return tables;
    this.#tables ??= new Map([...tables].map(([id, table]) => [id, this.#shift.table(table)]));
    return this.#tables;
  }

  get unbound(): readonly Unbound[] {
    return this.#moved(this.origin.unbound, (one) => this.#shift.unbound(one));
  }

  get signature(): Report['signature'] {
    const { signature } = this.origin;
    if (signature === null) return null;
    const { agency, date } = signature;
    return { agency: agency && this.#shift.fact(agency), date: date && this.#shift.fact(date) };
  }

  #moved<T>(parts: readonly T[], move: (part: T) => T): readonly T[] {
    return this.by === 0 ? parts : parts.map(move);
  }
}

/** The reading that a report comes of: two with the same one say the same, wherever they stand. */
export const originOf = (report: Report): Report => (report instanceof MovedReport ? report.origin : report);

/** Code units from where a report was read to where it stands. */
export const movedBy = (report: Report): number => (report instanceof MovedReport ? report.by : 0);

/** A report's reading in another version of its file, `by` code units from where it stands in its own. */
export const moveReport = (report: Report, by: number, document: ReportDocument): Report =>
  new MovedReport(originOf(report), movedBy(report) + by, document);
