/**
 * True for what only separates or is not seen: space, TAB, line ends, U+00A0, U+3000, zero-width and typographic spaces,
 * soft hyphens, marks of direction that programs leave around copied numbers. U+202E, which shows 12 as 21, is none.
 */
export function isBlank(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return false;
  if (code > 0x2069) return code === 0x3000 || code === 0xfeff;
  return (
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202f && code !== 0x202e) ||
    code >= 0x2060
  );
}

/** No eye sees them; copying from pages and from Windows' own windows leaves them inside of numbers. */
export const UNSEEN =
  '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u2060\u2066\u2067\u2068\u2069\ufeff';

export const isUnseen = (code: number): boolean =>
  (code === 0xad || (code >= 0x200b && (code <= 0x2069 || code === 0xfeff))) &&
  UNSEEN.includes(String.fromCharCode(code));

export function withoutUnseen(words: string): string {
  let out = '';
  for (const char of words) if (!isUnseen(char.charCodeAt(0))) out += char;
  return out;
}

/** Full-width ASCII (U+FF01–U+FF5E) to ASCII; everything else stays. */
export const foldCode = (code: number): number => (code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code);

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** First offset in [start, end) that is no blank; `end` where all are. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Offset after the last character in [start, end) that is no blank; `start` where all are. */
export function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
