/** Ranges of code points that take two columns where type is fixed (East Asian Wide and Fullwidth, and emoji). */
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

/** Columns of a text in a terminal or an editor's font of fixed width. */
export function textWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x300) width++;
    else if (unit >= 0x4e00 && unit <= 0x9fff) width += 2;
    else {
      const point = text.codePointAt(i)!;
      width += characterWidth(point);
      if (point > 0xffff) i++;
    }
  }
  return width;
}
