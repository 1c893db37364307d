/** A number read from text: its value and where it ends (offset after its last character). */
export interface NumberRead {
  readonly value: number;
  readonly end: number;
}

/** Value of a digit in ASCII or full width; -1 for any other code unit. */
export const digitValue = (code: number): number =>
  code >= 48 && code <= 57 ? code - 48 : code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;

const CHINESE: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九']
    .map((c, i): [string, number] => [c, i])
    .concat([
      ['零', 0],
      ['○', 0],
      ['Ｏ', 0],
      ['两', 2],
    ]),
);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** At most so many characters make one numeral; longer runs are no number that a report cites. */
const LONGEST = 12;

/** Blank inside a line: space, TAB, no-break and ideographic space. */
export const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 0xa0 || code === 0x3000;

export function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** Reads `20`, `２０`, `二十`, `二〇二二`, `一百零三` at an offset; null where there is no number. */
export function readNumber(text: string, at: number): NumberRead | null {
  let value = 0;
  let i = at;
  for (; i < text.length && i - at <= LONGEST; i++) {
    const digit = digitValue(text.charCodeAt(i));
    if (digit < 0) break;
    value = value * 10 + digit;
  }
  if (i > at) return i - at > LONGEST ? null : { value, end: i };
  return readChinese(text, at);
}

function readChinese(text: string, at: number): NumberRead | null {
  let total = 0;
  let pending = -1;
  let positional = '';
  let units = false;
  let i = at;
  for (; i < text.length && i - at < LONGEST; i++) {
    const c = text[i]!;
    const digit = CHINESE.get(c);
    if (digit !== undefined) {
      pending = digit;
      positional += digit;
      continue;
    }
    const unit = UNITS.get(c);
    if (unit === undefined) break;
    units = true;
    total += (pending < 0 ? 1 : pending === 0 ? 1 : pending) * unit;
    pending = -1;
  }
  if (i === at) return null;
  return { value: units ? total + Math.max(pending, 0) : Number(positional), end: i };
}
