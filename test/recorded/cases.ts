import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { caseReport, caseSyntaxes, type RuleCase } from '../../server/src/core/pack/cases.js';
import { renderReport } from '../../server/src/core/render/render.js';
import { type Random, random } from '../fuzz/random.js';
import { RULES_WITH_CASES } from '../support/rule-cases.js';
import { seedOf, type Watched } from './record.js';
import { medley, variant } from './variants.js';

const pack = builtinPack();
const base = builtinBaseReport();

const linesOf = (text: string | undefined): string[] =>
  (text ?? '').split('\n').filter((line) => line !== '');
const proseOf = ({ intro, paragraphs, text }: RuleCase): string[] => [
  ...linesOf(intro),
  ...Object.values(paragraphs ?? {}).flatMap(linesOf),
  ...linesOf(text),
];

/** The sentences that cases are about. */
export const sentencesOf = (cases: readonly RuleCase[]): string[] => [...new Set(cases.flatMap(proseOf))];

/** Every sentence that a case of a rule is about. */
export const SENTENCES: readonly string[] = [
  ...new Set([
    ...RULES_WITH_CASES.flatMap(({ cases }) => cases.flatMap(proseOf)),
    ...base.prose.flatMap(({ text }) => text),
  ]),
];

/** A case as a text, in one of the renderings in which it means something. */
export function textOf(one: RuleCase, turn: number): string {
  let text = one.text;
  if (text === undefined) {
    const model = caseReport(pack.form, base, one);
    const syntaxes = caseSyntaxes(one, model);
    text = renderReport(pack.form, model, { syntax: syntaxes[turn % syntaxes.length]! });
  }
  for (const { find, with: by } of one.replace ?? []) text = text.replace(find, () => by);
  return text;
}

const optionsOf = ({ region, level, deadline }: RuleCase): Watched['options'] => ({
  agency: {
    ...(region === undefined ? {} : { region }),
    ...(level === undefined ? {} : { level }),
    ...(deadline === undefined ? {} : { deadline }),
  },
});

const EACH = 8;

/** The case with its words and figures written in other ways, several of each where there is room. */
export function varied(one: RuleCase, random: Random, others: readonly string[]): RuleCase {
  const vary = (text: string): string => variant(text, random, others).replaceAll('\n', ' ');
  const many = (text: string): string =>
    linesOf(text)
      .flatMap((line) => Array.from({ length: EACH }, () => vary(line)))
      .join('\n');
  const each = <T>(entries: Readonly<Record<string, T>> | undefined, change: (value: T) => T) =>
    entries && Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value)]));
  const figure = (value: string | number) =>
    random.below(3) > 0 ? value : random.of([0, 1, 2, 3, 12, '', '/', '1.5', '-1', '１', '2件', `${value}0`]);
  return {
    ...one,
    title: one.title && vary(one.title),
    intro: one.intro === undefined ? undefined : linesOf(one.intro).map(vary).join('\n'),
    signature: one.signature === undefined ? undefined : linesOf(one.signature).map(vary).join('\n'),
    paragraphs: each(one.paragraphs, many),
    headings: each(one.headings, vary),
    labels: each(one.labels, vary),
    contact: each(one.contact as Record<string, string> | undefined, vary) as RuleCase['contact'],
    cells: each(one.cells, figure),
    text:
      one.text === undefined
        ? undefined
        : linesOf(one.text)
            .map((line) => (random.below(3) === 0 ? vary(line) : line))
            .join('\n'),
  } as RuleCase;
}

/** Each case of a rule with slips of the pen. Chance begins anew at each, so that a case more moves no other's page. */
export function caseDocuments(id: string, cases: readonly RuleCase[]): Watched[] {
  const own = sentencesOf(cases);
  return cases.map((one) => {
    const seed = seedOf(`${id} ${one.name}`);
    return {
      name: one.name,
      text: textOf(varied(one, random(seed), own.length > 0 ? own : [one.name]), seed % 11),
      options: optionsOf(one),
    };
  });
}

/** Sentences of the rules on figures in prose: they have most to say to each other. */
const COUNTING: readonly string[] = [
  ...new Set(
    RULES_WITH_CASES.filter(({ id }) => id.startsWith('narrative/')).flatMap(({ cases }) =>
      cases.flatMap(proseOf),
    ),
  ),
];

/** A report whose paragraphs are of clauses that were never written together. */
export function medleyReport(year: number, random: Random): string {
  const words = () => {
    const from = random.below(3) > 0 ? COUNTING : SENTENCES;
    const text = medley(random, from);
    return (random.below(2) === 0 ? variant(text, random, from) : text).replaceAll('\n', ' ');
  };
  const paragraphs = Object.fromEntries(
    base.prose.map(({ key }) => [key, Array.from({ length: 20 }, words).join('\n')]),
  );
  return textOf({ name: '', year, paragraphs, expect: [] } as unknown as RuleCase, random.below(11));
}

/** Reports of nothing but slips of the sentences that the rules of a group are about. */
export function denseReports(group: string, random: Random): Watched[] {
  const own = [
    ...new Set(
      RULES_WITH_CASES.filter(({ id }) => id.startsWith(`${group}/`)).flatMap(({ cases }) =>
        cases.flatMap(proseOf),
      ),
    ),
  ];
  const lines = own.flatMap((line) =>
    Array.from({ length: 4 }, () => variant(line, random, own).replaceAll('\n', ' ')),
  );
  const reports: Watched[] = [];
  while (lines.length > 0) {
    // Turned, so that a report has something of many cases.
    const paragraphs = Object.fromEntries(
      base.prose.map(({ key }) => [
        key,
        Array.from({ length: 6 }, () => lines.splice(random.below(lines.length), 1)).join('\n'),
      ]),
    );
    const at = reports.length;
    const text = textOf(
      { name: '', year: 2020 + (at % 5), paragraphs, expect: [] } as unknown as RuleCase,
      at,
    );
    reports.push({ name: String(at), text });
  }
  return reports;
}
