import type { AgencySettings } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import type { Level } from '../../core/engine/ruleset.js';
import type { Suppression } from '../../core/engine/suppress.js';
import type { Language } from '../../core/engine/wording.js';
import type { Range } from '../../core/text/range.js';
import type { DeclaredPaths } from '../compare/declared.js';
import type { ReportDigest } from '../compare/digest.js';
import type { KeptPassage } from '../compare/kept-passage.js';
import type { Loaded } from '../load.js';
import type { FileResult, ReportInfo } from '../result.js';
import type { Workspace } from '../workspace.js';
import { packLines } from './packed-lines.js';

/** What one file says by itself, without its text: plain data for caches, shards and other threads. */
export interface FileRecord {
  readonly reports: readonly ReportInfo[];
  /** By itself: those of rules that compare reports are found anew where there is something to compare with. */
  readonly findings: readonly Finding[];
  /** The length of each line. */
  readonly lines: readonly number[];
  /** Offset, bytes from the beginning of its line, offset, … for every place that a finding names. */
  readonly bytes: readonly number[];
  readonly decoded: FileResult['decoded'];
  /** Its text was not read, or could not be; the finding says why. */
  readonly fault?: true;
  /** Time ran out: another run may find more. */
  readonly hasty?: true;
}

/** What is needed to compare its reports with others. */
export interface CompareRecord {
  readonly digests: readonly ReportDigest[];
  readonly pending: readonly Suppression[];
  readonly language: Language;
  /** Levels that settings give to rules. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly agency: AgencySettings;
  /** Reports that settings or options name; absent: they are not known from here. */
  readonly declared?: DeclaredPaths;
  /** Of a pack from outside, what it is; absent: the built-in one. */
  readonly pack?: string;
}

/** What is made of a file; `passages` are read only where a report has a neighbour. */
export interface MadeRecord {
  readonly record: FileRecord;
  readonly compare: CompareRecord;
  readonly passages: readonly (readonly KeptPassage[])[];
}

/** Checks a file that was read, by itself. `checks`: false where it is only to be compared with. */
export function makeRecord(
  loaded: Exclude<Loaded, { fault: unknown }>,
  workspace: Workspace,
  checks = true,
): MadeRecord {
  if ('result' in loaded) {
    const { findings, absolute } = loaded.result;
    const record: FileRecord = { reports: [], findings, lines: [0], bytes: [], decoded: null, fault: true };
    return { record, compare: emptyCompare(absolute, workspace), passages: [] };
  }
  const { source, decoded } = loaded;
  const { absolute } = source;
  const findings = checks ? workspace.checkAlone(source) : [];
  const result = workspace.result(source, findings);
  const record: FileRecord = {
    reports: result.reports,
    findings,
    lines: packLines(result.lines()),
    bytes: byteColumns(findings, result.byteColumn),
    decoded,
    ...(workspace.isHasty(findings) ? { hasty: true as const } : {}),
    ...(source.document.failed ? { fault: true as const } : {}),
  };
  return {
    record,
    compare: {
      ...emptyCompare(absolute, workspace),
      digests: workspace.digests(source),
      pending: workspace.pendingSuppressions(source),
    },
    passages: workspace.passages(source),
  };
}

function emptyCompare(absolute: string, workspace: Workspace): CompareRecord {
  const settings = workspace.settings.for(absolute);
  return {
    digests: [],
    pending: [],
    language: workspace.languageOf(settings),
    levels: settings.levels,
    agency: settings.agency,
  };
}

function byteColumns(findings: readonly Finding[], columnOf: (offset: number) => number): number[] {
  const out: number[] = [];
  const take = ({ start, end }: Range): void => {
    out.push(start, columnOf(start), end, columnOf(end));
  };
  for (const { range, fixes } of findings) {
    take(range);
    for (const { edits } of fixes) if (edits.length === 1) take(edits[0]!.range);
  }
  return out;
}
