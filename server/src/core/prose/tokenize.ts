import { CLOSERS, Kind, pairOf } from './classes.js';
import { KIND_MASK, OPEN } from './gates.js';
import { NumberReader } from './number.js';
import { type Group, Mark, Rank, Token, type TokenizedText } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** Longer quotations are sentences, and longer brackets are unclosed ones. */
const QUOTE_MAX = 60;
const BRACKET_MAX = 600;

/** Where reading stands within a bracket group. */
interface Level {
  readonly group: number;
  labelStart: number;
  nearStart: number;
  rank: number;
  colon: boolean;
  /** Gates of all its words, and of those since `nearStart`. */
  seen: number;
  near: number;
  /** The number whose `afterEnd` is still open. */
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
  seen: OPEN,
  near: OPEN,
  pending: null,
  last: -1,
});

const ROOT: Group = { parent: -1, open: -1, close: Number.MAX_SAFE_INTEGER, before: -1 };
const ONLY_ROOT: readonly Group[] = [ROOT];
const NO_HINTS: readonly number[] = [];

/** Numbers, brackets and sentences of a folded text, in one pass. */
export const tokenize = (text: string, vocabulary: Vocabulary): TokenizedText =>
  new Tokenizer(vocabulary).read(text);

/** Reads the passages of a report one after the other. */
export class Tokenizer {
  readonly #vocabulary: Vocabulary;
  readonly #numbers: NumberReader;
  readonly #closers = new Closers();
  // Filled anew for each passage, which gets copies of the right length.
  readonly #starts: number[] = [];
  readonly #seenIn: number[] = [];
  readonly #hints: number[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#numbers = new NumberReader(vocabulary);
  }

  read(text: string): TokenizedText {
    const { bits, classes, marker, perspective } = this.#vocabulary.gates;
    const signs = marker | perspective;
    const numbers = this.#numbers;
    const closers = this.#closers;
    closers.open(text);
    const tokens: Token[] = [];
    const starts = this.#starts;
    const seenIn = this.#seenIn;
    const hints = this.#hints;
    let sentence = 0;
    let hinted = 0;
    starts[0] = 0;
    const stack: Level[] = [];
    let groups: Group[] | null = null;
    let now = level(0, 0);
    let ordinal = -1;
    let counted = false;
    // Gates since the last mark or number, of the sentence, of the text.
    let seen: number = OPEN;
    let inSentence: number = OPEN;
    let inText: number = OPEN;

    for (let i = 0; i < text.length; i++) {
      const of = bits[classes[text.charCodeAt(i)]!]!;
      if (of === 0) continue;
      seen |= of;
      if (counted && (of & signs) !== 0) hints[hinted++] = i;
      const kind = of & KIND_MASK;
      if (kind === 0) continue;
      now.near |= seen;
      if (kind <= Kind.numeral) {
        const before = now.near;
        if (kind === Kind.digit) numbers.readNumber(text, i, ordinal, before);
        else numbers.readNumeral(text, i, before);
        const { next } = numbers;
        if (numbers.ordinal) ordinal = next;
        if (numbers.unit !== null || numbers.marks !== 0) {
          settle(now, i, seen);
          const token = new Token(i, numbers, now, sentence, text.length, before);
          now.pending = token;
          now.rank = Rank.none;
          now.colon = false;
          now.last = tokens.length;
          tokens.push(token);
          inSentence |= seen;
          seen = OPEN;
          counted ||= numbers.unit !== null;
        }
        let passed = 0;
        while (++i < next) passed |= bits[classes[text.charCodeAt(i)]!]!;
        i--;
        now.near |= passed;
        if (now.pending === null || now.pending.unitEnd !== next) seen |= passed;
        inSentence |= now.near;
        continue;
      }
      switch (kind) {
        case Kind.pause:
        case Kind.comma:
        case Kind.semicolon:
        case Kind.stop: {
          settle(now, i, seen);
          inSentence |= seen;
          now.labelStart = i + 1;
          if (kind !== Kind.pause) {
            now.nearStart = i + 1;
            now.seen |= now.near;
            now.near = OPEN;
          }
          const rank = kind - Kind.pause + Rank.pause;
          if (rank > now.rank) now.rank = rank;
          if (kind === Kind.stop && stack.length === 0) {
            seenIn[sentence++] = inSentence;
            starts[sentence] = i + 1;
            inText |= inSentence;
            inSentence = OPEN;
          }
          seen = OPEN;
          break;
        }
        case Kind.colon:
          settle(now, i, seen);
          inSentence |= seen;
          now.labelStart = i + 1;
          now.nearStart = i + 1;
          now.colon = true;
          now.seen |= now.near;
          now.near = OPEN;
          seen = OPEN;
          break;
        case Kind.open: {
          const close = closers.next(0, i);
          if (close < 0 || close - i > BRACKET_MAX) break;
          settle(now, i, seen);
          inSentence |= seen;
          seen = OPEN;
          stack.push(now);
          groups ??= [ROOT];
          groups.push({ parent: now.group, open: i, close: text.length, before: now.last });
          now = level(groups.length - 1, i + 1);
          break;
        }
        case Kind.close: {
          const outer = stack.pop();
          if (outer === undefined) break;
          settle(now, i, seen);
          inSentence |= seen;
          seen = OPEN;
          groups![now.group]!.close = i;
          outer.near |= now.seen | now.near;
          now = outer;
          break;
        }
        default: {
          const close = closers.next(pairOf(text[i]!), i);
          if (close <= 0 || close - i > QUOTE_MAX) break;
          while (++i < close) {
            const quoted = bits[classes[text.charCodeAt(i)]!]!;
            if (counted && (quoted & signs) !== 0) hints[hinted++] = i;
            seen |= quoted;
          }
          now.near |= seen;
        }
      }
    }
    now.near |= seen;
    settle(now, text.length, seen);
    for (const open of stack) settle(open, text.length, seen);
    inSentence |= seen;
    seenIn[sentence++] = inSentence;
    starts[sentence] = text.length;
    borrowUnits(text, tokens);
    return {
      text,
      tokens,
      groups: groups ?? ONLY_ROOT,
      sentences: starts.slice(0, sentence + 1),
      seenIn: seenIn.slice(0, sentence),
      seen: inText | inSentence,
      hints: hinted === 0 ? NO_HINTS : hints.slice(0, hinted),
    };
  }
}

function settle(now: Level, at: number, seen: number): void {
  if (now.pending === null) return;
  now.pending.afterEnd = at;
  now.pending.seenAfter = seen;
  now.pending = null;
}

/** 30、20和10条: the earlier ones have the unit of the last. */
function borrowUnits(text: string, tokens: readonly Token[]): void {
  for (let i = tokens.length - 2; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.unit !== null || (token.marks & Mark.bare) === 0) continue;
    const next = tokens[i + 1]!;
    if (next.unit === null || next.group !== token.group || next.start - token.end > 4) continue;
    if (!JOINED.test(text.slice(token.end, next.start))) continue;
    token.unit = next.unit;
    token.marks &= ~Mark.bare;
  }
}
const JOINED = /^\s*[、，和及与]\s*$/;

/** Positions of closing marks, each found once: linear however many are left open. */
class Closers {
  #text = '';
  readonly #next = new Int32Array(CLOSERS.length);

  open(text: string): void {
    this.#text = text;
    this.#next.fill(0);
  }

  /** Where the pair that opens at `from` closes; -1: nowhere. */
  next(pair: number, from: number): number {
    const known = this.#next[pair]!;
    if (known === -1 || known > from) return known;
    const at = this.#text.indexOf(CLOSERS[pair]!, from + 1);
    this.#next[pair] = at;
    return at;
  }
}
