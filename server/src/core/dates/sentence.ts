/** Nothing further away is looked at: a text without stops must not cost the square of its length. */
const LONGEST = 400;

/** Offset where the sentence around `at` begins: after the last 。！？； or line end before it. */
export function sentenceStart(text: string, at: number, stops = SENTENCE): number {
  const first = Math.max(0, at - LONGEST);
  let i = at;
  while (i > first && !stops.has(text.charCodeAt(i - 1))) i--;
  return i;
}

/** Offset where the sentence around `at` ends, its stop excluded. */
export function sentenceEnd(text: string, at: number, stops = SENTENCE): number {
  const last = Math.min(text.length, at + LONGEST);
  let i = at;
  while (i < last && !stops.has(text.charCodeAt(i))) i++;
  return i;
}

const codes = (marks: string): ReadonlySet<number> => new Set([...marks].map((c) => c.charCodeAt(0)));

export const SENTENCE = codes('。！？；!?;\n\r');
/** Also at commas and colons. */
export const CLAUSE = codes('。！？；!?;\n\r，,：:');

/** True when one of the words stands in text[from, to). */
export function hasAny(text: string, words: readonly string[], from: number, to: number): boolean {
  const part = text.slice(from, to);
  return words.some((word) => part.includes(word));
}

/** A pattern that finds any of the words; longer words win. Null where there are none. */
export function anyOf(words: readonly string[], flags = 'g'): RegExp | null {
  if (words.length === 0) return null;
  const sorted = [...words].sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map(escapeRegExp).join('|'), flags);
}

export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
