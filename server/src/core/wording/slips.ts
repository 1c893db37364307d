import { type DoubledWords, doubledAt } from './doubled.js';
import { mayStand, type PhraseTable, phraseAt } from './phrases.js';

/** Told of each slip: the phrase's value, or null for a word that stands twice (then `length` of the word). */
export type SlipVisitor<T> = (value: T | null, from: number, to: number, length: number) => void;

/** Below it stand ASCII, Latin and general punctuation: no slip begins there. */
const FIRST_WIDE = 0x3000;

/**
 * Known confusions and words that stand twice, in one pass. The window of five code units means that each unit is
 * read once; nearly every position ends at one look into a filter and four comparisons. `source` holds the text at
 * `base`: a part of a string is slower to read than the whole.
 */
export function findSlips<T>(
  text: string,
  table: PhraseTable<T>,
  words: DoubledWords,
  visit: SlipVisitor<T>,
  source = text,
  base = 0,
): void {
  const end = text.length;
  if (end < 2) return;
  // What has been told: slips do not overlap.
  let done = 0;
  let a = source.charCodeAt(base);
  let b = source.charCodeAt(base + 1);
  let c = end > 2 ? source.charCodeAt(base + 2) : 0;
  let d = end > 3 ? source.charCodeAt(base + 3) : 0;
  for (let at = 0; at + 1 < end; at++) {
    const e = at + 4 < end ? source.charCodeAt(base + at + 4) : 0;
    if (a >= FIRST_WIDE) {
      if (mayStand(table, a, b)) {
        const hit = phraseAt(table, text, at);
        if (hit !== null && hit.from >= done) {
          visit(hit.value, hit.from, hit.to, hit.to - hit.from);
          done = hit.to;
        }
      }
      // Of the word itself two units must be the same before anything is looked up.
      if (
        (a === b || (a === c && b === d) || (a === d && b === e) || (a === e && repeatsNext(text, at, b))) &&
        at >= done
      ) {
        const period =
          (a === b ? doubledAt(words, text, at, 1) : 0) ||
          (a === c && b === d ? doubledAt(words, text, at, 2) : 0) ||
          (a === d ? doubledAt(words, text, at, 3) : 0) ||
          (a === e ? doubledAt(words, text, at, 4) : 0);
        if (period > 0) {
          done = at + 2 * period;
          visit(null, at, done, period);
        }
      }
    }
    a = b;
    b = c;
    c = d;
    d = e;
  }
}

const repeatsNext = (text: string, at: number, second: number): boolean =>
  at + 5 < text.length && text.charCodeAt(at + 5) === second;
