import type { ReportDocument } from '../report/model.js';
import type { CheckOptions } from './check-options.js';
import type { Finding } from './finding.js';
import type { RuleSet } from './ruleset.js';
import { CheckRun } from './run.js';

/** Runs every active rule on every report of a document. Pure: same input, same findings, in reading order. */
export function checkDocument(
  document: ReportDocument,
  rules: RuleSet,
  options: CheckOptions = {},
): Finding[] {
  const run = new CheckRun(document, rules, options);
  run.toEnd();
  return run.finish();
}
