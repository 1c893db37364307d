import type { Neighbours } from '../../core/checks/define.js';
import type { CopyFinder, ReportSummary } from '../../core/report/summary.js';
import { buildCopyIndex } from '../../core/summary/copy-index.js';
import type { CopyMemory } from '../../core/summary/copy-memory.js';

/** What the user declared about one report's comparisons, as summaries of the files that were named. */
export interface Declared {
  /** From `--previous` or `reports.previous`; null: look among the run's reports. */
  readonly previous: readonly ReportSummary[] | null;
  readonly children: readonly ReportSummary[];
}

/** Two reports of one agency and year: neither is used. */
export interface Ambiguity {
  readonly agency: string;
  readonly year: number;
  readonly paths: readonly string[];
}

export interface Grouping {
  readonly neighboursOf: (own: ReportSummary, declared: Declared) => Neighbours;
  /** Why `neighboursOf(own).previous` is null although there are candidates. */
  readonly ambiguityOf: (own: ReportSummary, declared: Declared) => Ambiguity | null;
}

const NONE: readonly ReportSummary[] = [];
const NOBODY: readonly string[] = [];

/** Agencies that have a report, but none of the year. */
function absentOf(all: readonly ReportSummary[], ofYear: readonly ReportSummary[]): readonly string[] {
  const present = new Set(ofYear.map(({ agency }) => agency));
  const agencies = new Set(all.flatMap(({ agency }) => agency ?? []));
  return [...agencies].filter((agency) => !present.has(agency)).sort();
}

/**
 * Groups the reports of a run (and those that settings bring in) by agency and year. `memory`: of copies found among
 * the reports as they were before.
 */
export function groupReports(
  summaries: readonly ReportSummary[],
  memory: CopyMemory | null = null,
): Grouping {
  const byAgencyYear = new Map<string, ReportSummary[]>();
  for (const summary of summaries) {
    if (summary.agency === null || summary.year === null) continue;
    const key = `${summary.year}/${summary.agency}`;
    const group = byAgencyYear.get(key);
    if (group) group.push(summary);
    else byAgencyYear.set(key, [summary]);
  }
  let copies: CopyFinder | null = null;
  let built: CopyFinder | null = null;
  // Where most is remembered, nobody may need it.
  const index = (): CopyFinder => {
    built ??= buildCopyIndex(summaries);
    return built;
  };
  const siblings = () => {
    copies ??= memory ? { find: memory.take(summaries, (own, print) => index().find(own, print)) } : index();
    return copies;
  };
  const candidates = (own: ReportSummary, declared: Declared): readonly ReportSummary[] => {
    if (own.year === null) return [];
    if (declared.previous !== null) {
      const ofYear = declared.previous.filter(({ year }) => year === own.year! - 1);
      const same = ofYear.filter(({ agency }) => agency === own.agency);
      return same.length > 0 ? same : ofYear;
    }
    return own.agency === null ? [] : (byAgencyYear.get(`${own.year - 1}/${own.agency}`) ?? []);
  };
  return {
    neighboursOf(own, declared) {
      const found = candidates(own, declared);
      const { children } = declared;
      const ofYear = children.length === 0 ? NONE : children.filter(({ year }) => year === own.year);
      return {
        previous: found.length === 1 ? found[0]! : null,
        children: ofYear,
        absentChildren: children.length === 0 ? NOBODY : absentOf(children, ofYear),
        get siblings() {
          return summaries.length > 1 ? siblings() : null;
        },
        own,
      };
    },
    ambiguityOf(own, declared) {
      const found = candidates(own, declared);
      if (found.length < 2) return null;
      const { agency, year } = found[0]!;
      return { agency: agency ?? '', year: year!, paths: found.map(({ path }) => path) };
    },
  };
}
