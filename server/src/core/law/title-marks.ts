import type { Facet, Paragraph, Report } from '../report/model.js';
import { Has } from '../text/classes.js';

/** `《…》` in a passage; offsets in its clean text. */
export interface TitleMark {
  readonly passage: Paragraph;
  /** Of 《 */
  readonly open: number;
  /** Of the matching 》 */
  readonly close: number;
  /** Between the marks, as written. */
  readonly text: string;
  /** The same without blanks and invisible characters, which never belong to a title. */
  readonly title: string;
  /** Titles inside: `〈…〉`, and what is written instead of it (`<…>`, `《…》`). */
  readonly inner: readonly InnerTitle[];
}

export interface InnerTitle {
  readonly open: number;
  readonly close: number;
  readonly text: string;
  /** With 〈 〉, as the standard for punctuation has it. */
  readonly wellFormed: boolean;
}

/** What makes a title more than words between two marks: another mark, a stop, a blank. */
const SPECIAL = /[《》〈<＜。\s\u200b]/g;
const INNER = /[〈<＜《]/;
const INVISIBLE = /[\s\u200b]+/g;
const NONE: readonly InnerTitle[] = [];

/** A title longer than this is an unclosed mark. */
const LONGEST = 120;

export const titleMarks: Facet<readonly TitleMark[]> = {
  compute(report: Report) {
    const found: TitleMark[] = [];
    for (const passage of report.passages) {
      if ((passage.flags & Has.titleMark) === 0) continue;
      const { text } = passage;
      let open = text.indexOf('《');
      while (open >= 0) {
        SPECIAL.lastIndex = open + 1;
        const plain = SPECIAL.test(text) && text.charCodeAt(SPECIAL.lastIndex - 1) === CLOSE;
        let close = plain ? SPECIAL.lastIndex - 1 : matching(text, open);
        if (close >= open + LONGEST) close = -1;
        if (close < 0) {
          open = text.indexOf('《', open + 1);
          continue;
        }
        const inside = text.slice(open + 1, close);
        const inner = plain || !INNER.test(inside) ? NONE : innerTitles(text, open + 1, close);
        found.push({ passage, open, close, text: inside, title: plain ? inside : squeeze(inside), inner });
        open = text.indexOf('《', close + 1);
      }
    }
    return found;
  },
};

/** A title as it is compared: without blanks and invisible characters. */
export const squeeze = (title: string): string => title.replace(INVISIBLE, '');

const OPEN = 0x300a;
const CLOSE = 0x300b;
const STOP = 0x3002;
const LINE_END = 10;

function matching(text: string, open: number): number {
  const end = Math.min(text.length, open + LONGEST);
  let depth = 0;
  for (let i = open; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return i;
    else if (code === STOP || code === LINE_END) return -1;
  }
  return -1;
}

/** What closes an inner title; empty where the code unit opens none. */
function closerOf(code: number): string {
  switch (code) {
    case 0x3008:
      return '〉';
    case 0x3c:
      return '>';
    case 0xff1c:
      return '＞';
    case OPEN:
      return '》';
    default:
      return '';
  }
}

function innerTitles(text: string, from: number, to: number): InnerTitle[] {
  const found: InnerTitle[] = [];
  for (let i = from; i < to; i++) {
    const closer = closerOf(text.charCodeAt(i));
    if (closer === '') continue;
    const length = text.slice(i, to).indexOf(closer);
    if (length < 0) continue;
    const close = i + length;
    found.push({ open: i, close, text: text.slice(i + 1, close), wellFormed: closer === '〉' });
    i = close;
  }
  return found;
}
