import type { Neighbours } from '../../core/checks/define.js';
import type { Compared, ReportMemo } from '../../core/engine/check-options.js';
import type { Finding } from '../../core/engine/finding.js';
import type { Report, ReportDocument } from '../../core/report/model.js';
import { movedBy, originOf } from '../../core/report/moved.js';
import { MIN_REPORTS } from '../../core/report/reread.js';
import { markOf, type Reworded, rewordedOf } from '../../core/report/reword.js';
import { grouped } from '../../core/text/grouped.js';
import type { Range } from '../../core/text/range.js';
import { isSame } from '../same.js';

/** Reports that a report was compared with. */
type Near = Pick<Neighbours, 'previous' | 'children' | 'absentChildren'>;

interface Kept {
  readonly near: Near;
  /** How far the report stood from where it was read, for its findings are moved with it. */
  readonly by: number;
  readonly findings: readonly Finding[];
}

interface KeptByRule {
  readonly near: Near;
  readonly byRule: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * Findings of a compilation's reports, by the reading of each: an edit in one report leaves what was said of the others
 * as it is, wherever they have moved to. Valid for one rule set, one language and the like; see `conditions`.
 */
export class CompilationMemo {
  #conditions: readonly unknown[] = [];
  #known = new WeakMap<Report, Kept>();
  /** By the mark of a reading and by rule. */
  #byRule = new WeakMap<object, KeptByRule>();

  /** `conditions`: all that findings depend on besides the text. */
  of(document: ReportDocument, conditions: readonly unknown[]): ReportMemo {
    if (!conditions.every((value, i) => value === this.#conditions[i])) {
      this.#known = new WeakMap();
      this.#byRule = new WeakMap();
    }
    this.#conditions = conditions;
    const byRule = this.#byRule;
    const still: NonNullable<ReportMemo['still']> = (report, compared) => {
      const words = rewordedOf(report);
      const kept = words && byRule.get(words.mark);
      if (!kept || !isSame(nearOf(compared), kept.near)) return null;
      return { words, of: (rule) => moveAround(kept.byRule.get(rule) ?? NONE, words) };
    };
    const keepRules: ReportMemo['keep'] = (report, compared, findings) => {
      // A rule that has failed says so under another one's name.
      if (!findings.some(({ rule }) => rule === 'engine/rule-failed'))
        byRule.set(markOf(report), { near: nearOf(compared), byRule: grouped(findings, ({ rule }) => rule) });
    };
    if (document.reports.length < MIN_REPORTS)
      return {
        keep: keepRules,
        has: () => false,
        recall: () => undefined,
        still,
      };
    const known = this.#known;
    const keepWhole: ReportMemo['keep'] = (report, compared, findings) => {
      known.set(originOf(report), { near: nearOf(compared), by: movedBy(report), findings });
    };
    return {
      keep(report, compared, findings) {
        keepWhole(report, compared, findings);
        keepRules(report, compared, findings);
      },
      still,
      has: (report) => known.has(originOf(report)),
      recall: (report, compared) => {
        const kept = known.get(originOf(report));
        if (kept === undefined || !isSame(nearOf(compared), kept.near)) return undefined;
        const by = movedBy(report) - kept.by;
        if (by === 0) return kept.findings;
        const findings = moved(kept.findings, by);
        keepWhole(report, compared, findings);
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

const NONE: readonly Finding[] = [];

/** Undefined where one of them has to do with the words that have changed. */
function moveAround(findings: readonly Finding[], words: Reworded): readonly Finding[] | undefined {
  const { by } = words;
  const { start, end } = words.before.range;
  let isApart = true;
  const place = (at: number): number => {
    if (at > start && at < end) isApart = false;
    return at < end ? at : at + by;
  };
  const moved = moveAll(findings, (range) => ({ start: place(range.start), end: place(range.end) }));
  return isApart ? moved : undefined;
}

const moved = (findings: readonly Finding[], by: number): readonly Finding[] =>
  moveAll(findings, ({ start, end }) => ({ start: start + by, end: end + by }));

function moveAll(findings: readonly Finding[], move: (range: Range) => Range): readonly Finding[] {
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
