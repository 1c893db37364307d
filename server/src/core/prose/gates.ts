import type { ProseVocabulary } from '../form/vocabulary.js';
import { CLASSES } from './classes.js';
import { requiredOf } from './required.js';

/**
 * Bits that tell without a pattern that a pattern cannot match: what a stretch of text has seen is the union of the
 * bits of its characters. A gate whose pattern is not understood is `OPEN`, which every stretch has.
 */
export interface Gates {
  /** `Kind` (the lowest four bits) and gates of each code unit. */
  readonly bits: Int32Array;
  readonly context: number;
  readonly each: number;
  readonly approximateBefore: number;
  /** Of the first character behind a number and its unit. */
  readonly approximateAfter: number;
  readonly opens: number;
  readonly becomes: number;
  /** What a unit, or what stands between a number and its unit, begins with. */
  readonly unit: number;
  /** Blanks that `fold` puts as a space. */
  readonly oddBlank: number;
  readonly year: number;
  readonly totalAfter: number;
  readonly quantity: number;
  readonly appeal: number;
  /** Of the character that a sign begins with. */
  readonly marker: number;
  readonly perspective: number;
  /** In the order of the vocabulary's topics. */
  readonly topics: readonly number[];
  readonly nil: readonly (readonly [within: number, first: number])[];
}

export const KIND_MASK = 15;
export const OPEN = 1 << 31;
const FIRST_GATE = 4;

/** Makes the table of a vocabulary. */
export function compileGates(source: ProseVocabulary): Gates {
  const { patterns } = source;
  const bits = new Int32Array(65536);
  let next = FIRST_GATE;
  const known = new Map<string, number>();
  const gate = (chars: string | null): number => {
    if (chars === null) return OPEN;
    const same = known.get(chars);
    if (same !== undefined) return same;
    if (next === 31) return OPEN;
    const bit = 1 << next++;
    known.set(chars, bit);
    for (let i = 0; i < chars.length; i++) bits[chars.charCodeAt(i)]! |= bit;
    return bit;
  };
  const within = (fragments: readonly string[]): number => gate(requiredOf(fragments).within);
  const begins = (fragments: readonly string[]): number => {
    const { first } = requiredOf(fragments);
    if (first !== null) return gate(first);
    // Any character may begin it.
    const bit = gate('');
    for (let code = 0; code < bits.length; code++) bits[code]! |= bit;
    return bit;
  };
  const gates: Gates = {
    bits,
    marker: begins(patterns.markers),
    perspective: begins(patterns.perspective),
    context: within(patterns.context),
    each: within(patterns.each),
    approximateBefore: within(patterns.approximateBefore),
    approximateAfter: gate(requiredOf(patterns.approximateAfter).first),
    opens: gate('中里'),
    becomes: within(patterns.becomes),
    unit: gate(`%百千万亿余多几来+个${source.units.map(({ unit }) => unit[0]).join('')}`),
    oddBlank: gate('\t\u00a0\u3000'),
    year: gate('年期'),
    totalAfter: within(patterns.totalAfter),
    quantity: within(patterns.quantityVerb),
    appeal: within(source.appeals.words),
    topics: source.topics.map((topic) => within(topic.words)),
    nil: source.nil.map(({ words }) => [within(words), gate(requiredOf(words).first)] as const),
  };
  for (const [chars, kind] of CLASSES)
    for (let i = 0; i < chars.length; i++) bits[chars.charCodeAt(i)]! |= kind;
  return gates;
}
