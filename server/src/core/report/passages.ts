import { isDigit } from '../text/fold.js';
import { readOrdinal } from '../text/ordinal.js';
import type { Paragraph, Report } from './model.js';

/** Shorter lines are names, dates and captions rather than prose. */
const SHORTEST_PROSE = 16;

/**
 * Paragraphs that a page break cut, joined to what a reader reads. Behind a blank line the second part is said to
 * continue the first; a mere line end is how some write.
 */
export function makePassages(
  paragraphs: readonly Paragraph[],
  gaps: readonly boolean[],
): Pick<Report, 'paragraphs' | 'passages'> {
  const marked: Paragraph[] = [];
  const passages: Paragraph[] = [];
  let parts: Paragraph[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    const before = i > 0 ? paragraphs[i - 1]! : null;
    const joins =
      before !== null && continuesOn(before, paragraph) && !(gaps[i]! && isNumberedLine(before.text));
    const own = joins && gaps[i]! ? { ...paragraph, continues: true } : paragraph;
    marked.push(own);
    if (!joins && parts.length > 0) {
      passages.push(joined(parts));
      parts = [];
    }
    parts.push(own);
  }
  if (parts.length > 0) passages.push(joined(parts));
  return { paragraphs: marked, passages };
}

function continuesOn(before: Paragraph, after: Paragraph): boolean {
  if (after.role !== 'body' && after.role !== 'intro') return false;
  if (before.role !== after.role || before.section !== after.section || before.matter !== after.matter)
    return false;
  return (brokenOff(before.text) || insideAddress(before.text, after.text)) && goesOn(after.text);
}

/** Longer lines are prose rather than headings. */
const LONGEST_NUMBERED = 40;

/** `（二）强化服务理念，做好依申请公开工作`: a heading, though a comma stands in it; no page break cut it. */
const isNumberedLine = (text: string): boolean =>
  text.length <= LONGEST_NUMBERED && !/[。；]/.test(text) && readOrdinal(text, 0, text.length) !== null;

/** A line of prose without a mark at its end. */
const brokenOff = (text: string): boolean =>
  text.length >= SHORTEST_PROSE && !'。！？：；…”’）)!?:;.》】'.includes(text[text.length - 1]!);

const ADDRESS = /(?:@|:\/\/|www\.)[\w./-]*$/i;

/** A line end stands inside of an address of mail or of a page: no part of it is a word by itself. */
function insideAddress(before: string, after: string): boolean {
  const code = after.charCodeAt(0);
  if (!isLatin(code) && !isDigit(code)) return false;
  if (/^[\w.-]{1,40}@/.test(after.slice(0, 48))) return /\w$/.test(before);
  return ADDRESS.test(before.slice(-64));
}

const goesOn = (text: string): boolean =>
  text.length >= 2 &&
  readOrdinal(text, 0, text.length) === null &&
  !/^(?:附件|附表|附：|注：|备注|说明：|联系)/.test(text);

/** Parts of a broken paragraph as one, each unit mapped to its place. */
function joined(parts: readonly Paragraph[]): Paragraph {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const pieces: string[] = [];
  let before = '';
  let flags = 0;
  for (const part of parts) {
    // Words of the Latin alphabet need the blank that the line end stood for.
    const latin =
      isLatin(before.charCodeAt(before.length - 1)) &&
      isLatin(part.text.charCodeAt(0)) &&
      !insideAddress(before, part.text);
    pieces.push(latin ? ` ${part.text}` : part.text);
    before = part.text;
    flags |= part.flags;
  }
  const text = pieces.join('');
  const map = new Int32Array(2 * text.length);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (pieces[i]!.length > part.text.length) {
      map[2 * at] = parts[i - 1]!.range.end;
      map[2 * at + 1] = part.range.start;
      at++;
    }
    fill(map, at, part);
    at += part.text.length;
  }
  return {
    ...first,
    range: { start: first.range.start, end: parts[parts.length - 1]!.range.end },
    text,
    map,
    flags,
  };
}

function fill(map: Int32Array, from: number, paragraph: Paragraph): void {
  if (paragraph.map !== null) {
    map.set(paragraph.map, 2 * from);
    return;
  }
  for (let i = 0; i < paragraph.text.length; i++) {
    map[2 * (from + i)] = paragraph.range.start + i;
    map[2 * (from + i) + 1] = paragraph.range.start + i + 1;
  }
}

const isLatin = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
