import { ruleOfLawJson } from '../../../generated/rule-of-law-pack.js';
import type { FormData } from '../../form/compile.js';
import type { BaseReport } from '../../render/base-report.js';
import type { CompiledRule, RuleHelp } from '../rule.js';

/** Built-in packs of other forms. */
export const OTHER_BUILTIN = ['cn-rule-of-law-annual'] as const;

/** What such a pack brings besides rules. */
export interface OtherPackData {
  readonly id: string;
  readonly version: string;
  /** `text/*`, `period/date`: rules of the first pack that hold here too. */
  readonly borrow: readonly string[];
  readonly form: FormData;
  readonly base: BaseReport;
  readonly rules: readonly CompiledRule[];
  readonly help: readonly RuleHelp[];
}

/** Null: there is no such pack. */
export const otherPackData = (id: string): OtherPackData | null =>
  id === 'cn-rule-of-law-annual' ? (JSON.parse(ruleOfLawJson()) as OtherPackData) : null;
