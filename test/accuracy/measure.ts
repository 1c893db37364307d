import { checkDocument } from '../../server/src/core/engine/check.js';
import type { Finding } from '../../server/src/core/engine/finding.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { renderReport } from '../../server/src/core/render/render.js';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { type CorpusReport, readCorpus } from '../support/corpus.js';
import type { Mutant, Mutation } from './mutation.js';
import { narrativeMutations } from './mutations/narrative.js';
import { structureMutations } from './mutations/structure.js';
import { tableMutations } from './mutations/tables.js';
import { wordMutations } from './mutations/words.js';

export const MUTATIONS: readonly Mutation[] = [
  ...tableMutations,
  ...structureMutations,
  ...narrativeMutations,
  ...wordMutations,
];

export interface FaultFigures {
  readonly name: string;
  readonly rule: string;
  readonly planted: number;
  readonly found: number;
  /** Errors of other rules that the report did not have before: one fault should be one finding. */
  readonly alarms: number;
  /** First misses, for reading. */
  readonly misses: readonly string[];
}

export interface Accuracy {
  readonly reports: number;
  readonly renderings: number;
  readonly faults: readonly FaultFigures[];
  /** Findings on clean reports, by rule and severity, with the reports that have them. */
  readonly falseAlarms: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly reports: number;
    readonly example: string;
  }[];
  /** Labelled faults of the corpus that no finding names. */
  readonly unfound: readonly string[];
}

const pack = builtinPack();
const rules = createRuleSet(pack);

const findingsOf = (text: string, { entry }: CorpusReport): readonly Finding[] =>
  checkDocument(readDocument(text, pack.form), rules, {
    agency: {
      ...(entry.level ? { level: entry.level } : {}),
      ...(entry.region ? { region: entry.region } : {}),
    },
  });

/** Every report of the corpus in its own rendering for false alarms; every mutation in a rendering that turns. */
export function measure(root: string): Accuracy {
  const corpus = readCorpus(root).filter(({ entry }) => !entry.file?.startsWith('faulty'));
  const alarms = new Map<string, { rule: string; severity: string; reports: number; example: string }>();
  const unfound: string[] = [];
  for (const report of corpus) lookAtClean(report, alarms, unfound);
  const clean = corpus.filter(
    ({ entry }) => (entry.faults ?? []).length === 0 && (entry.replace ?? []).length === 0,
  );
  return {
    reports: corpus.length,
    renderings: TABLE_SYNTAXES.length,
    faults: MUTATIONS.map((mutation) => plant(mutation, clean)),
    falseAlarms: [...alarms.values()].sort((a, b) => b.reports - a.reports),
    unfound,
  };
}

function lookAtClean(
  report: CorpusReport,
  alarms: Map<string, { rule: string; severity: string; reports: number; example: string }>,
  unfound: string[],
): void {
  const findings = findingsOf(report.text, report);
  const labelled = report.entry.faults ?? [];
  const words = (f: Finding) => report.text.slice(f.range.start, f.range.end);
  const isLabelled = (f: Finding) =>
    labelled.some(
      (l) =>
        l.rule === f.rule &&
        (l.at
          ? l.at === f.cell
          : l.text === undefined || words(f).includes(l.text) || l.text.includes(words(f))),
    );
  for (const label of labelled) {
    if (!findings.some((f) => f.rule === label.rule && isLabelled(f)))
      unfound.push(`${report.name}: ${label.rule} ${label.at ?? label.text ?? ''}`);
  }
  const seen = new Set<string>();
  for (const finding of findings) {
    if (isLabelled(finding)) continue;
    const key = `${finding.rule} ${finding.severity}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const entry = alarms.get(key) ?? {
      rule: finding.rule,
      severity: finding.severity,
      reports: 0,
      example: `${report.name}: ${finding.message}`,
    };
    entry.reports++;
    alarms.set(key, entry);
  }
}

function plant(mutation: Mutation, corpus: readonly CorpusReport[]): FaultFigures {
  let planted = 0;
  let found = 0;
  let alarms = 0;
  const misses: string[] = [];
  corpus.forEach((report, index) => {
    const mutant = mutation.apply(report.model, picker(`${report.name}${mutation.name}`));
    if (mutant === null) return;
    const syntax = TABLE_SYNTAXES[(index + MUTATIONS.indexOf(mutation)) % TABLE_SYNTAXES.length]!;
    const before = renderReport(pack.form, report.model, { syntax });
    const rendered = renderReport(pack.form, mutant.model, { syntax });
    const text = mutant.replace ? rendered.replace(mutant.replace[0], () => mutant.replace![1]) : rendered;
    if (text === before) return;
    planted++;
    const known = new Set(findingsOf(before, report).map((f) => f.fingerprint));
    const findings = findingsOf(text, report).filter((f) => !known.has(f.fingerprint));
    if (findings.some((f) => f.rule === mutation.rule && stands(f, mutant, text))) found++;
    else if (misses.length < 3)
      misses.push(
        `${report.name} [${syntax}] ${findings.map((f) => `${f.rule}@${f.cell ?? text.slice(f.range.start, f.range.end).slice(0, 20)}`).join(' ; ')}`,
      );
    if (findings.some((f) => f.rule !== mutation.rule && f.severity === 'error')) alarms++;
  });
  return { name: mutation.name, rule: mutation.rule, planted, found, alarms, misses };
}

function stands(finding: Finding, { at }: Mutant, text: string): boolean {
  if (at === 'anywhere') return true;
  if ('cell' in at) return finding.cell === at.cell;
  const words = text.slice(finding.range.start, finding.range.end);
  return words.includes(at.text) || at.text.includes(words);
}

/** Chooses by a hash of the name: the same report gets the same fault in every run. */
export function picker(seed: string): <T>(list: readonly T[]) => T {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  return (list) => {
    state = Math.imul(state ^ (state >>> 13), 1597334677) >>> 0;
    return list[state % list.length]!;
  };
}
