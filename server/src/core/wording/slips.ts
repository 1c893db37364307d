import { type DoubledWords, doubledAt } from './doubled.js';
import { mayStand, type PhraseTable, phraseAt } from './phrases.js';

/** Told of each slip: the phrase's value, or null for a word that stands twice (then `length` of the word). */
export type SlipVisitor<T> = (value: T | null, from: number, to: number, length: number) => void;

/** Below it stand ASCII, Latin and general punctuation: no slip begins there. */
const FIRST_WIDE = 0x3000;

/**
 * Known confusions and words that stand twice, in one pass. The window of five code units means that each unit is
 * read once; nearly every position ends at one look into a filter and four comparisons.
 */
export function findSlips<T>(
  text: string,
  table: PhraseTable<T>,
  words: DoubledWords,
  visit: SlipVisitor<T>,
): void {
  const end = text.length;
  // What has been told: slips do not overlap.
  let done = 0;
  let a = text.charCodeAt(0);
  let b = text.charCodeAt(1);
  let c = text.charCodeAt(2);
  let d = text.charCodeAt(3);
  for (let at = 0; at + 1 < end; at++) {
    const e = at + 4 < end ? text.charCodeAt(at + 4) : 0;
    if (a >= FIRST_WIDE) {
      if (mayStand(table, a, b)) {
        const hit = phraseAt(table, text, at);
        if (hit !== null && hit.from >= done) {
          visit(hit.value, hit.from, hit.to, hit.to - hit.from);
          done = hit.to;
        }
      }
      if ((a === b || a === c || a === d || a === e) && at >= done) {
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
