import type { Facet, Paragraph, Report } from '../report/model.js';
import { Has } from '../text/classes.js';
import { type InnerTitle, type TitleWords, titleWords } from './title-words.js';

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
  /** See `TitleWords`. */
  readonly bare: string;
  /** Titles inside. */
  readonly inner: readonly InnerTitle[];
}

/** A title longer than this is an unclosed mark. */
const LONGEST = 120;

export const titleMarks: Facet<readonly TitleMark[]> = {
  compute({ passages }: Report) {
    const found: TitleMark[] = [];
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i]!;
      if ((passage.flags & Has.titleMark) !== 0) addMarks(passage, found);
    }
    return found;
  },
};

function addMarks(passage: Paragraph, found: TitleMark[]): void {
  const { text } = passage;
  let closing = -1;
  for (let open = text.indexOf('《'); open >= 0; ) {
    if (closing < open) closing = text.indexOf('》', open + 1);
    if (closing < 0) return;
    let close = closing;
    let words: TitleWords | null = null;
    if (close < open + LONGEST) {
      words = titleWords(text, open + 1, close);
      if (!words.plain) {
        close = matching(text, open);
        words = close < 0 ? null : titleWords(text, open + 1, close);
      }
    }
    if (words === null) {
      open = text.indexOf('《', open + 1);
      continue;
    }
    const inner = words.inner.length === 0 ? words.inner : inPassage(words.inner, open + 1);
    found.push({ passage, open, close, text: words.text, title: words.title, bare: words.bare, inner });
    open = text.indexOf('《', close + 1);
  }
}

const inPassage = (inner: readonly InnerTitle[], by: number): readonly InnerTitle[] =>
  inner.map(({ open, close, text, wellFormed }) => ({
    open: open + by,
    close: close + by,
    text,
    wellFormed,
  }));

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
