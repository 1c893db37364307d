import { ruleOfLawJson } from '../../generated/rule-of-law-pack.js';
import { type FormData, hydrateForm } from '../form/compile.js';
import type { BaseReport } from '../render/base-report.js';
import { builtinPack } from './builtin.js';
import { builtinHelp } from './builtin-help.js';
import type { CompiledPack, CompiledRule, RuleHelp } from './rule.js';

/** A built-in pack with what explaining and testing it needs. */
export interface OtherPack {
  readonly pack: CompiledPack;
  readonly help: readonly RuleHelp[];
  readonly base: BaseReport;
}

interface PackData {
  readonly id: string;
  readonly version: string;
  /** `text/*`, `period/date`: rules of the first pack that hold here too. */
  readonly borrow: readonly string[];
  readonly form: FormData;
  readonly base: BaseReport;
  readonly rules: readonly CompiledRule[];
  readonly help: readonly RuleHelp[];
}

/** What the engine says of files belongs to every form. */
const ENGINE = ['engine/*', 'suppress/*'];

/** A built-in pack besides the one that needs no entry; null: there is none of the id. */
export function builtinPackNamed(id: string): OtherPack | null {
  if (id !== 'cn-rule-of-law-annual') return null;
  const { version, borrow, form, base, rules, help } = JSON.parse(ruleOfLawJson) as PackData;
  const first = builtinPack();
  const own = new Set(rules.map((rule) => rule.id));
  const taken = new Set([...ENGINE, ...borrow]);
  const isTaken = (rule: string): boolean =>
    !own.has(rule) && (taken.has(rule) || taken.has(`${rule.split('/')[0]}/*`));
  return {
    pack: {
      ...first,
      id,
      version,
      form: hydrateForm(form),
      rules: [...first.rules.filter((rule) => isTaken(rule.id)), ...rules],
    },
    help: [...builtinHelp().filter((page) => isTaken(page.id)), ...help],
    base,
  };
}
