/**
 * Places of the marks that the rules on punctuation look at, in reading order: one pass for all of them. Chinese
 * characters, most of a text, leave it at the first comparison.
 */
export function markPlaces(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    if (isMark(code)) places.push(at);
  }
  return places;
}

const isMark = (code: number): boolean =>
  code < 0x40
    ? code === 0x2c || code === 0x2e || code === 0x28 || code === 0x29 || code === 0x22 || isColonLike(code)
    : (code >= 0x3001 && code <= 0x3015) || (code >= 0x2018 && code <= 0x201d) || isWideMark(code);

const isColonLike = (code: number): boolean =>
  code === 0x3a || code === 0x3b || code === 0x3f || code === 0x21;

const isWideMark = (code: number): boolean =>
  code === 0xff08 || code === 0xff09 || code === 0xff0c || code === 0xff1a || code === 0xff1b;
