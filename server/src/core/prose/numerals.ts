const DIGITS = '〇一二三四五六七八九';
const MAGNITUDES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Value of 一百二十三, 两, 〇; NaN for what is no number up to 9999. */
export function numeralValue(text: string): number {
  let total = 0;
  let digit = -1;
  let last = 10000;
  for (const char of text) {
    const magnitude = MAGNITUDES[char];
    if (magnitude !== undefined) {
      if (magnitude >= last || (digit < 0 && magnitude > 10)) return Number.NaN;
      total += (digit < 0 ? 1 : digit) * magnitude;
      last = magnitude;
      digit = -1;
      continue;
    }
    if (char === '零') {
      if (text.length === 1) return 0;
      continue;
    }
    const value = char === '两' ? 2 : DIGITS.indexOf(char);
    if (value < 0 || digit >= 0) return Number.NaN;
    digit = value;
  }
  return digit < 0 ? (last < 10000 ? total : Number.NaN) : total + digit;
}
