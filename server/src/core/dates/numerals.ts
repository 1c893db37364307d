/** A number read from text: its value and where it ends (offset after its last character). */
export interface NumberRead {
  readonly value: number;
  readonly end: number;
}

/** Value of a digit in ASCII or full width; -1 for any other code unit. */
export const digitValue = (code: number): number =>
  code >= 48 && code <= 57 ? code - 48 : code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;

/** Value of a Chinese digit; -1 for any other code unit. */
function chineseDigit(code: number): number {
  switch (code) {
    case 0x4e00: // 一
      return 1;
    case 0x4e8c: // 二
    case 0x4e24: // 两
      return 2;
    case 0x4e09: // 三
      return 3;
    case 0x56db: // 四
      return 4;
    case 0x4e94: // 五
      return 5;
    case 0x516d: // 六
      return 6;
    case 0x4e03: // 七
      return 7;
    case 0x516b: // 八
      return 8;
    case 0x4e5d: // 九
      return 9;
    case 0x3007: // 〇
    case 0x96f6: // 零
    case 0x25cb: // ○
    case 0xff2f: // Ｏ
      return 0;
    default:
      return -1;
  }
}

/** 十, 百, 千; 0 for any other code unit. */
const chineseUnit = (code: number): number =>
  code === 0x5341 ? 10 : code === 0x767e ? 100 : code === 0x5343 ? 1000 : 0;

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
  let pending = 0;
  let positional = 0;
  let units = false;
  let i = at;
  for (; i < text.length && i - at < LONGEST; i++) {
    const code = text.charCodeAt(i);
    const digit = chineseDigit(code);
    if (digit >= 0) {
      pending = digit;
      positional = positional * 10 + digit;
      continue;
    }
    const unit = chineseUnit(code);
    if (unit === 0) break;
    units = true;
    total += (pending || 1) * unit;
    pending = 0;
  }
  if (i === at) return null;
  return { value: units ? total + pending : positional, end: i };
}
