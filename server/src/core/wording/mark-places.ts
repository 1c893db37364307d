/** Kinds of marks that a text holds, as bits. */
export const MarkBit = {
  /** One of , . ; : ? ! ( ) " */
  half: 1,
  /** One of ，。、；： */
  sentence: 2,
  /** Two of them side by side. */
  repeated: 4,
} as const;

/** The marks of one text: offsets in reading order, [from, to) of a list that may serve many texts. */
export interface Marks {
  readonly at: readonly number[];
  readonly from: number;
  readonly to: number;
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

/** Bit of a code unit; 0 where it is no mark that the rules on punctuation look at. */
export const markClass = (code: number): number => CLASSES[code]!;

/** The marks of a text that stands alone. */
export function marksOf(text: string): Marks {
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) if (markClass(text.charCodeAt(i)) !== 0) at.push(i);
  return { at, from: 0, to: at.length };
}
