import { createRuleSet } from '../../core/engine/ruleset.js';
import { runCase } from '../../core/engine/run-case.js';
import type { Language } from '../../core/engine/wording.js';
import type { Range } from '../../core/text/range.js';
import { parseFrontMatter } from '../../host/settings/settings.lazy.js';
import type { ReadFile } from './file-issues.js';
import type { PackContext } from './pack-context.js';

export interface CaseResult {
  readonly name: string;
  /** Its name in the file. */
  readonly range: Range;
  /** Null: as the case says. */
  readonly failure: { readonly expected: string; readonly actual: string; readonly syntaxes: number } | null;
}

/** Runs the cases of a rule as it stands in the editor, each in every way that tables are written. */
export function runCases({ yaml, rule: read }: ReadFile, { pack, base }: PackContext): readonly CaseResult[] {
  if (read === null) return [];
  const { rule, cases } = read;
  const engine = pack.rules.filter(({ id }) => /^(?:engine|suppress)\//.test(id) && id !== rule.id);
  const rules = createRuleSet({ ...pack, rules: [...engine, { ...rule, stage: 'stable' }] });
  return cases.map((one, i) => {
    const failures = runCase(rule.id, one, { pack, base, rules, parseYaml: parseFrontMatter });
    const [first] = failures;
    const { expected, actual } = first ?? {};
    return {
      name: one.name,
      range: yaml.rangeOf(['cases', i, 'name']),
      failure: first ? { expected: expected!, actual: actual!, syntaxes: failures.length } : null,
    };
  });
}

const WORDS = {
  fails: {
    zh: '用例“{name}”不符（{syntaxes} 种写法）。应有：{expected}；实有：{actual}',
    en: 'The case “{name}” fails in {syntaxes} ways of writing. Expected: {expected}; found: {actual}',
  },
  nothing: { zh: '没有发现', en: 'nothing' },
} as const;

/** What came out otherwise than a case says. */
export function caseMessage({ name, failure }: CaseResult, language: Language): string {
  const { expected = '', actual = '', syntaxes = 0 } = failure ?? {};
  const list = (text: string): string =>
    text === '' ? WORDS.nothing[language] : text.replaceAll('\n', ' / ');
  return WORDS.fails[language]
    .replace('{name}', () => name)
    .replace('{syntaxes}', String(syntaxes))
    .replace('{expected}', () => list(expected))
    .replace('{actual}', () => list(actual));
}
