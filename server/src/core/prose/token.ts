import { OPEN } from './gates.js';
import type { Unit } from './vocabulary.js';

/** Why a number is no plain count, as bits; `marks` of a token. */
export const Mark = {
  /** 近100件, 100余件, 3万件 */
  approximate: 1,
  /** 12.5% */
  rate: 2,
  /** 比上年增加5件 */
  delta: 4,
  /** A count of another year. */
  otherYear: 8,
  /** 占9件的… */
  base: 16,
  /** 各2份, 每月3条 */
  each: 32,
  /** 历年, 自……以来 */
  cumulative: 64,
  /** No unit, but a separator behind it: an item that cannot be read. */
  bare: 128,
  /** 5件申请中，: opens a list. */
  opens: 256,
  /** 个百分点 */
  points: 512,
  /** 由8件增加到10件: the 10, which the number before has become. */
  becomes: 1024,
} as const;

/** Never an item of a list, nor its total. */
export const NO_COUNT =
  Mark.rate | Mark.delta | Mark.otherYear | Mark.base | Mark.cumulative | Mark.bare | Mark.points;
/** Never a claim about a cell. */
export const NO_CLAIM = NO_COUNT | Mark.approximate | Mark.each;

/** Strength of separators. */
export const Rank = { none: 0, pause: 1, comma: 2, semicolon: 3, stop: 4 } as const;

/** A number as it was read. */
interface NumberRead {
  readonly end: number;
  readonly next: number;
  readonly value: number;
  readonly decimals: number;
  readonly unit: Unit | null;
  readonly marks: number;
}

/** Where it stands in its bracket group. */
interface NumberPlace {
  readonly group: number;
  readonly rank: number;
  readonly colon: boolean;
  readonly labelStart: number;
  readonly nearStart: number;
}

/**
 * A number of a passage; offsets in the passage's text. A class, for there are dozens a report: a literal with a
 * field that may hold a fraction was made in the slow way, and cost a tenth of the check.
 */
export class Token {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Digits after the point. */
  readonly decimals: number;
  unit: Unit | null;
  /** End of the unit (or of %). */
  unitEnd: number;
  marks: number;
  /** Index of its bracket group; 0: outside of brackets. */
  readonly group: number;
  readonly sentence: number;
  /** Strongest separator since the number before it in its group. */
  readonly rank: number;
  /** A colon stands between the number before and this one. */
  readonly colon: boolean;
  /** Behind the last separator of any kind in its group. */
  readonly labelStart: number;
  /** Behind the last ，；：。 in its group. */
  readonly nearStart: number;
  /** The next separator or bracket; the text's end as long as none has been seen. */
  afterEnd: number;
  /** Gates of the words since `nearStart`, and of those up to `afterEnd`. */
  readonly seenBefore: number;
  seenAfter: number = OPEN;
  /** It stands as an item in a list that was found. */
  part = false;
  /** Index of that list; -1: none. */
  list = -1;

  constructor(
    start: number,
    read: NumberRead,
    place: NumberPlace,
    sentence: number,
    textEnd: number,
    seenBefore: number,
  ) {
    this.start = start;
    this.end = read.end;
    this.value = read.value;
    this.decimals = read.decimals;
    this.unit = read.unit;
    this.unitEnd = read.next;
    this.marks = read.marks;
    this.group = place.group;
    this.sentence = sentence;
    this.rank = place.rank;
    this.colon = place.colon;
    this.labelStart = place.labelStart;
    this.nearStart = place.nearStart;
    this.afterEnd = textEnd;
    this.seenBefore = seenBefore;
  }
}

/** Clauses are short; longer ones are cut, so that no input makes reading slow. */
const CLAUSE_MAX = 80;

/** Words before a number in its clause. */
export const wordsBefore = (text: string, token: Token): string =>
  text.slice(Math.max(token.nearStart, token.start - CLAUSE_MAX), token.start);

/** Words behind it up to the next separator. */
export const wordsAfter = (text: string, token: Token): string =>
  text.slice(token.unitEnd, Math.min(token.afterEnd, token.unitEnd + CLAUSE_MAX));

/** Words before it since the last separator of any kind. */
export const labelOf = (text: string, token: Token): string =>
  text.slice(Math.max(token.labelStart, token.start - CLAUSE_MAX), token.start);

export interface Group {
  readonly parent: number;
  /** Offsets of the brackets; -1 and the text's length for the text itself. */
  readonly open: number;
  close: number;
  /** Index of the last number of the parent group before it; -1: none. */
  readonly before: number;
}

export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly groups: readonly Group[];
  /** Starts of sentences, and the text's length as the last. */
  readonly sentences: readonly number[];
  /** Gates of each sentence, and of the whole text. */
  readonly seenIn: readonly number[];
  readonly seen: number;
  /** Offsets behind the first count at which a marker or a perspective may begin. */
  readonly hints: readonly number[];
}
