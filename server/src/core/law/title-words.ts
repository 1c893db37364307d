import { Memo } from '../text/memo.js';

/** The words between two title marks, as they are compared. */
export interface TitleWords {
  /** As written. */
  readonly text: string;
  /** The same without blanks and invisible characters, which never belong to a title. */
  readonly title: string;
  /** The title with one kind of inner marks and brackets, and without the issuer before 关于. */
  readonly bare: string;
  /** Neither a blank nor a stop nor another mark stands among them. */
  readonly plain: boolean;
  /** Titles inside: `〈…〉`, and what is written instead of it (`<…>`, `《…》`). Offsets in the words. */
  readonly inner: readonly InnerTitle[];
}

export interface InnerTitle {
  readonly open: number;
  readonly close: number;
  readonly text: string;
  /** With 〈 〉, as the standard for punctuation has it. */
  readonly wellFormed: boolean;
}

const memo = new Memo<TitleWords>();

/** Reads the words [start, end). The same few titles stand in thousands of reports: each is read once. */
export const titleWords = (text: string, start: number, end: number): TitleWords =>
  memo.of(text, start, end, read);

/** What makes a title more than words between two marks: another mark, a stop, a blank. */
const SPECIAL = /[《〈<＜。\s\u200b]/;
const NONE: readonly InnerTitle[] = [];

function read(text: string): TitleWords {
  const plain = !SPECIAL.test(text);
  const title = plain ? text : squeeze(text);
  return { text, title, bare: bare(title), plain, inner: plain ? NONE : innerTitles(text) };
}

const INVISIBLE = /[\s\u200b]+/g;

/** A title as it is compared: without blanks and invisible characters. */
export const squeeze = (title: string): string => title.replace(INVISIBLE, '');

function bare(title: string): string {
  const text = title
    .replace(/[<＜《]/g, '〈')
    .replace(/[>＞》]/g, '〉')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');
  const about = text.indexOf('关于');
  return about > 0 ? text.slice(about) : text;
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
    case 0x300a:
      return '》';
    default:
      return '';
  }
}

function innerTitles(text: string): readonly InnerTitle[] {
  const found: InnerTitle[] = [];
  for (let i = 0; i < text.length; i++) {
    const closer = closerOf(text.charCodeAt(i));
    const close = closer === '' ? -1 : text.indexOf(closer, i);
    if (close < 0) continue;
    found.push({ open: i, close, text: text.slice(i + 1, close), wellFormed: closer === '〉' });
    i = close;
  }
  return found.length === 0 ? NONE : found;
}
