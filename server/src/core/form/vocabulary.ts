/**
 * The words by which figures in the prose of a form's reports are understood: plain data, from
 * `rules/<pack>/data/vocabulary.yaml`. Entries of `patterns` and `words` are fragments of regular expressions.
 */
export interface ProseVocabulary {
  readonly units: readonly UnitWord[];
  readonly patterns: Readonly<Record<PatternName, readonly string[]>>;
  readonly topics: readonly TopicWords[];
  readonly claims: readonly ClaimWords[];
  readonly appeals: AppealWords;
  readonly nil: readonly NilWords[];
  /** Sections that tell of problems and plans: their numbers say nothing of the tables. */
  readonly plans: readonly string[];
}

export interface UnitWord {
  readonly unit: string;
  /** Units that share a family may stand for each other in a list; never mixed where empty. */
  readonly families: readonly string[];
  /** Whether a number in this unit can quote a cell; `named`: only beside the topic's own noun. */
  readonly claim?: 'yes' | 'named' | 'no' | undefined;
  /** A Chinese numeral counts before this unit. */
  readonly numeral?: boolean | undefined;
  /** What follows where the sign is no unit: 例 after 条. */
  readonly not?: readonly string[] | undefined;
}

export const patternNames = [
  'numeralNotAfter',
  'numeralNot',
  'approximateBefore',
  'approximateAfter',
  'each',
  'context',
  'delta',
  'otherYear',
  'carried',
  'cumulative',
  'markers',
  'perspective',
  'predicate',
  'aside',
  'asideBefore',
  'resume',
  'open',
  'flow',
  'applicationFlow',
  'rest',
  'remainder',
  'totalWord',
  'totalAfter',
  'channel',
  'scopeSentence',
  'scopeClause',
  'wholeArea',
  'areaAgency',
  'attribute',
  'application',
  'share',
  'notShare',
  'respectively',
  'growthUp',
  'growthDown',
  'notGrowth',
  'becomes',
  'reaches',
  'comparison',
  'quantityNoise',
  'quantityVerb',
  'quantityScope',
] as const;

export type PatternName = (typeof patternNames)[number];

/** What a sentence must speak of before its numbers are held against a table. */
export interface TopicWords {
  readonly id: string;
  /** Matters of section one that are about it as a whole. */
  readonly matters: readonly string[];
  /** Words that make a sentence speak of it. */
  readonly words: readonly string[];
  /** Beside the number: it counts something else. */
  readonly reject: readonly string[];
}

/** What a number beside these words says of the tables. */
export interface ClaimWords {
  readonly topic: string;
  readonly words: readonly string[];
  /** Sums of cell addresses; equal to one of them is enough. */
  readonly readings: readonly string[];
  /** Usage leaves no other reading. */
  readonly certain?: boolean | undefined;
  /** May be one item of a list. */
  readonly part?: boolean | undefined;
  /** Single cells that careless authors quote instead of the class: a hint, no more. */
  readonly leaves?: readonly string[] | undefined;
}

/** Table four: who was asked, and what came of it. */
export interface AppealWords {
  readonly words: readonly string[];
  /** The sentence is about disclosure, not about the agency's own business of review. */
  readonly context: readonly string[];
  readonly subjects: readonly {
    readonly words: readonly string[];
    /** Alternatives, each a list of rows (`t4/direct`) to be added. */
    readonly rows: readonly (readonly string[])[];
    readonly certain: boolean;
  }[];
  readonly results: readonly { readonly words: readonly string[]; readonly column: string }[];
  /** Results that the table does not have under that name. */
  readonly otherResults: readonly string[];
}

/** A phrase that says that there was none. */
export interface NilWords {
  /** Whole pattern of the phrase. */
  readonly words: readonly string[];
  /** Anywhere in the phrase: it says something narrower. */
  readonly reject: readonly string[];
  /** The sentence must speak of this, where the phrase alone does not say it. */
  readonly context: readonly string[];
  /** Each must be nought. */
  readonly zero: readonly string[];
  /** `nil`: none came; `upheld`: none of another outcome; `finished`: none left (less certain). */
  readonly message: 'nil' | 'upheld' | 'finished';
}
