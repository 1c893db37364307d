import type { Finding } from '../../core/engine/finding.js';
import type { FileResult, ReportInfo } from '../../host/result.js';

/** The findings of a file by the report that they are in; those of a file without reports are loose. */
export function findingsByReport({ reports, findings }: Pick<FileResult, 'reports' | 'findings'>): {
  readonly owned: readonly (readonly Finding[])[];
  readonly loose: readonly Finding[];
} {
  const owned = reports.map((): Finding[] => []);
  const loose: Finding[] = [];
  for (const finding of findings) (owned[ownerOf(finding, reports)] ?? loose).push(finding);
  return { owned, loose };
}

/** Index of the report that a finding is in; what stands before the first belongs to it. */
function ownerOf({ range }: Finding, reports: readonly ReportInfo[]): number {
  const next = reports.findIndex((report) => range.start < report.range.start);
  return next < 0 ? reports.length - 1 : Math.max(0, next - 1);
}
