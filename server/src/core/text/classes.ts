/**
 * Which kinds of character a paragraph holds, as bits. The scanner fills them in its one pass, so that a
 * check can leave a paragraph alone without reading it.
 */
export const Has = {
  digit: 1,
  /** Full-width digits, letters or signs (U+FF10–U+FF5E but the punctuation that Chinese text uses). */
  fullWidth: 2,
  latin: 4,
  /** One of , ; : ? ! ( ) as ASCII. */
  halfPunctuation: 8,
  /** 《 or 》 or 〈 or 〉 */
  titleMark: 16,
  /** A bracket of any kind or a quotation mark. */
  bracket: 32,
  /** A blank: space, TAB, U+00A0, U+3000. */
  blank: 64,
  /** @ ＠ */
  at: 128,
  /** One of * × _ □ ○ ＊ ～ or U+FFFD: what template hints and converters leave. */
  residue: 256,
  percent: 512,
  /** One of the Chinese numerals 一二三四五六七八九十百千万两〇零. */
  numeral: 1024,
  /** 月, without which there is no date but 2022-06-17. */
  month: 2048,
  /** 第 or one of ①–⑩: an article, or an item of a list that no figure marks. */
  ordinal: 4096,
} as const;

/** True for a code unit of the basic block of Chinese characters, which all words of the form are written in. */
export const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
