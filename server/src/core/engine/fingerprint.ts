import type { Range } from '../text/range.js';

const PRIME = 0x01000193;

/** Two 32-bit FNV-1a sums over the code units: 16 hex digits, the same on every machine. */
export function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ (code & 0xff), PRIME);
    a = Math.imul(a ^ (code >> 8), PRIME);
    b = Math.imul(b ^ code, PRIME) ^ (b >>> 15);
  }
  return hex(a >>> 16) + hex(a & 0xffff) + hex(b >>> 16) + hex(b & 0xffff);
}

const DIGITS = '0123456789abcdef';

/** Four digits. `toString(16)` of numbers of 32 bits is slow enough to be felt. */
const hex = (half: number): string =>
  DIGITS[half >> 12]! + DIGITS[(half >> 8) & 15]! + DIGITS[(half >> 4) & 15]! + DIGITS[half & 15]!;

const SENTENCE_LIMIT = 160;

/** The sentence around a range, without blanks and markup signs: what a finding is about, wherever it stands. */
export function sentenceAround(text: string, { start, end }: Range): string {
  let from = start;
  while (from > 0 && start - from < SENTENCE_LIMIT && !isSentenceEnd(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < SENTENCE_LIMIT && !isSentenceEnd(text.charCodeAt(to))) to++;
  return text.slice(from, to).replace(MARKUP, '');
}

const MARKUP = /[\s\u3000#*|]+/g;

const isSentenceEnd = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x3002 || code === 0xff1b;
