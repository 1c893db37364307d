import type { Form } from '../../core/form/form.js';
import type { ReportSummary, SectionPrint, SummaryCell } from '../../core/report/summary.js';
import { digestCells, digestProse, type ReportDigest } from '../compare/digest.js';
import type { EntryHead } from './entry.js';

/** A report of a log as other reports are compared with it; what it says is read when somebody asks. */
export class LogSummary implements ReportSummary {
  readonly path: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly edition: string;
  readonly #digest: () => ReportDigest;
  readonly #form: () => Form;

  constructor(
    path: string,
    head: EntryHead['reports'][number],
    digest: () => ReportDigest,
    form: () => Form,
  ) {
    this.path = path;
    [this.year, this.agency, this.edition] = head;
    this.#digest = digest;
    this.#form = form;
  }

  get cells(): Readonly<Record<string, SummaryCell>> {
    return digestCells(this.#digest(), this.#form());
  }

  get prose(): readonly SectionPrint[] {
    return digestProse(this.#digest());
  }
}
