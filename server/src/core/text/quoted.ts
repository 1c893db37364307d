/** A quoted value of an attribute is hardly longer, unless it is a picture; a quotation mark that is never closed is text. */
const LONGEST_VALUE = 4096;

/**
 * Offset of the quotation mark that closes the one at `at`, before `limit`; -1 where none does. Far off it counts only if
 * neither `<` nor `>` stands before it: so pictures in base64 are values, of whatever length, and a lost mark is not.
 */
export function closingQuote(text: string, at: number, limit: number): number {
  const quote = text.charCodeAt(at);
  const near = at + LONGEST_VALUE;
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    if (i >= near && (code === 60 || code === 62)) return -1;
  }
  return -1;
}
