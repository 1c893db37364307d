/** Classes of code units that the reading of numbers turns on; 0 is everything else. */
export const Kind = {
  digit: 1,
  numeral: 2,
  pause: 3,
  comma: 4,
  semicolon: 5,
  stop: 6,
  colon: 7,
  open: 8,
  close: 9,
  quote: 10,
} as const;

/** What opens a stretch whose numbers are names, and what closes it. */
const QUOTES = '《》〈〉“”「」〔〕[]【】';

/** Index of the pair that a mark opens: 1 to 7; 0 is the round bracket's. */
export const pairOf = (open: string): number => QUOTES.indexOf(open) / 2 + 1;
/** What closes each pair. */
export const CLOSERS: readonly string[] = ['）', ...[...QUOTES].filter((_, i) => i % 2 === 1)];

/** The code units of each class. */
export const CLASSES: readonly (readonly [chars: string, kind: number])[] = [
  ['0123456789', Kind.digit],
  ['一二三四五六七八九十百千两〇零', Kind.numeral],
  ['、', Kind.pause],
  ['，,', Kind.comma],
  ['；', Kind.semicolon],
  ['。！？\n\r', Kind.stop],
  ['：', Kind.colon],
  ['（', Kind.open],
  ['）', Kind.close],
  [[...QUOTES].filter((_, i) => i % 2 === 0).join(''), Kind.quote],
];

export const isBlank = (code: number): boolean => code === 32 || code === 0xa0 || code === 0x3000;

/** The code unit at an offset; 0 outside of the text, where asking would make the whole function slow for good. */
export const codeAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
