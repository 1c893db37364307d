import type { Neighbours } from '../../core/checks/define.js';
import type { Report, ReportDocument } from '../../core/report/model.js';
import type { ReportSummary } from '../../core/report/summary.js';
import type { CopyMemory } from '../../core/summary/copy-memory.js';
import type { Range } from '../../core/text/range.js';
import type { EffectiveSettings } from '../settings/settings.js';
import { type Ambiguity, type Declared, groupReports } from './neighbours.js';

/** What the reports of one file are compared with. */
export interface FileComparison {
  readonly neighbours: (report: Report) => Neighbours;
  readonly ambiguities: readonly (Ambiguity & { readonly range: Range })[];
}

/** The reports of a run, grouped; see the contract, "What is a report", for who is compared with whom. */
export interface Comparison {
  readonly of: (
    file: { readonly path: string; readonly document: ReportDocument },
    settings: EffectiveSettings,
  ) => FileComparison | null;
}

const ALONE: Neighbours = { previous: null, children: [], absentChildren: [], siblings: null, own: null };

/** `byPath`: summaries of each file's reports, in their order. `declared`: what settings and options name. */
export function compareReports(
  byPath: ReadonlyMap<string, readonly ReportSummary[]>,
  declared: (path: string, settings: EffectiveSettings) => Declared,
  memory: CopyMemory | null = null,
): Comparison {
  const grouping = groupReports([...byPath.values()].flat(), memory);
  return {
    of({ path, document }, settings) {
      const summaries = byPath.get(path);
      // A text that has changed since it was summarised no longer fits its summaries.
      if (summaries?.length !== document.reports.length) return null;
      const own = declared(path, settings);
      // Every rule that compares asks again.
      const known = new Map<Report, Neighbours>();
      return {
        neighbours(report) {
          const before = known.get(report);
          if (before) return before;
          const summary = summaries[document.reports.indexOf(report)];
          const found = summary ? grouping.neighboursOf(summary, own) : ALONE;
          known.set(report, found);
          return found;
        },
        ambiguities: document.reports.flatMap((report, i) => {
          const doubt = grouping.ambiguityOf(summaries[i]!, own);
          return doubt ? [{ ...doubt, range: report.title?.range ?? headOf(report) }] : [];
        }),
      };
    },
  };
}

const headOf = ({ range: { start } }: Report): Range => ({ start, end: start });
