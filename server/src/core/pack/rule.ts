import type { AnyCheckKind, Severity } from '../checks/define.js';
import type { Form, Localized } from '../form/form.js';
import type { PatternCompiler } from '../text/pattern.js';
import type { PlaceData, StatuteData, TermData } from './data.js';

/** A rule as a run needs it: compiled ahead of time from its YAML, plain data. */
export interface CompiledRule {
  readonly id: string;
  readonly severity: Severity;
  readonly stage: 'stable' | 'trial';
  readonly kind: string;
  readonly params: unknown;
  readonly basis: Localized;
  readonly messages: Readonly<Record<string, RuleMessage>>;
  /** Report years, inclusive, that a pack says its rules are for; absent: every year of the form. */
  readonly years?: readonly [number | null, number | null];
}

/** What a child may do with a rule: anything, only tighten, or nothing that changes it. */
export type RulePolicy = 'open' | 'floor' | 'locked';

/** What the engine must know of where a rule of a composed pack comes from. */
export interface RuleOrigin {
  /** `cn.aa.bb@2026.1.0` */
  readonly pack: string;
  readonly policy: RulePolicy;
  /** `cn.aa@2026.1.0`: who set the policy. */
  readonly policyBy: string;
  /** How patterns of its parameters are compiled; absent: natively. */
  readonly pattern?: PatternCompiler;
}

export interface RuleMessage extends Localized {
  /** Where one message of a rule weighs otherwise than the rule. */
  readonly severity?: Severity;
}

/** What `explain`, hover and SARIF help need, kept apart from the hot path. */
export interface RuleHelp {
  readonly id: string;
  readonly title: Localized;
  readonly why: Localized;
  readonly remedy: Localized;
  readonly basis: Localized;
  readonly severity: Severity;
  readonly kind: string;
  readonly params: unknown;
  readonly cases: readonly unknown[];
  readonly source: { readonly path: string; readonly line: number };
}

export interface CompiledPack {
  readonly id: string;
  readonly version: string;
  readonly form: Form;
  readonly rules: readonly CompiledRule[];
  readonly statutes: () => StatuteData;
  readonly places: () => PlaceData;
  /** Absent: nothing was agreed upon; the built-in packs agree upon nothing. */
  readonly terms?: TermData;
  readonly kinds: Readonly<Record<string, AnyCheckKind>>;
  /** Rules by id, where the pack is composed of several; absent: all are the pack's own and open. */
  readonly origins?: ReadonlyMap<string, RuleOrigin>;
  /** Explanations of all its rules; absent: those of the built-in packs. */
  readonly help?: ReadonlyMap<string, RuleHelp>;
}
