/** Nothing further away is looked at: a text without stops must not cost the square of its length. */
const LONGEST = 400;

/** Offset where the sentence around `at` begins: after the last 。！？； or line end before it, or `reach` before. */
export function sentenceStart(text: string, at: number, reach = LONGEST): number {
  const first = Math.max(0, at - reach);
  let i = at;
  while (i > first && !endsSentence(text.charCodeAt(i - 1))) i--;
  return i;
}

/** Offset where the sentence around `at` ends, its stop excluded, or `reach` after it. */
export function sentenceEnd(text: string, at: number, reach = LONGEST): number {
  const last = Math.min(text.length, at + reach);
  let i = at;
  while (i < last && !endsSentence(text.charCodeAt(i))) i++;
  return i;
}

/** Likewise, but commas and colons end it, too. */
export function clauseStart(text: string, at: number, reach = LONGEST): number {
  const first = Math.max(0, at - reach);
  let i = at;
  while (i > first && !endsClause(text.charCodeAt(i - 1))) i--;
  return i;
}

export function clauseEnd(text: string, at: number, reach = LONGEST): number {
  const last = Math.min(text.length, at + reach);
  let i = at;
  while (i < last && !endsClause(text.charCodeAt(i))) i++;
  return i;
}

/** One of 。！？；!?; or a line end. Nearly every character is an ideograph, so those are left at once. */
export function endsSentence(code: number): boolean {
  if (code > 0x3002 && code < 0xff01) return false;
  switch (code) {
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0xff1b:
    case 0x21:
    case 0x3f:
    case 0x3b:
    case 0x0a:
    case 0x0d:
      return true;
    default:
      return false;
  }
}

/** Also one of ，,：: */
const endsClause = (code: number): boolean =>
  endsSentence(code) || code === 0xff0c || code === 0x2c || code === 0xff1a || code === 0x3a;

/** True when one of the words stands in text[from, to). */
export function hasAny(text: string, words: readonly string[], from: number, to: number): boolean {
  const part = text.slice(from, to);
  return words.some((word) => part.includes(word));
}
