import { relativeYears } from './context.js';
import type { Passage } from './passage.js';
import { directionOf, fits, type RateFault, shown, wayOf } from './rate.js';
import { isCount } from './signs.js';
import { Mark, type Token, wordsBefore } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** Two values of one quantity, of which a rate says how the one became the other. */
interface Change {
  readonly before: number;
  readonly now: number;
  /** The number that the rate speaks of, and the one that it is compared with. */
  readonly part: Token;
  readonly whole: Token;
}

/** 收到35件，比2021年（28件）增长30%: both values stand in the sentence, and the rate does not follow from them. */
export function findChangeFault(
  passage: Passage,
  vocabulary: Vocabulary,
  index: number,
  year: number | null,
): RateFault | null {
  const { text, tokens } = passage;
  const rate = tokens[index]!;
  const last = tokens[index - 1];
  const from = Math.max(rate.nearStart, last?.unitEnd ?? 0, rate.start - 80);
  const direction = directionOf(text.slice(from, rate.start), vocabulary);
  if (direction === 0) return null;
  const figures = figuresBefore(passage, index, vocabulary);
  if (figures === null) return null;
  const change = changeOf(passage, vocabulary, index, figures, direction, year);
  if (change === null || change.before <= 0) return null;
  const expected = (100 * (change.now - change.before)) / change.before;
  if (fits(rate, expected) && (expected === 0 || Math.sign(expected) === direction)) return null;
  const { part, whole } = change;
  const way = wayOf(expected, direction);
  return { kind: 'growth', rate, part, whole, expected: shown(rate, expected), way };
}

/** Up to three counts of the sentence before the rate, the nearest first; null: one of them is no exact figure. */
function figuresBefore(passage: Passage, index: number, vocabulary: Vocabulary): readonly Token[] | null {
  const { text, tokens } = passage;
  const rate = tokens[index]!;
  const figures: Token[] = [];
  let end = rate.start;
  for (let i = index - 1; i >= 0 && figures.length < 3; i--) {
    const token = tokens[i]!;
    if (token.sentence !== rate.sentence || (token.marks & (Mark.rate | Mark.points)) !== 0) break;
    if (token.part && token.group !== rate.group) continue;
    if (token.unit === null || (token.marks & Mark.approximate) !== 0) return null;
    // Behind the nearest figure nothing may be named but the change: …120条，粉丝增长25%.
    if (figures.length === 0 && wordsOf(text, token.unitEnd, end, vocabulary) !== '') return null;
    figures.push(token);
    end = token.start;
  }
  return figures;
}

const NESTED = /（[^（）]*）/g;

/** What a stretch says besides comparing. */
export const wordsOf = (text: string, from: number, to: number, { comparison }: Vocabulary): string =>
  text
    .slice(Math.max(from, to - 80), to)
    .replace(NESTED, '')
    .replace(comparison, '')
    .replace(/[\s，、；：（）()]+/g, '');

function changeOf(
  passage: Passage,
  vocabulary: Vocabulary,
  index: number,
  figures: readonly Token[],
  direction: number,
  year: number | null,
): Change | null {
  const [first, second, third] = figures;
  if (first === undefined) return changeBehind(passage, vocabulary, index, null);
  const is = (token: Token | undefined, unit: Token): token is Token =>
    token !== undefined && token.unit === unit.unit;
  if ((first.marks & Mark.becomes) !== 0) return is(second, first) ? between(second, first) : null;
  if (isBase(passage, first, year)) {
    const forward = changeBehind(passage, vocabulary, index, first);
    if (forward !== null) return forward;
    return is(second, first) && isNow(second) && sameQuantity(passage, second, first, vocabulary)
      ? between(first, second)
      : null;
  }
  if ((first.marks & Mark.delta) !== 0) {
    if (!is(second, first) || !sameQuantity(passage, second, first, vocabulary)) return null;
    // 由100条增加到120条，增加20条，增长20%
    if ((second.marks & Mark.becomes) !== 0) return is(third, first) ? between(third, second) : null;
    if (isBase(passage, second, year)) {
      const now = second.value + direction * first.value;
      return { before: second.value, now, part: first, whole: second };
    }
    const before = second.value - direction * first.value;
    return isNow(second) ? { before, now: second.value, part: second, whole: first } : null;
  }
  const told = isNow(first) ? baseBehind(passage, index, first, year) : null;
  if (told !== null) return between(told, first);
  // 2021年公开100条，2022年公开120条，增长20%
  const years = isNow(first) && is(second, first) && isBase(passage, second, year);
  return years && sameQuantity(passage, second, first, vocabulary) ? between(second, first) : null;
}

const isNow = (token: Token): boolean => isCount(token) && !token.part;

const between = (before: Token, now: Token): Change => ({
  before: before.value,
  now: now.value,
  part: now,
  whole: before,
});

/** The later number is of what the earlier one counts: its words are none of their own, or the same. */
function sameQuantity(passage: Passage, earlier: Token, later: Token, vocabulary: Vocabulary): boolean {
  const { text } = passage;
  const own = wordsOf(text, earlier.unitEnd, later.start, vocabulary);
  return own === '' || wordsOf(text, earlier.nearStart, earlier.start, vocabulary).includes(own);
}

/** 较2021年的160条增长10%，达到176条; 增长25%，由8件增加到10件. */
function changeBehind(
  { text, tokens }: Passage,
  vocabulary: Vocabulary,
  index: number,
  base: Token | null,
): Change | null {
  const rate = tokens[index]!;
  const next = tokens[index + 1];
  const exact = (token: Token | undefined): token is Token =>
    token !== undefined &&
    token.sentence === rate.sentence &&
    token.unit !== null &&
    (token.marks & Mark.approximate) === 0;
  if (!exact(next)) return null;
  if (base !== null) {
    const leads = next.unit === base.unit && vocabulary.reaches.test(text.slice(rate.unitEnd, next.start));
    return leads && isCount(next) ? between(base, next) : null;
  }
  const later = tokens[index + 2];
  if (!exact(later) || (later.marks & Mark.becomes) === 0) return null;
  return /^，?[由从]/.test(text.slice(rate.unitEnd, next.start)) ? between(next, later) : null;
}

const BASE_BEHIND = /^\s*[（，]\s*(?:上一?年|去年)度?(?:同期)?共?[为是有]?$/;

/** 120条，同比增长20%（上年100条）: the value that the rate compares with stands behind it. */
function baseBehind({ text, tokens }: Passage, index: number, now: Token, year: number | null): Token | null {
  const rate = tokens[index]!;
  const next = tokens[index + 1];
  if (next === undefined || next.sentence !== rate.sentence || next.unit !== now.unit) return null;
  if (next.start - rate.unitEnd > 16 || (next.marks & (Mark.approximate | Mark.rate)) !== 0) return null;
  return BASE_BEHIND.test(relativeYears(text.slice(rate.unitEnd, next.start), year).trimEnd()) ? next : null;
}

function isBase(passage: Passage, token: Token, year: number | null): boolean {
  if ((token.marks & Mark.delta) === 0) return (token.marks & Mark.otherYear) !== 0;
  const near = relativeYears(wordsBefore(passage.text, token), year);
  return /(?:上一?年|去年|同期|20\d\d\s*年)度?(?:同期)?的?\s*$/.test(near);
}
