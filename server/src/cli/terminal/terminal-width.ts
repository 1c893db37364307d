import { characterWidth, textWidth } from '../../core/text/width.js';

export { characterWidth, textWidth };

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
