import type { Neighbours } from '../core/checks/define.js';
import type { Compared, ReportMemo } from '../core/engine/check-options.js';
import type { Finding } from '../core/engine/finding.js';
import type { Report, ReportDocument } from '../core/report/model.js';
import { movedBy, originOf } from '../core/report/moved.js';
import { MIN_REPORTS } from '../core/report/reread.js';
import type { Range } from '../core/text/range.js';
import { isSame } from './same.js';

/** Reports that a report was compared with. */
type Near = Pick<Neighbours, 'previous' | 'children' | 'absentChildren'>;

interface Kept {
  readonly near: Near;
  /** How far the report stood from where it was read, for its findings are moved with it. */
  readonly by: number;
  readonly findings: readonly Finding[];
}

/**
 * Findings of a compilation's reports, by the reading of each: an edit in one report leaves what was said of the others
 * as it is, wherever they have moved to. Valid for one rule set, one language and the like; see `conditions`.
 */
export class CompilationMemo {
  #conditions: readonly unknown[] = [];
  #known = new WeakMap<Report, Kept>();

  /** Null where there is nothing to keep. `conditions`: all that findings depend on besides the text. */
  of(document: ReportDocument, conditions: readonly unknown[]): ReportMemo | null {
    if (document.reports.length < MIN_REPORTS) return null;
    if (!conditions.every((value, i) => value === this.#conditions[i])) this.#known = new WeakMap();
    this.#conditions = conditions;
    const known = this.#known;
    const keep: ReportMemo['keep'] = (report, compared, findings) => {
      known.set(originOf(report), { near: nearOf(compared), by: movedBy(report), findings });
    };
    return {
      keep,
      has: (report) => known.has(originOf(report)),
      recall: (report, compared) => {
        const kept = known.get(originOf(report));
        if (kept === undefined || !isSame(nearOf(compared), kept.near)) return undefined;
        const by = movedBy(report) - kept.by;
        if (by === 0) return kept.findings;
        const findings = moved(kept.findings, by);
        keep(report, compared, findings);
        return findings;
      },
    };
  }
}

const nearOf = ({ neighbours: { previous, children, absentChildren } }: Compared): Near => ({
  previous,
  children,
  absentChildren,
});

function moved(findings: readonly Finding[], by: number): readonly Finding[] {
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
