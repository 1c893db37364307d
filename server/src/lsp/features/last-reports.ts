import { uriOf } from '../paths.js';
import type { Session } from '../session.js';

interface LastReport {
  readonly uri: string;
  readonly path: string;
  readonly agency: string;
}

export interface LastReports {
  /** Of the year before, the agency's own first. */
  readonly reports: readonly LastReport[];
  /** The folders hold reports of other agencies as well: what is set for a folder would hold for those, too. */
  readonly isShared: boolean;
}

/** A list that is longer is not read. */
const MOST = 30;

/** What a fresh report may carry over from, among the files of the folders. */
export async function lastReports(wanted: unknown, session: Session): Promise<LastReports> {
  const { agency, year } = (wanted ?? {}) as Record<string, unknown>;
  const own = typeof agency === 'string' ? agency.trim() : '';
  const reports: LastReport[] = [];
  let isShared = false;
  for (const { project } of session.folders)
    for (const one of (await session.filesOf(project)).summaries()) {
      if (one.agency !== null && one.agency !== own) isShared = true;
      if (Number.isInteger(year) && one.year === (year as number) - 1)
        reports.push({ uri: uriOf(project.resolve(one.path)), path: one.path, agency: one.agency ?? '' });
    }
  const rank = (one: LastReport): number => (one.agency === own ? 0 : 1);
  reports.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  return { reports: reports.slice(0, MOST), isShared };
}
