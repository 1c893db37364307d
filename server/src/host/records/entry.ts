import { ownCopy } from '../../core/text/memo.js';
import type { KeptPassage } from '../compare/kept-passage.js';
import { isOtherBuiltin } from '../other-forms.js';
import type { CompareRecord, FileRecord } from './record.js';

/** What can be told of an entry without reading it. */
export interface EntryHead {
  readonly path: string;
  /** Year, agency and edition of each of its reports. */
  readonly reports: readonly (readonly [year: number | null, agency: string | null, edition: string])[];
  /** Its reports are of another form: they are held against none of these. */
  readonly apart?: true;
  /** Its text was not read. */
  readonly fault: boolean;
  /** Time ran out: it must not be taken over. */
  readonly hasty?: true;
}

/** What is told of a file that was checked. A long name is a part of its text, all of which it would keep alive. */
export const headOf = (path: string, { reports, fault }: FileRecord): EntryHead => ({
  path,
  reports: reports.map(({ year, agency, edition }) => [year, agency && ownCopy(agency), edition] as const),
  ...(reports.some(({ pack }) => isOtherBuiltin(pack)) ? { apart: true } : {}),
  fault: fault === true,
});

/** Entries by number, wherever they are kept. */
export interface RecordSource<Head extends EntryHead> {
  readonly head: (index: number) => Head;
  readonly record: (index: number) => FileRecord;
  readonly compare: (index: number) => CompareRecord;
  /** Of each report, the passages that comparing rules read. */
  readonly passages: (index: number) => readonly (readonly KeptPassage[])[];
}

/** What the run was that a log is of. */
export interface LogAbout {
  /** Tells its entries, and which were checked, from any others; empty: it cannot be told. */
  readonly signature: string;
  /** How many entries it compared: the first ones of the log. */
  readonly count: number;
  /** How many of those it checked. */
  readonly own: number;
}
