import { checkDocument } from '../../core/engine/check.js';
import { createRuleSet, type RuleSet } from '../../core/engine/ruleset.js';
import { type CaseContext, type CaseFailure, runCase } from '../../core/engine/run-case.js';
import type { RuleCase } from '../../core/pack/cases.js';
import { readDocument } from '../../core/report/read.js';
import { LineIndex } from '../../core/text/lines.js';
import { checkCases, type OpenLayer, openLayer, rulesOf, samplesOf } from '../../host/packs/open-chain.js';
import { parseFrontMatter } from '../../host/settings/settings.lazy.js';
import { onlyPath, type PackJob } from './job.js';
import { showSurvivors } from './mutate.js';

/** `pack test DIR`: every case of its own rules in every table syntax, and whole reports with what is expected. */
export function packTest(job: PackJob): number {
  const { io, say, invocation } = job;
  const open = openLayer(onlyPath(job), io.cwd);
  checkCases(open);
  const { composed, layer } = open;
  const all = createRuleSet({
    ...composed.pack,
    rules: composed.pack.rules.map((rule) => ({ ...rule, stage: 'stable' as const })),
  });
  const own = rulesOf(open);
  let cases = 0;
  let failures = 0;
  for (const { rule, help } of own) {
    const context: CaseContext = {
      pack: composed.pack,
      base: layer.base,
      rules: alone(all, rule.id),
      parseYaml: parseFrontMatter,
    };
    for (const one of help.cases as readonly RuleCase[]) {
      cases++;
      const wrong = runCase(rule.id, one, context);
      if (wrong.length > 0) failures++;
      for (const { expected, actual, syntaxes } of alike(wrong)) {
        const where = syntaxes.length > 3 ? say.syntaxes(syntaxes.length) : syntaxes.join(' ');
        io.out(`${say.caseFails(rule.id, one.name, where)}\n`);
        io.out(`      ${say.expected} ${indented(expected) || say.nothing}\n`);
        io.out(`      ${say.actual} ${indented(actual) || say.nothing}\n`);
      }
    }
    if (invocation.switches.has('mutate'))
      showSurvivors(rule, help.cases as readonly RuleCase[], context, job);
  }
  const files = fileTests(open, all, job);
  failures += files.failures;
  io.out(`${say.tested(own.length, cases, files.count, failures)}\n`);
  return failures === 0 ? 0 : 1;
}

/** Most mistakes show in every table syntax alike: said once. */
function alike(failures: readonly CaseFailure[]) {
  const groups = new Map<string, { expected: string; actual: string; syntaxes: string[] }>();
  for (const { expected, actual, syntax } of failures) {
    const key = `${expected}\n\n${actual}`;
    const group = groups.get(key) ?? { expected, actual, syntaxes: [] };
    group.syntaxes.push(syntax);
    groups.set(key, group);
  }
  return groups.values();
}

const indented = (text: string): string => text.replaceAll('\n', '\n      ');

/** The rule by itself, with what the engine reports. */
export const alone = (rules: RuleSet, id: string): RuleSet => ({
  ...rules,
  active: rules.active.filter(({ rule }) => rule.id === id || /^(?:engine|suppress)\//.test(rule.id)),
});

/** `tests/*.yaml`: whole reports beside their findings. */
function fileTests(
  { layer: { read }, composed }: OpenLayer,
  rules: RuleSet,
  { io, say }: PackJob,
): { readonly count: number; readonly failures: number } {
  if (read === null) return { count: 0, failures: 0 };
  const samples = samplesOf(read);
  let failures = 0;
  for (const { name, report, findings, text } of samples) {
    const lines = new LineIndex(text);
    const actual = checkDocument(readDocument(text, composed.pack.form), rules, {
      parseYaml: parseFrontMatter,
    }).map(({ rule, severity, range, cell }) => ({
      rule,
      severity,
      line: lines.positionAt(range.start).line + 1,
      at: cell,
    }));
    const words = actual.map((finding, i) => {
      const asked = findings[i];
      const shown = asked
        ? Object.fromEntries(Object.keys(asked).map((key) => [key, finding[key as 'rule']]))
        : finding;
      return JSON.stringify(shown);
    });
    const expected = findings.map((finding) => JSON.stringify(finding));
    if (words.join('\n') === expected.join('\n')) continue;
    failures++;
    io.out(`${say.caseFails(name, report, 'file')}\n`);
    io.out(`      ${say.expected} ${indented(expected.join('\n')) || say.nothing}\n`);
    io.out(`      ${say.actual} ${indented(words.join('\n')) || say.nothing}\n`);
  }
  return { count: samples.length, failures };
}
