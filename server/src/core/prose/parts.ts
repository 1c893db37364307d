import { Mark, NO_COUNT, Rank, type Token, type TokenizedText } from './token.js';
import { compatible, type Unit, type Vocabulary } from './vocabulary.js';

/**
 * How surely a list has ended before an item: 0 not at all, 1 perhaps (the separators step up, or a predicate
 * begins), 2 probably, 3 it has (a full stop, 等, 共计).
 */
export type Boundary = 0 | 1 | 2 | 3;

export interface Item {
  readonly token: Token;
  readonly boundary: Boundary;
}

export interface Parts {
  readonly items: readonly Item[];
  /** An item of the list's first sentence is approximate, or counts each of several things. */
  readonly approximate: boolean;
  /** Approximate counts of later sentences: the list may go on with them. */
  readonly approximateLater: readonly number[];
  /** A number without unit stands among them. */
  readonly unread: boolean;
  /** So does one in a unit that cannot be added to them. */
  readonly foreign: boolean;
}

const MAX_ITEMS = 80;
const MAX_SENTENCES = 5;
const MAX_TOKENS = 200;
const GAP_MAX = 240;
const NESTED = /（[^（）]*）/g;
const OPEN_END = /^\s*等(?!级|次|于)/;

/** Items from the token `first` on, in its bracket group, in `unit` or one that may stand for it. */
export function collectParts(
  passage: TokenizedText,
  vocabulary: Vocabulary,
  first: number,
  start: number,
  unit: Unit,
): Parts {
  const { text, tokens, groups } = passage;
  const head = tokens[first]!;
  const group = head.group;
  const items: Item[] = [];
  let approximate = false;
  const approximateLater: number[] = [];
  let unread = false;
  let foreign = false;
  let rank: number = Rank.none;
  let established: number = Rank.none;
  let forced: Boundary = 0;
  let from = start;
  let firstWord = '';
  for (let i = first; i < tokens.length && i < first + MAX_TOKENS && items.length < MAX_ITEMS; i++) {
    const token = tokens[i]!;
    if (token.sentence >= head.sentence + MAX_SENTENCES) break;
    if (token.group !== group) {
      if (groups[token.group]!.open < groups[group]!.open || token.start > groups[group]!.close) break;
      continue;
    }
    if (items.length > 0) rank = Math.max(rank, token.rank);
    if ((token.marks & (NO_COUNT | Mark.each)) !== 0 || token.unit === null) {
      const here = token.sentence === head.sentence;
      if (here && (token.marks & Mark.bare) !== 0) unread = true;
      if (here && (token.marks & Mark.each) !== 0) approximate = true;
      continue;
    }
    if ((token.marks & Mark.opens) !== 0) {
      forced = 3;
      continue;
    }
    if (!compatible(token.unit, unit)) {
      // Behind a stronger mark than those between the items another matter begins.
      const apart = rank > established && rank >= Rank.semicolon && items.length > 1;
      if (token.sentence === head.sentence && !apart) foreign = true;
      continue;
    }
    if ((token.marks & Mark.approximate) !== 0) {
      if (token.sentence === head.sentence) approximate = true;
      else approximateLater.push(token.value);
    }
    const label = text.slice(
      Math.max(token.labelStart, token.start - GAP_MAX, items.length === 0 ? start : 0),
      token.start,
    );
    if (items.length === 0) {
      firstWord = predicateOf(label, vocabulary);
      items.push({ token, boundary: 0 });
    } else {
      const last = items[items.length - 1]!.token;
      const boundary = boundaryBefore(
        { text, label, from, last, token, rank, established, second: items.length === 1, firstWord },
        vocabulary,
      );
      items.push({ token, boundary: forced > boundary ? forced : boundary });
      if (established === Rank.none) established = rank;
    }
    rank = Rank.none;
    forced = 0;
    from = token.unitEnd;
  }
  return { items, approximate, approximateLater, unread, foreign };
}

interface Gap {
  readonly text: string;
  readonly label: string;
  readonly from: number;
  readonly last: Token;
  readonly token: Token;
  readonly rank: number;
  readonly established: number;
  readonly second: boolean;
  /** The predicate that the first item begins with; empty: none. */
  readonly firstWord: string;
}

function boundaryBefore(gap: Gap, vocabulary: Vocabulary): Boundary {
  const { text, rank, established, token } = gap;
  if (OPEN_END.test(text.slice(gap.from, gap.from + 6))) return 3;
  let between = text.slice(Math.max(gap.from, token.start - GAP_MAX), token.start);
  if (rank >= Rank.stop) return 3;
  if (between.length <= 2) return rank > established && !gap.second ? 1 : 0;
  if (between.includes('（')) between = between.replace(NESTED, '');
  if (vocabulary.resumeAtClause.test(between) || vocabulary.on.perspective.test(between)) return 3;
  if (vocabulary.asideAtClause.test(between) || vocabulary.ends.asideBefore.test(gap.label)) return 2;
  const up = !gap.second && rank > established;
  const predicate = predicateOf(gap.label, vocabulary);
  const starts = predicate !== '' && predicate !== gap.firstWord;
  if (starts && (up || (gap.second && rank >= Rank.semicolon))) return 2;
  return up || starts || talksBetween(between) ? 1 : 0;
}

const predicateOf = (label: string, vocabulary: Vocabulary): string =>
  vocabulary.starts.predicate.exec(label)?.[0].trim() ?? '';

/** A clause without a number stands between two items: they may belong to different statements. */
function talksBetween(between: string): boolean {
  const first = between.search(/[，；]/);
  if (first < 0) return false;
  const rest = between.slice(first + 1);
  const second = rest.search(/[，；]/);
  return second > 3 && !/[\d占]/.test(rest.slice(0, second));
}
