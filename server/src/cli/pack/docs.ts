import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EffectiveRule } from '../../core/pack/layer.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import { type OpenLayer, openLayer } from '../../host/packs/open-chain.js';
import { caseLines, type ShownCase } from '../explain/explain-case.js';
import { formulas } from '../explain/explain-examples.js';
import { termLines } from '../explain/explain-terms.js';
import { messagesIn } from '../messages/index.js';
import { handbook, type RulePage } from './handbook.js';
import { onlyPath, option, type PackJob } from './job.js';

/** `pack docs DIR -o OUT`: a Markdown page of every rule that holds, and one HTML handbook that needs no network. */
export function packDocs(job: PackJob): number {
  const { io, say, language } = job;
  const open = openLayer(onlyPath(job), io.cwd);
  const out = resolve(io.cwd, option(job, 'out') ?? 'docs');
  const { read, version, form } = open.layer;
  const name = read?.manifest.name ?? form.name;
  const pages = [...open.composed.rules.values()]
    .filter(({ level }) => level !== 'off')
    // What the pack itself brings comes first, then what its nearest parents do.
    .sort((a, b) => levelsAbove(b.home, open) - levelsAbove(a.home, open))
    .map((rule) => pageOf(rule, open.composed.pack, job));
  const title = `${name[language]} ${version}`;
  mkdirSync(out, { recursive: true });
  const markdown = [`# ${title}`, ...pages.map(markdownOf)].join('\n\n');
  writeFileSync(join(out, 'rules.md'), `${markdown}\n`);
  writeFileSync(join(out, 'handbook.html'), handbook(title, language, pages));
  for (const name of ['rules.md', 'handbook.html'])
    io.out(`${say.docsWritten(join(option(job, 'out') ?? 'docs', name))}\n`);
  return 0;
}

/** The place of a pack in its chain; the one that the handbook is of has the highest. */
const levelsAbove = (home: string, { composed }: OpenLayer): number =>
  composed.layers.findIndex(({ id }) => id === home);

function pageOf(effective: EffectiveRule, pack: CompiledPack, job: PackJob): RulePage {
  const { language } = job;
  const words = messagesIn(language);
  const { rule, help, level, policy, policySet, severitySet } = effective;
  const by = policy === 'open' ? severitySet.pack : policySet.pack;
  const cases = help.cases as readonly ShownCase[];
  const shown = [
    ...cases.filter(({ expect }) => expect.length === 0).slice(0, 1),
    ...cases.filter(({ expect }) => expect.length > 0).slice(0, 2),
  ];
  return {
    id: rule.id,
    title: help.title[language],
    facts: [
      [words.level, [`${level === 'off' ? words.off : words.severity[level]}（${policy}，${by}）`]],
      [words.why, [help.why[language]]],
      [words.legalBasis, [rule.basis[language]]],
      [words.formula, formulas(rule.params).map((words) => words[language])],
      [words.agreedWording, termLines(rule, pack, language)],
      [words.howToMend, [help.remedy[language]]],
    ],
    examples: shown.map((one) => [
      `${one.expect.length === 0 ? words.goodExample : words.badExample}：${one.name}`,
      caseLines(one, pack.form, language, words),
    ]),
  };
}

const markdownOf = ({ id, title, facts, examples }: RulePage): string =>
  [
    `## ${title}\n\n\`${id}\``,
    ...facts
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => `**${name}**  \n${lines.join('  \n')}`),
    ...examples.map(([name, lines]) => [`- ${name}`, ...lines.map((line) => `  - ${line}`)].join('\n')),
  ].join('\n\n');
