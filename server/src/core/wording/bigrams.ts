import type { Facet } from '../report/model.js';

const SIZE = 1 << 16;

const slot = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 16;

/** Pairs of neighbouring characters in a report's passages: one bit each, so that absent words cost no search. */
export const bigrams: Facet<Uint8Array> = {
  compute({ passages }) {
    const bits = new Uint8Array(SIZE >> 3);
    for (const { text } of passages) {
      let before = text.charCodeAt(0);
      for (let i = 1; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const at = slot(before, code);
        bits[at >> 3]! |= 1 << (at & 7);
        before = code;
      }
    }
    return bits;
  },
};

/** Slots of a word's pairs; a word of one character has none and may always be there. */
export function pairSlots(word: string): readonly number[] {
  const slots: number[] = [];
  for (let i = 1; i < word.length; i++) slots.push(slot(word.charCodeAt(i - 1), word.charCodeAt(i)));
  return slots;
}

/** False only where the word stands nowhere in the report. */
export function mayHold(bits: Uint8Array, slots: readonly number[]): boolean {
  for (const at of slots) if ((bits[at >> 3]! & (1 << (at & 7))) === 0) return false;
  return true;
}
