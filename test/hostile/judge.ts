import { checkDocument } from '../../server/src/core/engine/check.js';
import type { Finding } from '../../server/src/core/engine/finding.js';
import type { RuleSet } from '../../server/src/core/engine/ruleset.js';
import { readDocument } from '../../server/src/core/report/read.js';
import type { Range } from '../../server/src/core/text/range.js';
import { boundCells } from '../support/reading.js';

/** What must hold of any text whatever; each line of `faults` is a fault of ours. `owner`: figure → its cell. */
export function judge(
  text: string,
  rules: RuleSet,
  owner: ReadonlyMap<string, string> = new Map(),
): { readonly faults: readonly string[]; readonly findings: readonly Finding[] } {
  const document = readDocument(text, rules.pack.form);
  const faults = document.failed === undefined ? [] : [`reading failed: ${document.failed}`];
  const findings = checkDocument(document, rules);
  for (const finding of findings) faults.push(...faultsOfFinding(finding, text));
  for (const report of document.reports)
    for (const [address, words] of boundCells(report)) {
      const home = owner.get(words);
      if (home !== undefined && home !== address) faults.push(`${address} has ${words} of ${home}`);
    }
  return { faults, findings };
}

export function faultsOfFinding(finding: Finding, text: string): string[] {
  const { rule, message, range, related, fixes } = finding;
  const said = [message, ...related.map((one) => one.message), ...fixes.map(({ title }) => title)];
  const ranges = [
    range,
    ...related.flatMap((one) => (one.path === undefined ? [one.range] : [])),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range)),
  ];
  return [
    ...(rule === 'engine/rule-failed' || rule === 'engine/reading-failed' ? [`${rule}: ${message}`] : []),
    ...said
      .filter((words) => /\{\{|undefined|NaN|\[object/.test(words))
      .map((words) => `${rule} says: ${words}`),
    ...ranges
      .filter((one) => !isIn(one, text.length))
      .map(({ start, end }) => `${rule}: ${start}–${end} of ${text.length}`),
  ];
}

const isIn = ({ start, end }: Range, length: number): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
