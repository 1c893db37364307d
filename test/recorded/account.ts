import { createHash } from 'node:crypto';
import { contactBlock } from '../../server/src/core/contact/block.js';
import { longNumbers } from '../../server/src/core/contact/long-numbers.js';
import { dateMentions } from '../../server/src/core/dates/date-mentions.js';
import { checkDocument } from '../../server/src/core/engine/check.js';
import type { CheckOptions } from '../../server/src/core/engine/check-options.js';
import type { Finding } from '../../server/src/core/engine/finding.js';
import { fixText } from '../../server/src/core/engine/fix.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { citations } from '../../server/src/core/law/citations.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { addressOf, type Reading } from '../../server/src/core/prose/cells.js';
import { prose, quoteLinks } from '../../server/src/core/prose/prose.js';
import { facet, type Paragraph, type Report } from '../../server/src/core/report/model.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { parseFrontMatter } from '../../server/src/host/settings/settings.lazy.js';
import { readingOf } from '../support/reading-of.js';

const pack = builtinPack();
const rules = createRuleSet({
  ...pack,
  rules: pack.rules.map((rule) => ({ ...rule, stage: 'stable' as const })),
});

/** What becomes of one text, each part in words that can be compared. */
export interface Account {
  /** How it is read: headings, passages, tables, dates of the signature. */
  readonly read: string;
  /** What its words and figures are taken for: counts, lists, quoted cells, citations, dates, contact data. */
  readonly facts: string;
  readonly findings: readonly Finding[];
  /** Findings with their words in both languages, their places and fixes, a line each. */
  readonly said: readonly string[];
}

export function accountOf(text: string, options: CheckOptions = {}): Account {
  const given = { parseYaml: parseFrontMatter, ...options };
  const document = readDocument(text, pack.form);
  const findings = checkDocument(document, rules, { ...given, language: 'zh' });
  const english = findings.length > 0 ? checkDocument(document, rules, { ...given, language: 'en' }) : [];
  return {
    read: readingOf(document),
    facts: document.reports.map(factsOf).join('\n'),
    findings,
    said: findings.map((finding, at) => saidOf(finding, english[at])),
  };
}

/** The text after all fixes that are taken without asking, and after those that are one of a kind. */
export const fixedTexts = (text: string): readonly string[] =>
  (['safe', 'sole'] as const).map((take) => {
    const check = (what: string) => checkDocument(readDocument(what, pack.form), rules);
    const { text: fixed, applied, skipped, stopped } = fixText(text, { take, check });
    return JSON.stringify({ fixed, applied, skipped, stopped });
  });

function saidOf(zh: Finding, en: Finding | undefined): string {
  const { basis: _, ...finding } = zh;
  const words = en && [
    en.message,
    ...en.related.map(({ message }) => message),
    ...en.fixes.map(({ title }) => title),
  ];
  return JSON.stringify([finding, words]);
}

const named = ({ terms }: Reading): string => terms.map((term) => `${term.sign}${addressOf(term)}`).join();

function factsOf(report: Report): string {
  const at = (passage: Paragraph) => passage.range.start;
  const lines: unknown[] = [];
  const read = prose(report);
  for (const { paragraph, tokens, lists, claims, nil, sentences, applications } of read?.passages ?? [])
    lines.push([
      at(paragraph),
      applications,
      sentences,
      tokens.map(({ start, end, value, decimals, marks, unit, unitEnd, group, rank, list, part }) =>
        [start, end, value, decimals, marks, unit?.text, unitEnd, group, rank, list, part].join(' '),
      ),
      lists.map(({ totals, items, judgement }) => [
        totals.map(({ start }) => start),
        items.map(({ start }) => start),
        judgement,
      ]),
      claims.map(({ token, readings, values, certain, verdict }) => [
        token.start,
        readings.map(named),
        values,
        certain,
        verdict,
      ]),
      nil.map(({ readings, broken, ...phrase }) => [
        phrase,
        readings.map(named),
        broken.map(({ value }) => value),
      ]),
    ]);
  lines.push(quoteLinks(report));
  const { fields, passages } = facet(report, contactBlock);
  lines.push(
    fields.map(({ passage, ...field }) => [at(passage), field]),
    [...passages].map(at),
  );
  lines.push(facet(report, longNumbers).map(({ passage, ...number }) => [at(passage), number]));
  lines.push(facet(report, dateMentions).map(({ passage, ...date }) => [at(passage), date]));
  lines.push(
    citations(report, pack.statutes()).map(({ passage, statute, versions, mark, number, ...citation }) => [
      at(passage),
      citation.start,
      citation.end,
      statute?.versions.length,
      versions.map(({ title, number: of }) => [title, of]),
      mark && [mark.open, mark.close, mark.title, mark.inner],
      number && (({ passage: _, ...rest }) => rest)(number),
      citation.by,
      citation.document?.number,
      citation.numbered?.number,
      citation.numberStart,
      citation.articles,
      citation.shortName,
    ]),
  );
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

export const digest = (...parts: readonly string[]): string => {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 8);
};
