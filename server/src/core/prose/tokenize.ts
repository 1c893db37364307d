import { KINDS, Kind, QUOTES } from './classes.js';
import { readNumber, readNumeral } from './number.js';
import { type Group, Mark, Rank, type Token, type TokenizedText } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** Longer quotations are sentences, and longer brackets are unclosed ones. */
const QUOTE_MAX = 60;
const BRACKET_MAX = 600;

interface Level {
  readonly group: number;
  labelStart: number;
  nearStart: number;
  rank: number;
  colon: boolean;
  /** Numbers whose `afterEnd` is still open. */
  pending: Token | null;
  /** Index of the last number of this group. */
  last: number;
}

const level = (group: number, at: number): Level => ({
  group,
  labelStart: at,
  nearStart: at,
  rank: 0,
  colon: false,
  pending: null,
  last: -1,
});

/** Numbers, brackets and sentences of a folded text, in one pass. */
export function tokenize(text: string, vocabulary: Vocabulary): TokenizedText {
  const tokens: Token[] = [];
  const groups: Group[] = [{ parent: -1, open: -1, close: text.length, before: -1 }];
  const sentences = [0];
  const stack: Level[] = [];
  const closers = new Closers(text);
  let current = level(0, 0);
  let ordinal = -1;

  const settle = (at: number): void => {
    if (current.pending) {
      current.pending.afterEnd = at;
      current.pending = null;
    }
  };
  const separate = (at: number, rank: number): void => {
    settle(at);
    current.labelStart = at + 1;
    if (rank !== Rank.pause) current.nearStart = at + 1;
    if (rank > current.rank) current.rank = rank;
  };

  for (let i = 0; i < text.length; i++) {
    const kind = KINDS[text.charCodeAt(i)]!;
    if (kind === 0) continue;
    if (kind <= Kind.numeral) {
      const read =
        kind === Kind.digit ? readNumber(text, i, ordinal, vocabulary) : readNumeral(text, i, vocabulary);
      if (read.ordinal) ordinal = read.next;
      if (read.unit !== null || read.marks !== 0) {
        const token: Token = {
          start: i,
          end: read.end,
          value: read.value,
          decimals: read.decimals,
          unit: read.unit,
          unitEnd: read.next,
          marks: read.marks,
          group: current.group,
          sentence: sentences.length - 1,
          rank: current.rank,
          colon: current.colon,
          labelStart: current.labelStart,
          nearStart: current.nearStart,
          afterEnd: text.length,
          part: false,
          list: -1,
        };
        settle(i);
        current.pending = token;
        current.rank = Rank.none;
        current.colon = false;
        current.last = tokens.length;
        tokens.push(token);
      }
      i = read.next - 1;
      continue;
    }
    switch (kind) {
      case Kind.pause:
        separate(i, Rank.pause);
        break;
      case Kind.comma:
        separate(i, Rank.comma);
        break;
      case Kind.semicolon:
        separate(i, Rank.semicolon);
        break;
      case Kind.colon:
        settle(i);
        current.labelStart = i + 1;
        current.nearStart = i + 1;
        current.colon = true;
        break;
      case Kind.stop:
        separate(i, Rank.stop);
        if (stack.length === 0) sentences.push(i + 1);
        break;
      case Kind.open: {
        const close = closers.next('）', i);
        if (close < 0 || close - i > BRACKET_MAX) break;
        settle(i);
        stack.push(current);
        groups.push({ parent: current.group, open: i, close: text.length, before: current.last });
        current = level(groups.length - 1, i + 1);
        break;
      }
      case Kind.close: {
        const outer = stack.pop();
        if (outer === undefined) break;
        settle(i);
        groups[current.group]!.close = i;
        current = outer;
        break;
      }
      default: {
        const close = closers.next(QUOTES[text[i]!]!, i);
        if (close > 0 && close - i <= QUOTE_MAX) i = close;
      }
    }
  }
  for (const open of [current, ...stack]) if (open.pending) open.pending.afterEnd = text.length;
  sentences.push(text.length);
  borrowUnits(text, tokens);
  return { text, tokens, groups, sentences };
}

/** 30、20和10条: the earlier ones have the unit of the last. */
function borrowUnits(text: string, tokens: Token[]): void {
  for (let i = tokens.length - 2; i >= 0; i--) {
    const token = tokens[i]!;
    const next = tokens[i + 1]!;
    if (token.unit !== null || next.unit === null || next.group !== token.group) continue;
    if ((token.marks & Mark.bare) === 0 || next.start - token.end > 4) continue;
    if (!JOINED.test(text.slice(token.end, next.start))) continue;
    token.unit = next.unit;
    token.marks &= ~Mark.bare;
  }
}
const JOINED = /^\s*[、，和及与]\s*$/;

/** Positions of closing marks, each found once: linear however many are left open. */
class Closers {
  readonly #text: string;
  readonly #next = new Map<string, number>();
  constructor(text: string) {
    this.#text = text;
  }
  next(mark: string, from: number): number {
    const known = this.#next.get(mark);
    if (known !== undefined && (known === -1 || known > from)) return known;
    const at = this.#text.indexOf(mark, from + 1);
    this.#next.set(mark, at);
    return at;
  }
}
