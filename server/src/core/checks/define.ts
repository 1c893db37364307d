import type * as zod from 'zod';
import type { Form, Localized } from '../form/form.js';
import type { PlaceData, StatuteData, TermData } from '../pack/data.js';
import type { Paragraph, Report, ReportDocument } from '../report/model.js';
import type { CopyFinder, ReportSummary } from '../report/summary.js';
import type { TextEdit } from '../text/edit.js';
import type { PatternCompiler } from '../text/pattern.js';
import type { Range } from '../text/range.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A value put into a message; `Localized` where it reads differently in the two languages. */
export type MessageValue = string | number | Localized;
export type MessageData = Readonly<Record<string, MessageValue>>;

/** What a check has found: a message id and data. Words and severities are the rule's, in its YAML. */
export interface Problem {
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly range: Range;
  readonly data?: MessageData;
  /** `t3/C7/total`; makes the fingerprint. */
  readonly cell?: string;
  /** What the fingerprint is made of where there is no cell; default: the line around the range. */
  readonly key?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly ProblemFix[];
}

export interface RelatedPlace {
  readonly range: Range;
  readonly message: string;
  readonly data?: MessageData;
  /** Another file's path as the host gave it; absent: this file. */
  readonly path?: string;
}

/** All edits apply or none does. `safe` never changes a figure or a wording whose truth we do not know. */
export interface ProblemFix {
  readonly title: string;
  readonly data?: MessageData;
  readonly kind: 'safe' | 'suggestion';
  readonly edits: readonly TextEdit[];
}

/** Settings of `gouji.yaml` that checks may read. */
export interface AgencySettings {
  readonly name?: string;
  readonly level?: string;
  /** Name or administrative code of the city that contact data is held against. */
  readonly region?: string;
  /** Local deadline for publication, `MM-DD`. */
  readonly deadline?: string;
}

/** Summaries of other reports that this one may be compared with; see the contract, "What is a report". */
export interface Neighbours {
  /** Last year's report of the same agency; null: none or not exactly one. */
  readonly previous: ReportSummary | null;
  /** The declared children's reports of the same year; empty where none are declared. */
  readonly children: readonly ReportSummary[];
  /** Children that are declared but have no report of this year in the run. */
  readonly absentChildren: readonly string[];
  /** Finds copies among other agencies' reports of the same year in the run. */
  readonly siblings: CopyFinder | null;
  /** This report's own summary. */
  readonly own: ReportSummary | null;
}

export interface CheckContext {
  readonly document: ReportDocument;
  readonly report: Report;
  readonly form: Form;
  readonly statutes: StatuteData;
  readonly places: PlaceData;
  readonly terms: TermData;
  readonly agency: AgencySettings;
  readonly neighbours: Neighbours;
  readonly emit: (problem: Problem) => void;
  /**
   * True where the author has switched the rule off for a place, or for the cell of that address. A rule that says
   * several places in one finding leaves these out, and does not count them; of others the engine sees to it.
   */
  readonly isHidden: (place: Range, cell?: string) => boolean;
}

/** A passage before and after an edit of its words. */
export interface OtherWords {
  readonly before: Paragraph;
  readonly after: Paragraph;
}

/** zod is handed in, so that a run that parses no YAML never loads it. */
export type Zod = typeof zod;

export interface CheckKind<P, C> {
  /** One sentence for rule authors. */
  readonly summary: string;
  readonly params: (z: Zod) => zod.ZodType<P>;
  /** Keys that a rule of this kind must word under `messages`; null: the rule's own choice. */
  readonly messages: readonly string[] | null;
  /** Further keys, each worded by rules whose parameters ask for it: older packs know neither. */
  readonly onDemand?: Readonly<Record<string, (params: P) => boolean>>;
  /**
   * Once a rule set: patterns, formulas, look-ups. Throws `RuleError` for what the schema cannot say. Patterns of
   * the parameters go through `pattern` only: those of packs from outside must not reach the native engine.
   */
  readonly prepare: (params: P, form: Form, pattern: PatternCompiler) => C;
  /**
   * Where a rule's YAML is read, before `prepare`: what a run leaves for the first use, since it costs time. Throws
   * `RuleError`.
   */
  readonly validate?: (params: P, form: Form) => void;
  /**
   * What can be made of the parameters alone, as plain data: made once when the built-in pack is compiled, and taken
   * by `prepare` through `digestOf`. For tables whose making would be felt at every start.
   */
  readonly digest?: (params: P) => unknown;
  /** Cells that the kind reads from other reports' summaries: addresses, or all. */
  readonly reads?: (prepared: C) => readonly string[] | 'all';
  /** Passages of its own report that a kind with `reads` reads: what is kept of the text where reports are compared without it. */
  readonly passages?: (text: string) => boolean;
  /**
   * Looks among all reports of the run (`neighbours.siblings`), so that an edit anywhere may change what it finds.
   * Kinds without it must leave `siblings` alone: their findings are kept while their own report stays as it is.
   */
  readonly searchesRun?: true;
  /**
   * Passages of prose that bear on what it finds; default: all may. Where only the words of another one have changed,
   * what it found still holds and it is not asked again.
   */
  readonly concerns?: (passage: Paragraph, prepared: C) => boolean;
  /**
   * True where what these words make it find, and what they keep it from finding, shows in the passage alone, seen
   * without headings, tables and other prose. Where it has found nothing before, it is then asked about that passage.
   */
  readonly alone?: (words: OtherWords, prepared: C) => boolean;
  /** Finds nothing by itself: the engine or the host finds, the rule words and weighs. */
  readonly idle?: true;
  /** Says that something is not there: not asked about a report of which a limit has left something unread. */
  readonly absence?: true;
  /** Text rules also run on reports of unsupported years. */
  readonly textOnly?: boolean;
  readonly run: (context: CheckContext, prepared: C) => void;
  /**
   * For kinds of which packs hold hundreds of rules: what these share is done once a report. Made once a rule set, of
   * all its rules of the kind; tells of a report, by their places, which may find something (not 0). The others are
   * not run, so that a sieve must never leave out a rule that would have found something.
   */
  readonly sieve?: (all: readonly C[], form: Form) => (report: Report) => Uint8Array;
}

// Parameters differ by kind; the pack's schema has checked them before `run` sees them.
// biome-ignore lint/suspicious/noExplicitAny: an existential type, which TypeScript lacks
export type AnyCheckKind = CheckKind<any, any>;

/** `concerns` of kinds that read headings and tables only. */
export const NO_PROSE = (): boolean => false;

/** `alone` of kinds that look at one passage after the other. */
export const ALONE = (): boolean => true;

/** The kind's name is its file's name; `generated/check-kinds.ts` lists the folder. */
export const defineCheck = <P, C>(kind: CheckKind<P, C>): CheckKind<P, C> => kind;

/** A rule's parameters do not fit the form: said at the rule's YAML. */
export class RuleError extends Error {
  readonly path: readonly (string | number)[];
  /** For programs, `pack/pattern`; null: the rule as a whole is wrong. */
  readonly code: string | null;
  /** For the author of the rule. */
  readonly words: Localized;
  /** Which part of the text at the path is wrong; null: all of it. */
  readonly part: { readonly from: number; readonly to: number } | null;
  constructor(
    words: string | Localized,
    path: readonly (string | number)[] = [],
    code: string | null = null,
    part: RuleError['part'] = null,
  ) {
    super(typeof words === 'string' ? words : words.en);
    this.words = typeof words === 'string' ? { zh: words, en: words } : words;
    this.path = path;
    this.code = code;
    this.part = part;
  }
}
