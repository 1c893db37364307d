import type { AgencySettings, Neighbours } from '../checks/define.js';
import type { Report } from '../report/model.js';
import type { Finding } from './finding.js';
import type { ParseYaml, Suppression } from './suppress.js';
import type { Language } from './wording.js';

export interface CheckOptions {
  readonly language?: Language;
  readonly agency?: AgencySettings;
  /** Reports that a report may be compared with; see the contract. */
  readonly neighbours?: (report: Report) => Neighbours;
  readonly parseYaml?: ParseYaml;
  /** Suppressions that were read before; default: those of the document. */
  readonly suppressions?: readonly Suppression[];
  /** What rules have said of reports that have not changed since; an editor keeps it between two checks. */
  readonly memo?: ReportMemo;
  /** Asked between rules; true stops the run and returns what there is. */
  readonly shouldStop?: () => boolean;
  /** Told how long nothing: the host times rules through it (`--timing`). */
  readonly onRule?: (rule: string, phase: 'start' | 'end') => void;
}

/**
 * Findings of single reports, kept from one check to the next: recalled where a report and those that it is compared
 * with are as they were. Rules that search the whole run are asked every time.
 */
export interface ReportMemo {
  readonly recall: (report: Report, compared: Compared) => readonly Finding[] | undefined;
  readonly keep: (report: Report, compared: Compared, findings: readonly Finding[]) => void;
  /** Whether something is kept of it; whether that still holds depends on what it is compared with. */
  readonly has: (report: Report) => boolean;
  /**
   * Of a reworded report what rules have found that read no prose; null: it was not reworded, or nothing is kept of
   * what it was. Undefined of a rule: ask it again.
   */
  readonly still?: (report: Report) => ((rule: string) => readonly Finding[] | undefined) | null;
}

/** Neighbours are found when asked for. */
export interface Compared {
  readonly neighbours: Neighbours;
}
