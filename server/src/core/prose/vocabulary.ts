import type { PatternName, ProseVocabulary, TopicWords, UnitWord } from '../form/vocabulary.js';
import { compileGates, type Gates } from './gates.js';

export interface Unit {
  readonly text: string;
  /** Bits of the families; 0: never mixed. */
  readonly families: number;
  readonly claim: 'yes' | 'named' | 'no';
  readonly numeral: boolean;
  readonly not: readonly string[];
}

export interface Topic {
  readonly id: string;
  readonly matters: ReadonlySet<string>;
  readonly words: RegExp;
  readonly reject: RegExp;
}

/** The vocabulary with its patterns compiled. Patterns with state (global, sticky) are set before each use. */
export interface Vocabulary {
  readonly source: ProseVocabulary;
  readonly gates: Gates;
  /** Units by their first code unit, longest first. */
  readonly units: ReadonlyMap<number, readonly Unit[]>;
  /** Anywhere in what is tested. */
  readonly on: Patterns<typeof ON>;
  /** At the start of what is tested. */
  readonly starts: Patterns<typeof STARTS>;
  /** At its end, blanks aside. */
  readonly ends: Patterns<typeof ENDS>;
  readonly markers: RegExp;
  readonly asideAtClause: RegExp;
  readonly resumeAtClause: RegExp;
  /** A whole clause without a figure. */
  readonly remainderClause: RegExp;
  readonly perspective: RegExp;
  /** All that may stand between two values of one quantity. */
  readonly becomes: RegExp;
  readonly reaches: RegExp;
  /** Words that compare, and those of growth and decline. */
  readonly comparison: RegExp;
  /** Words that do not tell two quantities apart. */
  readonly noise: RegExp;
  readonly topics: readonly Topic[];
  /** One group a row of `claims`. */
  readonly claimWords: RegExp;
  readonly subjects: RegExp;
  readonly appeal: RegExp;
  readonly appealContext: RegExp;
  readonly results: RegExp;
  readonly otherResults: RegExp;
  readonly nil: readonly { readonly words: RegExp; readonly reject: RegExp; readonly context: RegExp }[];
}

const ON = [
  'application',
  'applicationFlow',
  'areaAgency',
  'attribute',
  'carried',
  'channel',
  'context',
  'cumulative',
  'delta',
  'flow',
  'growthDown',
  'growthUp',
  'notGrowth',
  'notShare',
  'open',
  'otherYear',
  'perspective',
  'quantityScope',
  'quantityVerb',
  'respectively',
  'scopeClause',
  'scopeSentence',
  'share',
  'totalWord',
  'wholeArea',
] as const satisfies readonly PatternName[];
const STARTS = [
  'approximateAfter',
  'markers',
  'numeralNot',
  'predicate',
  'rest',
  'totalAfter',
] as const satisfies readonly PatternName[];
const ENDS = [
  'approximateBefore',
  'asideBefore',
  'each',
  'numeralNotAfter',
] as const satisfies readonly PatternName[];

type Patterns<Names extends readonly PatternName[]> = Readonly<Record<Names[number], RegExp>>;

const NEVER = '(?!)';
const either = (words: readonly string[]): string =>
  words.length === 0 ? NEVER : `(?:${words.map((word) => `(?:${word})`).join('|')})`;
const grouped = (rows: readonly { readonly words: readonly string[] }[]): RegExp =>
  new RegExp(rows.map((row) => `(${row.words.join('|')})`).join('|') || NEVER, 'g');

const memo = new WeakMap<ProseVocabulary, Vocabulary>();

/** Compiles once a vocabulary. */
export function compileVocabulary(source: ProseVocabulary): Vocabulary {
  const known = memo.get(source);
  if (known) return known;
  const every = <N extends readonly PatternName[]>(names: N, build: (words: string) => string): Patterns<N> =>
    Object.fromEntries(
      names.map((name) => [name, new RegExp(build(either(source.patterns[name])))]),
    ) as Patterns<N>;
  const clause = (name: PatternName) => new RegExp(`(?:^|[、，；：。])\\s*${either(source.patterns[name])}`);
  const { appeals } = source;
  const compiled: Vocabulary = {
    source,
    gates: compileGates(source),
    units: compileUnits(source.units),
    on: every(ON, (words) => words),
    starts: every(STARTS, (words) => `^\\s*${words}`),
    ends: every(ENDS, (words) => `${words}\\s*$`),
    markers: new RegExp(either(source.patterns.markers), 'y'),
    asideAtClause: clause('aside'),
    resumeAtClause: clause('resume'),
    remainderClause: new RegExp(
      `(?:^|[、，；：。])\\s*${either(source.patterns.remainder)}[^，；。\\d]*(?:[，；。]|$)`,
    ),
    perspective: new RegExp(either(source.patterns.perspective), 'y'),
    becomes: new RegExp(`^\\s*${either(source.patterns.becomes)}\\s*$`),
    reaches: new RegExp(`^\\s*${either(source.patterns.reaches)}\\s*$`),
    comparison: new RegExp(
      either([...source.patterns.growthUp, ...source.patterns.growthDown, ...source.patterns.comparison]),
      'g',
    ),
    noise: new RegExp(either(source.patterns.quantityNoise), 'g'),
    topics: source.topics.map(compileTopic),
    claimWords: grouped(source.claims),
    subjects: grouped(appeals.subjects),
    appeal: new RegExp(either(appeals.words)),
    appealContext: new RegExp(either(appeals.context)),
    results: grouped(appeals.results),
    otherResults: new RegExp(either(appeals.otherResults)),
    nil: source.nil.map((row) => ({
      words: new RegExp(`${either(row.words)}(?=[，。；、）！]|$)`, 'g'),
      reject: new RegExp(either(row.reject)),
      context: new RegExp(row.context.length === 0 ? '' : either(row.context)),
    })),
  };
  memo.set(source, compiled);
  return compiled;
}

const compileTopic = (topic: TopicWords): Topic => ({
  id: topic.id,
  matters: new Set(topic.matters),
  words: new RegExp(either(topic.words)),
  reject: new RegExp(either(topic.reject)),
});

function compileUnits(words: readonly UnitWord[]): ReadonlyMap<number, readonly Unit[]> {
  const families = [...new Set(words.flatMap((word) => word.families))];
  const units = new Map<number, Unit[]>();
  for (const word of words) {
    const first = word.unit.charCodeAt(0);
    const unit: Unit = {
      text: word.unit,
      families: word.families.reduce((bits, family) => bits | (1 << families.indexOf(family)), 0),
      claim: word.claim ?? 'no',
      numeral: word.numeral ?? false,
      not: word.not ?? [],
    };
    units.set(
      first,
      [...(units.get(first) ?? []), unit].sort((a, b) => b.text.length - a.text.length),
    );
  }
  return units;
}

/** The unit that stands at `at`, or null. */
export function unitAt(vocabulary: Vocabulary, text: string, at: number): Unit | null {
  const candidates = vocabulary.units.get(text.charCodeAt(at));
  if (candidates === undefined) return null;
  for (const unit of candidates) {
    if (unit.text.length > 1 && !text.startsWith(unit.text, at)) continue;
    if (unit.not.length === 0 || !anyStands(unit.not, text, at + unit.text.length)) return unit;
  }
  return null;
}

function anyStands(words: readonly string[], text: string, at: number): boolean {
  for (const word of words) if (text.startsWith(word, at)) return true;
  return false;
}

export const sameUnit = (a: Unit, b: Unit): boolean => a === b;
/** The two may be items of one list. */
export const compatible = (a: Unit, b: Unit): boolean => a === b || (a.families & b.families) !== 0;
