/** A small reader, what it is fed with, and what it makes of a text. */
export interface Piece {
  readonly name: string;
  /** Texts are put together of these. */
  readonly signs: readonly string[];
  /** Signs of a text, at most. */
  readonly most: number;
  /** Half of the texts are one of these with a slip of some signs, where no chance would bring them together. */
  readonly starts?: readonly string[];
  readonly run: (text: string) => unknown;
}

const SIGNS: Readonly<Record<string, string>> = { '␣': ' ', '⇥': '\t', '⏎': '\n' };

/** Signs with blanks between them; ␣ ⇥ ⏎ stand for blank, TAB and line end. */
export const of = (text: string): string[] =>
  text.split(' ').map((sign) => sign.replace(/[␣⇥⏎]/g, (mark) => SIGNS[mark]!));

export const chars = (text: string): string[] => [...text];

/** What a reader says at every offset of a text. */
export function every(text: string, run: (at: number) => unknown): unknown[] {
  const out: unknown[] = [];
  for (let at = 0; at <= text.length; at++) out.push(run(at));
  return out;
}

/** Two texts of one, at its bar. */
export const halves = (text: string): readonly [string, string] => {
  const at = text.indexOf('|');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

export const DIGITS = chars('0123456789');
export const WIDE = chars('０１２９');
export const BLANKS = [' ', '\u3000', '\t', '\u00a0'];
export const NUMERALS = chars('〇零一二三四五六七八九十百千万两廿');
export const MARKS = chars('，。、；：？！（）()“”"\'‘’《》〈〉<>,.;:?!…—-～~·%％／/');
export const HAN = chars('甲乙丙市县区局年月日条款项号令电话件次的了');
export const LATIN = chars('aBcxX@_');
export const TAGS = of(
  `<b> </b> <td> </td> <tr> </tr> <table> </table> <p> </p> <br/> <td␣colspan="2"> <th␣rowspan='3'> <script> </script> <!-- --> < > </ " ' =`,
);
