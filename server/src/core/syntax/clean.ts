import { Has } from '../text/classes.js';
import { readEntity } from '../text/entity.js';
import { isBlank, isUnseen, UNSEEN } from '../text/fold.js';
import { tagEnd } from '../text/label.js';

export interface Clean {
  readonly text: string;
  /** From and to of each unit of `text` in the source; null where the text is the source itself. */
  readonly map: Int32Array | null;
  /** Bits of `Has`. */
  readonly flags: number;
}

/** Marks that may be markup, as a bit above those of `Has`. */
const MARKUP = 1 << 14;

const classes = new Uint16Array(65_536);
const mark = (bits: number, ...words: string[]): void => {
  for (const word of words) for (let i = 0; i < word.length; i++) classes[word.charCodeAt(i)]! |= bits;
};
for (let c = 48; c <= 57; c++) classes[c]! |= Has.digit;
for (let c = 65; c <= 90; c++) classes[c]! |= Has.latin;
for (let c = 97; c <= 122; c++) classes[c]! |= Has.latin;
for (let c = 0xff01; c <= 0xff5e; c++)
  if (!'！（），．：；？［］｛｝～'.includes(String.fromCharCode(c))) classes[c]! |= Has.fullWidth;
for (let c = 0xff10; c <= 0xff19; c++) classes[c]! |= Has.digit;
mark(Has.halfPunctuation, ',;:?!()');
mark(Has.titleMark, '《》〈〉');
mark(Has.bracket, '()（）[]［］〔〕【】{}“”‘’"\'「」『』《》〈〉');
mark(Has.blank, ' \t\u00a0\u3000');
mark(Has.at, '@＠');
mark(Has.residue, '*×_□○＊～\ufffd');
mark(Has.percent, '%％');
mark(Has.numeral, '一二三四五六七八九十百千万两〇零');
mark(Has.month, '月');
mark(Has.ordinal, '第①②③④⑤⑥⑦⑧⑨⑩');
mark(MARKUP, '<&\n\r\\', '*');
mark(MARKUP, UNSEEN);

/** The words [start, end) as a reader sees them. `html`: line ends inside are blanks. */
export function cleanText(source: string, start: number, end: number, html: boolean): Clean {
  let flags = 0;
  for (let at = start; at < end; at++) flags |= classes[source.charCodeAt(at)]!;
  if ((flags & MARKUP) === 0) return { text: source.slice(start, end), map: null, flags };
  return cleaned(source, start, end, html, flags & ~MARKUP);
}

function cleaned(source: string, start: number, end: number, html: boolean, plainFlags: number): Clean {
  const bold = !html && pairs(source, start, end);
  const map = new Int32Array(2 * (end - start));
  const parts: string[] = [];
  let units = 0;
  let changed = false;
  let run = start;
  const cut = (at: number, next: number): void => {
    if (at > run) parts.push(source.slice(run, at));
    changed = true;
    run = next;
  };
  // Once a comment has no end, those behind it have none either.
  let unclosed = false;
  let at = start;
  while (at < end) {
    const code = source.charCodeAt(at);
    let next = 0;
    let value = '';
    if (code === 60) {
      if (!source.startsWith('<!--', at)) next = tagEnd(source, at, end);
      else if (!unclosed) {
        const close = within(source, '-->', at + 4, end);
        if (close < 0) unclosed = true;
        else next = close + 3;
      }
    } else if (code === 38) {
      const entity = readEntity(source, at, end);
      if (entity !== null) {
        next = entity.end;
        value = UNSEEN.includes(entity.value) ? '' : entity.value;
      }
    } else if (isUnseen(code)) next = at + 1;
    else if (code === 42 && bold && source.charCodeAt(at + 1) === 42 && at + 1 < end) next = at + 2;
    else if (code === 92 && !html && isEscapable(source.charCodeAt(at + 1)) && at + 1 < end) next = at + 1;
    else if (code === 10 || code === 13) {
      next = at + 1;
      while (next < end && isBlank(source.charCodeAt(next))) next++;
      value = isWide(source.charCodeAt(at - 1)) || isWide(source.charCodeAt(next)) ? '' : ' ';
    }
    if (next === 0) {
      map[2 * units] = at;
      map[2 * units + 1] = at + 1;
      units++;
      at++;
      continue;
    }
    cut(at, next);
    if (value !== '') {
      parts.push(value);
      for (let i = 0; i < value.length; i++) {
        map[2 * units] = at;
        map[2 * units + 1] = next;
        units++;
      }
    }
    at = next;
  }
  if (!changed) return { text: source.slice(start, end), map: null, flags: plainFlags };
  if (run < end) parts.push(source.slice(run, end));
  const text = parts.join('');
  let flags = 0;
  for (let i = 0; i < text.length; i++) flags |= classes[text.charCodeAt(i)]!;
  return { text, map: map.slice(0, 2 * units), flags: flags & ~MARKUP };
}

/** `**` stands in pairs: otherwise it is no markup. Those at the ends are outside of the words: `**一是**加强……`. */
function pairs(source: string, start: number, end: number): boolean {
  let count =
    (start >= 2 && source.startsWith('**', start - 2) ? 1 : 0) + (source.startsWith('**', end) ? 1 : 0);
  for (let at = within(source, '**', start, end); at >= 0; at = within(source, '**', at + 2, end)) {
    if (source.charCodeAt(at + 2) === 42 && at + 2 < end) return false;
    count++;
  }
  return count > 0 && count % 2 === 0;
}

/** Where a short mark next stands before `end`; -1 where it does not. `indexOf` would read the rest of the file. */
function within(source: string, mark: string, from: number, end: number): number {
  const first = mark.charCodeAt(0);
  for (let i = from; i + mark.length <= end; i++)
    if (source.charCodeAt(i) === first && source.startsWith(mark, i)) return i;
  return -1;
}

/** CJK text and its marks: a line end between them is no blank. */
const isWide = (code: number): boolean => code >= 0x2e80;

const isEscapable = (code: number): boolean =>
  (code >= 33 && code <= 47) ||
  (code >= 58 && code <= 64) ||
  (code >= 91 && code <= 96) ||
  (code >= 123 && code <= 126);
