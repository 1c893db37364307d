import type { AgencySettings, Neighbours } from '../checks/define.js';
import type { Report } from '../report/model.js';
import type { Reworded } from '../report/reword.js';
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
  /** What is kept of a report of which only words have changed since; null: they were not all, or nothing is kept. */
  readonly still?: (report: Report, compared: Compared) => Still | null;
}

/** What rules found in a report before a passage got other words. */
export interface Still {
  readonly words: Pick<Reworded, 'before' | 'after'>;
  /** Moved to where it stands now; undefined: it has to do with the words, and the rule is asked again. */
  readonly of: (rule: string) => readonly Finding[] | undefined;
}

/** Neighbours are found when asked for. */
export interface Compared {
  readonly neighbours: Neighbours;
}
