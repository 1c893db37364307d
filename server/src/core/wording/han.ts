/** True for a code unit that is a Chinese character; 〇 counts, punctuation does not. */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;

/** Chinese characters and the punctuation of Chinese text: what half-width marks do not stand beside. */
export const isWide = (code: number): boolean =>
  isHan(code) ||
  (code >= 0x3001 && code <= 0x301f) ||
  (code >= 0x2018 && code <= 0x201d) ||
  code === 0x2014 ||
  code === 0x2026 ||
  (code >= 0xff01 && code <= 0xff5e);

export const isLatin = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Its Chinese characters, without marks, blanks, digits and letters. */
export function hanOf(text: string): string {
  let han = '';
  for (let at = 0; at < text.length; at++) if (isHan(text.charCodeAt(at))) han += text[at];
  return han;
}
