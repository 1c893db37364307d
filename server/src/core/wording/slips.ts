import { type DoubledWords, doubledAt } from './doubled.js';
import { mayStart, type PhraseTable, phraseAt } from './phrases.js';

/** Told of each slip: the phrase's value, or null for a word that stands twice (then `length` of the word). */
export type SlipVisitor<T> = (value: T | null, from: number, to: number, length: number) => void;

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
  let a = text.charCodeAt(0);
  let b = text.charCodeAt(1);
  let c = text.charCodeAt(2);
  let d = text.charCodeAt(3);
  for (let at = 0; at + 1 < end; at++) {
    const e = text.charCodeAt(at + 4);
    let next = 0;
    if (a > 0x2fff) {
      if (mayStart(table, a, b)) {
        const hit = phraseAt(table, text, at);
        if (hit !== null) {
          next = at + hit.text.length;
          visit(hit.value, at, next, hit.text.length);
        }
      }
      if (next === 0 && (a === b || a === c || a === d || a === e)) {
        const period =
          (a === b ? doubledAt(words, text, at, 1) : 0) ||
          (a === c && b === d ? doubledAt(words, text, at, 2) : 0) ||
          (a === d ? doubledAt(words, text, at, 3) : 0) ||
          (a === e ? doubledAt(words, text, at, 4) : 0);
        if (period > 0) {
          next = at + 2 * period;
          visit(null, at, next, period);
        }
      }
    }
    if (next > at + 1) {
      at = next - 1;
      a = text.charCodeAt(at + 1);
      b = text.charCodeAt(at + 2);
      c = text.charCodeAt(at + 3);
      d = text.charCodeAt(at + 4);
      continue;
    }
    a = b;
    b = c;
    c = d;
    d = e;
  }
}
