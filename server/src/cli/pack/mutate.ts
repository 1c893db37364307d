import { checkDocument } from '../../core/engine/check.js';
import { createRuleSet, type RuleSet } from '../../core/engine/ruleset.js';
import { type CaseContext, runCase } from '../../core/engine/run-case.js';
import { caseReport, type RuleCase } from '../../core/pack/cases.js';
import type { TermData } from '../../core/pack/data.js';
import type { CompiledRule } from '../../core/pack/rule.js';
import { NO_TERMS, TERMS_KIND } from '../../core/pack/terms.js';
import { renderMapped } from '../../core/render/render.js';
import { readDocument } from '../../core/report/read.js';
import type { PackJob } from './job.js';
import { spoiltParams } from './spoil.js';

/** What no case of a rule notices: spoilt versions of the rule, and changed figures of its good report. */
export function showSurvivors(
  rule: CompiledRule,
  cases: readonly RuleCase[],
  context: CaseContext,
  job: PackJob,
): void {
  spoiltRules(rule, cases, context, job);
  changedFigures(rule.id, cases, context, job);
}

/** One table syntax tells as much as all. */
const plain = (one: RuleCase): RuleCase =>
  one.syntaxes || one.text !== undefined ? one : { ...one, syntaxes: ['gfm-flat'] };

function spoiltRules(
  rule: CompiledRule,
  cases: readonly RuleCase[],
  context: CaseContext,
  { io, say }: PackJob,
): void {
  let all = 0;
  const alive: string[] = [];
  for (const { rules, change } of spoiltSets(rule, context, say)) {
    if (rules === null) continue;
    all++;
    if (cases.every((one) => runCase(rule.id, plain(one), { ...context, rules }).length === 0))
      alive.push(change);
  }
  if (all === 0) return;
  io.out(`${say.mutantRules(rule.id, all - alive.length, all)}\n`);
  for (const change of alive) io.out(`${say.survivingRule(change)}\n`);
}

/** A rule is spoilt by what it is told: by its parameters, or by the agreed wording. */
function spoiltSets(rule: CompiledRule, context: CaseContext, say: PackJob['say']) {
  const { pack, rules } = context;
  if (rule.kind !== TERMS_KIND)
    return spoiltParams(rule.params, say).map(({ params, change }) => ({
      rules: withRule({ ...rule, params }, context),
      change,
    }));
  const active = rules.active.map((one) => one.rule);
  return spoiltParams(pack.terms ?? NO_TERMS, say).map(({ params, change }) => ({
    rules: createRuleSet({ ...pack, rules: active, terms: params as TermData }),
    change,
  }));
}

/** The rules of a case with another version of one of them; null: that version is none. */
function withRule(rule: CompiledRule, { rules, pack }: CaseContext): RuleSet | null {
  const others = rules.active.map((one) => (one.rule.id === rule.id ? rule : one.rule));
  try {
    const kind = pack.kinds[rule.kind]!;
    kind.validate?.(rule.params, pack.form);
    return createRuleSet({ ...pack, rules: others });
  } catch {
    return null;
  }
}

const MOST = 1000;

/** Figures of the tables that the rule names, changed one at a time: a little more, far more, nothing. */
function changedFigures(
  id: string,
  cases: readonly RuleCase[],
  context: CaseContext,
  { io, say, language }: PackJob,
): void {
  const good = cases.find((one) => one.expect.length === 0 && one.text === undefined);
  if (good === undefined) return;
  const { form } = context.pack;
  const named = tablesNamed(id, context);
  const isNoticed = (at: string, value: number): boolean => {
    const mutant: RuleCase = { ...good, cells: { ...good.cells, [at]: value } };
    const { text } = renderMapped(form, caseReport(form, context.base, mutant), { syntax: 'gfm-flat' });
    return checkDocument(readDocument(text, form), context.rules).some(({ rule }) => rule === id);
  };
  for (const { table } of caseReport(form, context.base, good).sections) {
    if (table === null || !named.has(table.id)) continue;
    const rows = new Map<string, { all: number; alive: string[] }>();
    let all = 0;
    for (const [key, written] of Object.entries(table.cells)) {
      if (all >= MOST || !/^\d+$/.test(written)) continue;
      all++;
      const [row, column] = key.split('/') as [string, string];
      const line = rows.get(row) ?? { all: 0, alive: [] };
      rows.set(row, line);
      line.all++;
      const figure = Number(written);
      const others = [figure + 1, figure * 10 + 100, 0].filter((value) => value !== figure);
      if (!others.some((value) => isNoticed(`${table.id}/${key}`, value))) line.alive.push(column);
    }
    const alive = [...rows].filter(([, line]) => line.alive.length > 0);
    const killed = all - alive.reduce((sum, [, line]) => sum + line.alive.length, 0);
    const template = form.tables.find((one) => one.id === table.id)!;
    io.out(`${say.mutantFigures(id, template.name[language], killed, all)}\n`);
    const whole = alive.filter(([, line]) => line.alive.length === line.all).map(([row]) => row);
    if (whole.length > 0) io.out(`${say.survivingRows(whole.join(' '))}\n`);
    for (const [row, line] of alive)
      if (!whole.includes(row))
        io.out(`${say.survivingFigures(`${table.id}/${row}`, line.alive.join(' '))}\n`);
  }
}

/** Tables that the rule's parameters name; a rule that names none is not about figures. */
function tablesNamed(rule: string, { pack }: CaseContext): ReadonlySet<string> {
  const text = JSON.stringify(pack.rules.find(({ id }) => id === rule)?.params ?? {});
  const names = (id: string): boolean => [`"${id}"`, `${id}/`, `${id}.`].some((form) => text.includes(form));
  return new Set(pack.form.tables.map(({ id }) => id).filter(names));
}
