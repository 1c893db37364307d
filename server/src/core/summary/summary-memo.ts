import type { Report } from '../report/model.js';
import { movedBy, originOf } from '../report/moved.js';
import type { ReportSummary, SummaryCell } from '../report/summary.js';
import type { Range } from '../text/range.js';

interface Placed {
  readonly by: number;
  readonly summary: ReportSummary;
}

/** As it was made, and as it stood last. */
interface Kept extends Placed {
  last: Placed;
}

/** Summaries of reports by their reading: what was only moved is not summed up again. For one path and one set of cells. */
export class SummaryMemo {
  readonly #known = new WeakMap<Report, Kept>();

  of(report: Report, make: () => ReportSummary): ReportSummary {
    const origin = originOf(report);
    const by = movedBy(report);
    const kept = this.#known.get(origin);
    if (kept === undefined) {
      const summary = make();
      this.#known.set(origin, { by, summary, last: { by, summary } });
      return summary;
    }
    if (kept.last.by !== by) kept.last = { by, summary: moved(kept.summary, by - kept.by) };
    return kept.last.summary;
  }
}

/** Cells are moved when they are asked for: of most reports nobody does. */
function moved(summary: ReportSummary, by: number): ReportSummary {
  const { path, year, agency, edition, prose } = summary;
  const move = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  let cells: Record<string, SummaryCell> | null = null;
  return {
    path,
    year,
    agency,
    edition,
    get cells() {
      if (cells === null) {
        cells = {};
        for (const [address, { value, range }] of Object.entries(summary.cells))
          cells[address] = { value, range: move(range) };
      }
      return cells;
    },
    prose: prose.map((print) => ({ ...print, range: move(print.range) })),
  };
}
