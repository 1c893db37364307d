import type { AnyCheckKind, Severity } from '../checks/define.js';
import type { Form, Localized } from '../form/form.js';
import type { PatternCompiler } from '../text/pattern.js';
import type { StatuteData, Term } from './data.js';
import type { Path } from './issue.js';
import type { CompiledPack, CompiledRule, RuleHelp, RulePolicy } from './rule.js';

/** Where a value was set: a file and its line, from 1. */
export interface Place {
  /** `cn.aa.bb@2026.1.0` */
  readonly pack: string;
  /** For people: a path, or `archive.goujipack!pack.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why a pack is refused. */
export interface PackFault {
  /** `pack/weaker-locked`; one for each kind of refusal, for programs. */
  readonly code: string;
  readonly message: Localized;
  readonly place: Place | null;
  readonly related?: readonly { readonly place: Place; readonly message: Localized }[];
}

export type Tighten = 'up' | 'down' | 'superset' | 'subset' | 'none';
export type LevelOrOff = Severity | 'off';

export interface LayerRule {
  readonly rule: CompiledRule;
  readonly help: RuleHelp;
  readonly policy: RulePolicy;
  readonly tighten: Readonly<Record<string, Tighten>>;
  readonly place: Place;
}

export interface Adjustment {
  readonly severity?: LevelOrOff | undefined;
  readonly policy?: RulePolicy | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

export interface Waiver {
  readonly pack: string;
  readonly rule: string;
  readonly until: string;
  readonly reason: string;
}

/** A term where a pack says it. */
export interface LayerTerm {
  readonly term: Term;
  readonly place: Place;
}

/** One pack of a chain, read and compiled; those that it extends come before it. */
export interface PackLayer {
  readonly id: string;
  readonly version: string;
  readonly parents: readonly string[];
  readonly builtin: CompiledPack | null;
  readonly form: Form;
  readonly rules: readonly LayerRule[];
  readonly adjust: Readonly<Record<string, Adjustment>>;
  readonly waivers: readonly Waiver[];
  readonly statutes: StatuteData | null;
  /** Place in its statutes; absent: there are none. */
  readonly statutesAt?: (path: Path) => Place;
  readonly terms: readonly LayerTerm[] | null;
  /** A signature was held against a trusted key. */
  readonly signed: boolean;
  /** Place in its `pack.yaml`. */
  readonly placeOf: (path: Path) => Place;
}

/** A pack that holds a rule down, and the rule as it then stood: nothing below may be weaker without its leave. */
export interface Hold {
  readonly by: Place;
  readonly level: LevelOrOff;
  readonly params: unknown;
}

/** A rule as a chain of packs leaves it. */
export interface EffectiveRule {
  readonly rule: CompiledRule;
  readonly help: RuleHelp;
  /** Id of the pack that brought it. */
  readonly home: string;
  readonly policy: RulePolicy;
  readonly level: LevelOrOff;
  readonly tighten: Readonly<Record<string, Tighten>>;
  /** Who set what; parameters by name. */
  readonly severitySet: Place;
  readonly policySet: Place;
  readonly paramsSet: Readonly<Record<string, Place>>;
  /** From the highest pack down; empty: the rule is open. */
  readonly holds: readonly Hold[];
  /** Its parameters are no longer the built-in pack's: patterns in them are from outside. */
  readonly foreign: boolean;
}

export interface ComposeContext {
  /** Compiles patterns of packs that are not built in. */
  readonly pattern: PatternCompiler;
  readonly kinds: Readonly<Record<string, AnyCheckKind>>;
  /** Today, `2026-11-23`: waivers end. */
  readonly today: string;
  /** Parameters against their kind and form: null, or what is wrong. */
  readonly checkParams: (rule: CompiledRule, form: Form) => Localized | null;
}
