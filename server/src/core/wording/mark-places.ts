/** Kinds of marks that a text holds, as bits. */
export const MarkBit = {
  /** One of , . ; : ? ! ( ) " */
  half: 1,
  /** One of ，。、；： */
  sentence: 2,
  /** Two of them side by side. */
  repeated: 4,
} as const;

/** The marks of one text; one object serves many texts, one after another. */
export interface Marks {
  /** Offsets in reading order; only the first `count` belong to the text. */
  readonly at: number[];
  count: number;
  /** Bits of `MarkBit`. */
  bits: number;
}

const OTHER = 8;

/** By code unit: 0 for what no rule on punctuation looks at, nearly everything. */
const CLASSES = new Uint8Array(65_536);
const put = (bit: number, characters: string): void => {
  for (let i = 0; i < characters.length; i++) CLASSES[characters.charCodeAt(i)] = bit;
};
for (let code = 0x3001; code <= 0x3015; code++) CLASSES[code] = OTHER;
for (let code = 0x2018; code <= 0x201d; code++) CLASSES[code] = OTHER;
put(OTHER, '（）');
put(MarkBit.half, ',.;:?!()"');
put(MarkBit.sentence, '，。、；：');

export const noMarks = (): Marks => ({ at: [], count: 0, bits: 0 });

/**
 * Places of the marks that the rules on punctuation look at: one pass for all of them. `source` holds the text at
 * `base`: a part of a string is slower to read than the whole.
 */
export function readMarks(marks: Marks, source: string, base: number, length: number): void {
  const { at: places } = marks;
  let count = 0;
  let bits = 0;
  let sentenceEnd = -1;
  for (let at = 0; at < length; at++) {
    const kind = CLASSES[source.charCodeAt(base + at)]!;
    if (kind === 0) continue;
    places[count++] = at;
    bits |= kind;
    if (kind !== MarkBit.sentence) continue;
    if (sentenceEnd === at) bits |= MarkBit.repeated;
    sentenceEnd = at + 1;
  }
  marks.count = count;
  marks.bits = bits;
}

/** The marks of a text that stands alone. */
export function marksOf(text: string): Marks {
  const marks = noMarks();
  readMarks(marks, text, 0, text.length);
  return marks;
}
