import type { ProseVocabulary } from '../form/vocabulary.js';
import { digestOf } from '../text/digest.js';
import { CLASSES } from './classes.js';
import { requiredOf } from './required.js';

/**
 * Bits that tell without a pattern that a pattern cannot match: what a stretch of text has seen is the union of the
 * bits of its characters. A gate whose pattern is not understood is `OPEN`, which every stretch has.
 */
export interface Gates extends GateBits {
  /** Class of each code unit; few characters have one, so that the table stays in the fastest cache. */
  readonly classes: Uint8Array;
  /** `Kind` (the lowest four bits) and gates of each class; of class 0, what every character has. */
  readonly bits: Int32Array;
}

/** What gates are made of, as plain data: it takes longer to make than to use once. */
export interface GateData extends GateBits {
  /** Characters of each class, from 1 on, and the bits of each class, from 0 on. */
  readonly chars: readonly string[];
  readonly bits: readonly number[];
}

/** The bit of each gate. */
interface GateBits {
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

/** The gates of a vocabulary, ready to be asked. */
export function compileGates(source: ProseVocabulary): Gates {
  const data = digestOf(source, gateData);
  const classes = new Uint8Array(65_536);
  for (let i = 0; i < data.chars.length; i++) {
    const chars = data.chars[i]!;
    for (let k = 0; k < chars.length; k++) classes[chars.charCodeAt(k)] = i + 1;
  }
  return { ...data, classes, bits: Int32Array.from(data.bits) };
}

/** Classes fit into a byte, those of every kind with all gates open, too. */
const MOST_CLASSES = 200;

/** `Kind` and gates of a code unit. */
export const bitsOf = ({ bits, classes }: Gates, code: number): number => bits[classes[code]!]!;

/** Made when the pack is compiled, or at the first use. */
export function gateData(source: ProseVocabulary): GateData {
  const { patterns } = source;
  const bits = new Map<string, number>();
  let common = 0;
  let next = FIRST_GATE;
  const known = new Map<string, number>();
  const gate = (chars: string | null): number => {
    if (chars === null) return OPEN;
    const same = known.get(chars);
    if (same !== undefined) return same;
    if (next === 31) return OPEN;
    const bit = 1 << next++;
    known.set(chars, bit);
    for (let i = 0; i < chars.length; i++) bits.set(chars[i]!, (bits.get(chars[i]!) ?? 0) | bit);
    return bit;
  };
  const within = (fragments: readonly string[]): number => gate(requiredOf(fragments).within);
  const begins = (fragments: readonly string[]): number => {
    const { first } = requiredOf(fragments);
    if (first !== null) return gate(first);
    // Any character may begin it.
    const bit = gate('');
    common |= bit;
    return bit;
  };
  const gates: GateBits = {
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
    for (let i = 0; i < chars.length; i++) bits.set(chars[i]!, (bits.get(chars[i]!) ?? 0) | kind);
  const classes = new Map<number, string>();
  for (const [char, own] of bits) {
    // What finds no class of its own opens every gate.
    const all = classes.size < MOST_CLASSES || classes.has(own) ? own : ~KIND_MASK | (own & KIND_MASK);
    classes.set(all, (classes.get(all) ?? '') + char);
  }
  return {
    ...gates,
    chars: [...classes.values()],
    bits: [common, ...[...classes.keys()].map((own) => own | common)],
  };
}
