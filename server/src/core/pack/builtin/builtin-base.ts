import { baseReportJson } from '../../../generated/base-report.js';
import type { BaseReport } from '../../render/base-report.js';

let parsed: BaseReport | null = null;

/** The built-in pack's clean report, for cases, samples and new reports; not part of a check. */
export function builtinBaseReport(): BaseReport {
  parsed ??= JSON.parse(baseReportJson()) as BaseReport;
  return parsed;
}
