/** Words between which a text names an office: 由 … 编制. */
export interface NamerWords {
  readonly before: string;
  readonly after: string;
  /** Only where the name takes up all between them. */
  readonly whole: boolean;
}

/** The name of an office and where it stands. */
export interface NamedOffice {
  readonly name: string;
  readonly from: number;
}

/** Longest name that is looked for, in code units. */
const LONGEST_NAME = 30;

/** Five Chinese characters or more, with a place (市, 县, …) before the organ. */
const FULL_NAME = /^[\u4e00-\u9fff]*[省市州县区旗镇乡][\u4e00-\u9fff]{2,}$/;

/** `由甲市乙区财政局编制`: the first full name between two of the words, up to the first organ's word. */
export function namedOffice(
  text: string,
  organs: readonly string[],
  namers: readonly NamerWords[],
): NamedOffice | null {
  for (const { before, after, whole } of namers) {
    let next = text.indexOf(after);
    for (let at = next < 0 ? -1 : text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
      const from = at + before.length;
      if (next < from) next = text.indexOf(after, from);
      if (next < 0) break;
      const end = next - from;
      if (end > LONGEST_NAME) continue;
      const words = text.slice(from, from + LONGEST_NAME + after.length);
      // An office within the office (…局办公室) speaks for it: the first organ ends the name.
      let length = end + 1;
      for (const organ of organs) {
        const place = words.indexOf(organ);
        if (place > 0) length = Math.min(length, place + organ.length);
      }
      const name = words.slice(0, length);
      if ((whole ? length === end : length <= end) && name.length >= 5 && FULL_NAME.test(name))
        return { name, from };
    }
  }
  return null;
}
