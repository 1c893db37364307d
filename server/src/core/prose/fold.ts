import { Has } from '../text/classes.js';

const ODD = /[０-９％．＋－,;:()?!\u00a0\u3000\t]/g;

const HALF_TO_FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
  '％': '%',
  '．': '.',
  '＋': '+',
  '－': '-',
};

const folded = (char: string, at: number, whole: string): string => {
  // 1,234 keeps its comma, 10:30 its colon: they join digits.
  if (
    (char === ',' || char === ':') &&
    isDigit(whole.charCodeAt(at - 1)) &&
    isDigit(whole.charCodeAt(at + 1))
  )
    return char;
  const other = HALF_TO_FULL[char];
  if (other !== undefined) return other;
  const code = char.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xfee0) : ' ';
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Flags of paragraphs that have anything to fold but blanks. */
export const FOLDED = Has.fullWidth | Has.halfPunctuation;

/** Full-width digits to ASCII, punctuation to full width, blanks to a space, unit by unit: offsets stay. */
export const fold = (text: string): string => text.replace(ODD, folded);
