/** Ranges of code points that take two columns of a terminal (East Asian Wide and Fullwidth, and emoji). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns of one character: 0 for combining marks and joiners, 2 for what East Asian fonts draw wide. */
export function characterWidth(point: number): 0 | 1 | 2 {
  if (point < 0x300) return 1;
  if (point <= 0x36f || (point >= 0x200b && point <= 0x200f) || (point >= 0xfe00 && point <= 0xfe0f))
    return 0;
  if (point < 0x1100) return 1;
  for (const [low, high] of WIDE) if (point >= low && point <= high) return 2;
  return 1;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += characterWidth(char.codePointAt(0)!);
  return width;
}

/** Fills up with blanks to a number of columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - textWidth(text))) + text;

/** Cuts to a number of columns, with `…` at the cut. */
export function clip(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let used = 0;
  let out = '';
  for (const char of text) {
    used += characterWidth(char.codePointAt(0)!);
    if (used > width - 1) break;
    out += char;
  }
  return `${out}…`;
}

// What a report holds must not steer the terminal: escape sequences, bidirectional controls, backspaces.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text of a report made harmless for a terminal; a TAB becomes a blank, other controls a visible mark. */
export const visible = (text: string): string =>
  text.replace(CONTROL, (char) => (char === '\t' || char === '\n' || char === '\r' ? ' ' : '\ufffd'));
