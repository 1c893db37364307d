import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import type { ReadyResult } from '../result.js';

/** `reports error warning info hint`, then the JSON in the next line. */
export const writeReady = ({ reports, counts, json }: ReadyResult): string =>
  `${reports} ${counts.error} ${counts.warning} ${counts.info} ${counts.hint}\n${json}`;

/** Null where nothing was written. */
export function readReady(text: string): ReadyResult | null {
  const end = text.indexOf('\n');
  if (end < 0) return null;
  const [reports, error, warning, info, hint] = text.slice(0, end).split(' ').map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { reports, counts: { error, warning, info, hint }, json: text.slice(end + 1) };
}

export function countOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
