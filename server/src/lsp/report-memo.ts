import type { Neighbours } from '../core/checks/define.js';
import type { Compared, ReportMemo } from '../core/engine/check.js';
import type { Finding } from '../core/engine/finding.js';
import type { Report, ReportDocument } from '../core/report/model.js';
import type { Range } from '../core/text/range.js';
import { isSame } from './same.js';

/** A document of fewer reports is checked as a whole in no time. */
const MIN_REPORTS = 4;

/** Reports that a report was compared with. */
type Near = Pick<Neighbours, 'previous' | 'children' | 'absentChildren'>;

interface Kept {
  readonly near: Near;
  /** Where the report began, for its findings are moved with it. */
  readonly start: number;
  readonly findings: readonly Finding[];
}

/**
 * Findings of a compilation's reports, by the text of each: an edit in one report leaves what was said of the others
 * as it is, wherever they have moved to. Valid for one rule set, one language and the like; see `conditions`.
 */
export class CompilationMemo {
  #conditions: readonly unknown[] = [];
  #known = new Map<string, Kept>();

  /** Null for documents that need none. `conditions`: all that findings depend on besides the text. */
  of(document: ReportDocument, conditions: readonly unknown[]): ReportMemo | null {
    if (document.reports.length < MIN_REPORTS) {
      this.#known.clear();
      return null;
    }
    const before = conditions.every((value, i) => value === this.#conditions[i])
      ? this.#known
      : new Map<string, Kept>();
    const now = new Map<string, Kept>();
    this.#conditions = conditions;
    this.#known = now;
    return {
      recall: (report, compared) => {
        const key = keyOf(report);
        const known = before.get(key);
        if (known === undefined) return undefined;
        const near = nearOf(compared);
        if (!isSame(near, known.near)) return undefined;
        const { start } = report.range;
        const findings = moved(known.findings, start - known.start);
        now.set(key, { near, start, findings });
        return findings;
      },
      keep: (report, compared, findings) => {
        now.set(keyOf(report), { near: nearOf(compared), start: report.range.start, findings });
      },
    };
  }
}

/**
 * The report's own text, and a few counts of what was read of it: should something outside of it ever change how it
 * is read, the counts change too.
 */
function keyOf({
  document,
  range,
  year,
  edition,
  agency,
  headings,
  paragraphs,
  sections,
  tables,
  unbound,
}: Report) {
  const counts = [
    year?.value,
    edition,
    agency?.value,
    headings.length,
    paragraphs.length,
    sections.length,
    tables.size,
    unbound.length,
    document.comments.length,
  ].join('/');
  return `${counts}\n${document.text.slice(range.start, range.end)}`;
}

const nearOf = ({ neighbours: { previous, children, absentChildren } }: Compared): Near => ({
  previous,
  children,
  absentChildren,
});

function moved(findings: readonly Finding[], by: number): readonly Finding[] {
  if (by === 0) return findings;
  const move = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  return findings.map((finding) => ({
    ...finding,
    range: move(finding.range),
    // Places in other reports stay where they are.
    related: finding.related.map((place) =>
      place.path === undefined ? { ...place, range: move(place.range) } : place,
    ),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, range: move(edit.range) })),
    })),
  }));
}
