import { Script } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import type { AnyCheckKind } from '../../server/src/core/checks/define.js';
import { createRuleSet, type RuleSet } from '../../server/src/core/engine/ruleset.js';
import { CheckRun } from '../../server/src/core/engine/run.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import type { CompiledRule } from '../../server/src/core/pack/rule.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { checkWatched, readWatched, within } from '../../server/src/host/files/watch.js';
import { linearPattern } from '../../server/src/host/packs/pattern.js';
import { cleanText } from '../support/clean.js';

const kind = (run: AnyCheckKind['run']): AnyCheckKind => ({
  summary: '',
  params: (z) => z.strictObject({}),
  messages: null,
  prepare: () => null,
  run,
});
const forever: AnyCheckKind['run'] = () => {
  for (let i = 0; ; i++) if (i < 0) return;
};
const slow =
  (milliseconds: number): AnyCheckKind['run'] =>
  () => {
    for (const end = Date.now() + milliseconds; Date.now() < end; );
  };
const here: AnyCheckKind['run'] = ({ emit, report }) =>
  emit({ message: 'found', range: report.title?.range ?? report.range });
/** Never lets go of what it was given. */
const stubborn: AnyCheckKind['run'] = (context) => {
  for (;;)
    try {
      forever(context, null);
    } catch {}
};

/** So much that a rule may take long by it. */
const LONG = { words: '词'.repeat(30_000) };

/** The built-in pack with these rules before its own, as a pack from outside would have them. */
function withRules(runs: Readonly<Record<string, AnyCheckKind['run']>>): RuleSet {
  const pack = builtinPack();
  const rules = Object.keys(runs).map(
    (name): CompiledRule => ({
      ...pack.rules[0]!,
      id: `local/${name}`,
      kind: name,
      params: LONG,
      messages: { found: { zh: '有', en: 'found' } },
    }),
  );
  const kinds = Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, kind(run)]));
  return createRuleSet({
    ...pack,
    rules: [...rules, ...pack.rules],
    kinds: { ...pack.kinds, ...kinds },
    origins: new Map(
      rules.map(({ id }) => [id, { pack: '', policy: 'open', policyBy: '', pattern: linearPattern }]),
    ),
  });
}

/** Patterns whose words stand in the text but which never match. */
const vain = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${i}丙[一-龥\\d]{1,90}[。-〃]{2}`);

const FAULTY = cleanText().replace('（一）主动公开', '（一）主动公开XX');
const check = (text: string, rules: RuleSet, seconds: number) =>
  checkWatched(readDocument(text, rules.pack.form), rules, {}, seconds);

describe('time', () => {
  test('work that ends is done, work that does not is broken off', () => {
    let done = 0;
    expect(within(1000, () => done++)).toBe(true);
    expect(done).toBe(1);
    expect(within(50, () => stubborn({} as never, null))).toBe(false);
    expect(() =>
      within(1000, () => {
        throw new Error('own');
      }),
    ).toThrow('own');
    expect(Object.getOwnPropertySymbols(globalThis)).not.toContain(Symbol.for('gouji.watched'));
  });

  test.each([
    ['runs for ever', forever],
    ['catches what would stop it', stubborn],
  ])('a rule that %s is one finding that names it and its pack; all others run', (_, run) => {
    const rules = withRules({ before: here, evil: run, after: here });
    const { findings, isHasty } = check(FAULTY, rules, 10);
    expect(isHasty).toBe(true);
    const failed = findings.filter(({ rule }) => rule === 'engine/rule-failed');
    expect(failed.map(({ message }) => message)).toEqual([
      expect.stringMatching(/local\/evil.*cn-gov-info-annual@.*超过1秒/),
    ]);
    const ids = findings.map(({ rule }) => rule);
    expect(ids.filter((id) => id === 'local/before')).toHaveLength(1);
    expect(ids).toEqual(expect.arrayContaining(['local/after', 'text/placeholder']));
  });

  test('a rule that is given up is not asked again in the reports behind', () => {
    const rules = withRules({ evil: forever, after: here });
    const { findings } = check(FAULTY.repeat(8), rules, 10);
    const of = (id: string) => findings.filter(({ rule }) => rule === id).length;
    expect([of('engine/rule-failed'), of('local/after')]).toEqual([1, 8]);
  });

  test('many reports are checked in slices of time, none twice and none left out', () => {
    const rules = withRules({ slow: slow(60), here });
    const { findings, isHasty } = check(cleanText().repeat(6), rules, 2);
    expect(isHasty).toBe(false);
    expect(findings.filter(({ rule }) => rule === 'local/here')).toHaveLength(6);
  });

  test('rules that are slow together but not each are all asked', () => {
    const rules = withRules({ a: slow(700), b: slow(700), c: here });
    const { findings, isHasty } = check(cleanText(), rules, 12);
    expect(isHasty).toBe(false);
    expect(findings.map(({ rule }) => rule)).toEqual(['local/c']);
  });

  test('a file whose time is over says which rules have not checked, and that later reports were not', () => {
    const names = Array.from({ length: 14 }, (_, i) => `slow${i}`);
    const rules = withRules(Object.fromEntries(names.map((name) => [name, slow(95)])));
    const { findings, isHasty } = check(cleanText() + cleanText({ year: 2023 }), rules, 1);
    expect(isHasty).toBe(true);
    const limit = findings.find(({ rule }) => rule === 'engine/limit');
    expect(limit?.message).toMatch(/超过1秒.*\d+条规则未校核：local\/slow.*limits\.seconds/);
  });

  test('a report of any length is read within its time, or said not to be', () => {
    const text = `${cleanText()}${'甲'.repeat(200_000)}`;
    const { form } = builtinPack();
    expect(readWatched(text, () => readDocument(text, form), 20).reports).toHaveLength(1);
    const long = `${text}${'|1|2|\n'.repeat(2_000_000)}`;
    const document = readWatched(long, () => readDocument(long, form), 0.001);
    expect(document.reports).toEqual([]);
    const { findings, isHasty } = checkWatched(document, createRuleSet(builtinPack()), {}, 1);
    expect(isHasty).toBe(true);
    expect(findings.map(({ rule, messageId }) => `${rule} ${messageId}`)).toEqual([
      'engine/limit reading-time',
    ]);
  });

  test.each([
    [1, false],
    [60, true],
  ])('patterns that take many steps are watched from there on, and find the same (%i)', (count, isMany) => {
    const { rules, ...pack } = builtinPack();
    const rule: CompiledRule = {
      ...rules[0]!,
      id: 'local/words',
      kind: 'forbidden-wording',
      params: { patterns: [...vain(count), '丙无'], unless: [] },
      messages: { found: { zh: '有', en: 'found' } },
    };
    const origin = { pack: '', policy: 'open', policyBy: '', pattern: linearPattern } as const;
    const set = createRuleSet({ ...pack, rules: [...rules, rule], origins: new Map([[rule.id, origin]]) });
    const line = `${Array.from({ length: 60 }, (_, i) => `甲${i}丙`).join('')}无。`;
    const text = FAULTY.replace('### （二）', `${line}\n\n### （二）`);
    const document = readDocument(text, pack.form);
    const run = new CheckRun(document, set, {});
    run.toEnd();
    const meter = linearPattern.meter!;
    const timer = vi.spyOn(Script.prototype, 'runInThisContext');
    const { findings, isHasty } = checkWatched(document, set, {}, 20);
    expect(timer.mock.calls.length > 0).toBe(isMany);
    timer.mockRestore();
    expect(isHasty).toBe(false);
    expect(findings).toEqual(run.finish());
    expect(findings.map(({ rule: id }) => id)).toContain('local/words');
    expect(meter.left).toBe(Number.POSITIVE_INFINITY);
  });

  test('without a rule that is slow, the findings are those of an unwatched check', () => {
    const rules = withRules({});
    const text = FAULTY.repeat(3);
    const run = new CheckRun(readDocument(text, rules.pack.form), rules, {});
    run.toEnd();
    expect(check(text, rules, 20).findings).toEqual(run.finish());
  });
});
