import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/core/engine/finding.js';
import { caseFindings } from '../../server/src/core/engine/run-case.js';
import type { RuleCase } from '../../server/src/core/pack/cases.js';
import { contextOf, RULES_WITH_CASES } from '../support/rule-cases.js';

/** All that a reader would read of a finding, in both languages, and what its fixes would write. */
function told(zh: Finding, en: Finding, text: string): string[] {
  const words = ({ start, end }: { start: number; end: number }) =>
    JSON.stringify(text.slice(start, end)).replace(/^"(.{40}).*(.{20})"$/su, '"$1…$2"');
  return [
    `${zh.messageId} (${zh.severity}) ${zh.cell ? `${zh.cell} ` : ''}${words(zh.range)} ${zh.fingerprint}`,
    `  ${zh.message}`,
    `  ${en.message}`,
    ...zh.related.flatMap(({ path, range, message }, i) => [
      `  beside ${path === undefined ? words(range) : path}`,
      `    ${message}`,
      `    ${en.related[i]!.message}`,
    ]),
    ...zh.fixes.flatMap(({ title, kind, edits }, i) => [
      `  ${kind} fix`,
      `    ${title}`,
      `    ${en.fixes[i]!.title}`,
      ...edits.map(({ range, newText }) => `    ${words(range)} → ${JSON.stringify(newText)}`),
    ]),
  ];
}

function page(id: string, one: RuleCase): string[] {
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    caseFindings(id, one, { ...contextOf(id), language }),
  );
  const findings = zh!.findings.flatMap((finding, i) => told(finding, en!.findings[i]!, zh!.text));
  return findings.length > 0 ? [`# ${one.name}`, ...findings, ''] : [];
}

const FOLDER = join(import.meta.dirname, 'words');

/** Names of the cases that a kept page has; null where there is none yet. */
function kept(path: string): ReadonlySet<string> | null {
  if (!existsSync(path)) return null;
  return new Set([...readFileSync(path, 'utf8').matchAll(/^# (.*)$/gm)].map(([, name]) => name!));
}

// A message, its places or its fixes have changed: `npx vitest run test/rules/words.test.ts -u`, and read what it writes. A new case
// says in its own file what it expects; its words are kept once the rule's page is removed and made anew.
test.each(RULES_WITH_CASES)('$id says', async ({ id, cases }) => {
  const path = join(FOLDER, `${id}.txt`);
  const known = kept(path);
  const pages = cases.filter(({ name }) => known?.has(name) ?? true).flatMap((one) => page(id, one));
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(path);
});
