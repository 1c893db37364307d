import { dirname } from 'node:path';
import * as z from 'zod';
import { checkDocument } from '../../core/engine/check.js';
import { createRuleSet, type RuleSet } from '../../core/engine/ruleset.js';
import { type CaseContext, runCase } from '../../core/engine/run-case.js';
import type { RuleCase } from '../../core/pack/cases.js';
import { expectSchema } from '../../core/pack/fragment-schema.js';
import { readDocument } from '../../core/report/read.js';
import { LineIndex } from '../../core/text/lines.js';
import { type OpenChain, openChain } from '../../host/packs/open-chain.js';
import { textOf } from '../../host/packs/text.js';
import { parseFrontMatter } from '../../host/settings.lazy.js';
import { onlyPath, type PackJob } from './job.js';
import { survivors } from './mutate.js';

/** `pack test DIR`: every case of its own rules in every table syntax, and whole reports with what is expected. */
export function packTest(job: PackJob): number {
  const { io, say, invocation } = job;
  const open = openChain(onlyPath(job), io.cwd);
  const { composed, layer } = open;
  const all = createRuleSet({
    ...composed.pack,
    rules: composed.pack.rules.map((rule) => ({ ...rule, stage: 'stable' as const })),
  });
  const own = layer.rules.filter(
    ({ rule }) =>
      composed.rules.get(rule.id)?.home === layer.id && layer.read?.files.has(`rules/${rule.id}.yaml`),
  );
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
      for (const { syntax, expected, actual } of runCase(rule.id, one, context)) {
        failures++;
        io.out(`${say.caseFails(rule.id, one.name, syntax)}\n`);
        io.out(`      ${say.expected} ${indented(expected) || say.nothing}\n`);
        io.out(`      ${say.actual} ${indented(actual) || say.nothing}\n`);
      }
    }
    if (invocation.switches.has('mutate')) {
      const { all: mutants, alive } = survivors(rule.id, help.cases as readonly RuleCase[], context);
      io.out(`${say.mutants(mutants - alive.length, mutants)}\n`);
      for (const cell of alive) io.out(`${say.survivor(rule.id, cell)}\n`);
    }
  }
  const files = fileTests(open, all, job);
  failures += files.failures;
  io.out(`${say.tested(own.length, cases, files.count, failures)}\n`);
  return failures === 0 ? 0 : 1;
}

const indented = (text: string): string => text.replaceAll('\n', '\n      ');

/** The rule by itself, with what the engine reports. */
export const alone = (rules: RuleSet, id: string): RuleSet => ({
  ...rules,
  active: rules.active.filter(({ rule }) => rule.id === id || /^(?:engine|suppress)\//.test(rule.id)),
});

/** `tests/*.yaml`: whole reports beside their findings. */
function fileTests(
  { layer, composed }: OpenChain,
  rules: RuleSet,
  { io, say }: PackJob,
): { readonly count: number; readonly failures: number } {
  const read = layer.read!;
  let count = 0;
  let failures = 0;
  for (const name of read.files.keys()) {
    if (!name.startsWith('tests/') || !name.endsWith('.yaml')) continue;
    const test = read.yaml(name, expectSchema(z))!;
    const path = `${dirname(name)}/${test.report}`;
    if (!read.files.has(path))
      read.failIn(name, 'test-report', `没有 ${path}。`, `There is no ${path}.`, ['report']);
    count++;
    const text = textOf(path, read.files.get(path)!);
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
      const asked = test.findings[i];
      const shown = asked
        ? Object.fromEntries(Object.keys(asked).map((key) => [key, finding[key as 'rule']]))
        : finding;
      return JSON.stringify(shown);
    });
    const expected = test.findings.map((finding) => JSON.stringify(finding));
    if (words.join('\n') === expected.join('\n')) continue;
    failures++;
    io.out(`${say.caseFails(name, test.report, 'file')}\n`);
    io.out(`      ${say.expected} ${indented(expected.join('\n')) || say.nothing}\n`);
    io.out(`      ${say.actual} ${indented(words.join('\n')) || say.nothing}\n`);
  }
  return { count, failures };
}
