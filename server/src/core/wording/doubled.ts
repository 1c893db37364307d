/** What may stand twice, and what never does; see `doubledAt`. */
export interface DoubledWords {
  /** Characters that never stand twice (的, 了): code units. */
  readonly singles: ReadonlySet<number>;
  /** Characters that, after a repeated word, make its second half a longer word (公开公开栏). */
  readonly suffixes: ReadonlySet<number>;
  /** Words of which one standing twice is a slip: two words meet at the same letters all the time (企业创业创新). */
  readonly words: ReadonlySet<string>;
  /** Texts in which the repetition is innocent, by the first two units of the repetition. */
  readonly innocent: ReadonlyMap<number, readonly { readonly text: string; readonly offset: number }[]>;
}

export interface DoubledData {
  readonly singles: string;
  readonly suffixes: string;
  readonly words: readonly string[];
  readonly innocent: readonly string[];
}

/** The longest repeated word that is looked for; longer repetitions are quotations more often than slips. */
const LONGEST = 4;

const units = (text: string): ReadonlySet<number> =>
  new Set(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));

export function doubledWords(data: DoubledData): DoubledWords {
  const singles = units(data.singles);
  const innocent = new Map<number, { text: string; offset: number }[]>();
  for (const text of data.innocent) {
    for (let at = 0; at + 1 < text.length; at++) {
      const period = periodAt(text, at);
      if (period === 0) continue;
      const head = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
      const others = innocent.get(head);
      if (others) others.push({ text, offset: at });
      else innocent.set(head, [{ text, offset: at }]);
    }
  }
  return { singles, words: new Set(data.words), suffixes: units(data.suffixes), innocent };
}

/** Length of the shortest word that stands twice at a position, 0 for none. */
function periodAt(text: string, at: number): number {
  for (let period = 1; period <= LONGEST; period++) {
    if (at + 2 * period > text.length) return 0;
    let same = 0;
    while (same < period && text.charCodeAt(at + same) === text.charCodeAt(at + period + same)) same++;
    if (same === period) return period;
  }
  return 0;
}

/**
 * Length of the word that stands twice by mistake at a position, 0 for none. `period` is a candidate: the
 * first units of both halves are known to be equal. A single character counts only where it is one of those that
 * never stand twice: two words meet at the same character all the time (开展展览, 机关关于).
 */
export function doubledAt(words: DoubledWords, text: string, at: number, period: number): number {
  const first = text.charCodeAt(at);
  if (period === 1) {
    if (!words.singles.has(first)) return 0;
    return isInnocent(words, text, at) ? 0 : 1;
  }
  if (at + 2 * period > text.length) return 0;
  for (let i = 1; i < period; i++) if (text.charCodeAt(at + i) !== text.charCodeAt(at + period + i)) return 0;
  if (!words.words.has(text.slice(at, at + period))) return 0;
  if (words.suffixes.has(text.charCodeAt(at + 2 * period))) return 0;
  return isInnocent(words, text, at) ? 0 : period;
}

function isInnocent(words: DoubledWords, text: string, at: number): boolean {
  const longer = words.innocent.get((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1));
  return longer?.some((one) => text.startsWith(one.text, at - one.offset)) === true;
}
