import type { Severity } from '../core/checks/define.js';
import type { Finding } from '../core/engine/finding.js';
import type { Report } from '../core/report/model.js';
import { CellState } from '../core/report/table.js';
import { LineIndex } from '../core/text/lines.js';
import { once } from '../core/text/once.js';
import type { CellView } from './cell-view.js';
import type { ReportDigest } from './compare/digest.js';
import type { DecodedText } from './files/decode.js';
import type { BoundCount, ReportInfo } from './report-info.js';

/** One file, checked: what every face shows. */
export interface FileResult {
  /** As shown: relative to the working directory, `/` as separator. */
  readonly path: string;
  readonly absolute: string;
  /** The decoded text; empty where it was not read, or where nothing is to be shown of it. */
  readonly text: string;
  readonly reports: readonly ReportInfo[];
  readonly findings: readonly Finding[];
  /** Made at the first use: most files of a big run have nothing to place. */
  lines(): LineIndex;
  readonly views: ReadonlyMap<Finding, CellView>;
  /** Bytes of UTF-8 from the beginning of its line to an offset. */
  byteColumn(offset: number): number;
  /** Of each report, in their order; empty where nobody asked for them. */
  readonly digests: readonly ReportDigest[];
  /** How the file is written; null where it could not be read as text. */
  readonly decoded: Pick<DecodedText, 'encoding' | 'bom'> | null;
  /** What is told of it again and again, where it is at hand without reading all of it. */
  readonly ready?: ReadyResult;
  /** Where the run is a part of a bigger one: what is left for joining the parts. */
  readonly kept?: KeptResult;
}

/** A `FileRecord`, a `CompareRecord` and the passages that go with it, as JSON. */
export interface KeptResult {
  readonly record: string;
  readonly compare: string;
  readonly passages: string;
}

/** Kept from an earlier run, so that an unchanged file costs next to nothing. */
export interface ReadyResult {
  readonly reports: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** The file in the public JSON; empty where it was never asked for. */
  readonly json: string;
}

/** The same file with other findings; what was ready told of all of them. */
export function withFindings(file: FileResult, findings: readonly Finding[]): FileResult {
  const { path, absolute, text, reports, views, digests, decoded, kept } = file;
  return {
    path,
    absolute,
    text,
    reports,
    findings,
    lines: () => file.lines(),
    views,
    byteColumn: (offset) => file.byteColumn(offset),
    digests,
    decoded,
    ...(kept ? { kept } : {}),
  };
}

export type { BoundCount, ReportInfo } from './report-info.js';

export function reportInfo(report: Report, pack: string): ReportInfo {
  return {
    year: report.year?.value ?? null,
    agency: report.agency?.value ?? null,
    pack,
    edition: report.edition,
    range: report.range,
    bound: countBound(report),
  };
}

function countBound(report: Report): BoundCount {
  let cells = 0;
  let unbound = 0;
  for (const { state } of report.tables.values()) {
    for (const one of state) {
      if (one === CellState.unbound) unbound++;
      else if (one !== CellState.absent) cells++;
    }
  }
  let of = 0;
  for (const { rows } of report.form.tables) {
    for (const { columns } of rows) of += columns[report.edition]?.length ?? 0;
  }
  // A hybrid has rows of both editions; what was read is never more than there was to read.
  return { cells, of: Math.max(of, cells), unbound, tables: [...report.tables.keys()].sort() };
}

/** A line index that is made when somebody asks. */
export const lazyLines = (text: string): (() => LineIndex) => once(() => new LineIndex(text));
