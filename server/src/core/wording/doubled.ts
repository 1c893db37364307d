import type { Phrase } from './phrase-data.js';

/** Words and characters of which one standing twice is a slip. */
export interface DoubledData {
  /** Characters that never stand twice (的, 了). */
  readonly singles: string;
  /** Characters that, after a repeated word, make its second half a longer word (公开公开栏). */
  readonly suffixes: string;
  /** Only these words: two words meet at the same letters all the time (企业创业创新). */
  readonly words: readonly string[];
  /** Texts in which the repetition is right. */
  readonly innocent: readonly string[];
}

/** Longer repetitions are quotations more often than slips. */
const LONGEST = 4;

/**
 * Everything that stands twice by mistake, as phrases to be looked for. A single character counts only where it is
 * one of those that never stand twice (开展展览, 机关关于 are right).
 */
export function doubledPhrases<T>({ singles, words, innocent }: DoubledData, value: T): Phrase<T>[] {
  const all = innocent.join(' ');
  return [...singles, ...words.filter((word) => word.length <= LONGEST)].map((word) => {
    const text = word + word;
    return { text, unless: all.includes(text) ? innocent.filter((one) => one.includes(text)) : [], value };
  });
}
