import { readEntity } from './entity.js';
import { foldCode, isBlank, isDigit, isUnseen } from './fold.js';
import { CellKind, cellKind } from './number.js';
import { closingQuote } from './quoted.js';

const LONGEST_FIGURE = 32;

/**
 * A label as it is compared: without tags, entities for blanks, blanks, `*`, `#` and `\\`; full width made half.
 * Punctuation stays, for the ordinal is read from it.
 */
export function foldLabel(text: string, start: number, end: number): string {
  let out = '';
  let run = start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) continue;
    let next = at + 1;
    let read = code;
    if (code === 60) next = tagEnd(text, at, end) || next;
    else if (code === 38) {
      const entity = readEntity(text, at, end);
      if (entity !== null) {
        next = entity.end;
        read = entity.value.charCodeAt(0);
      }
    }
    if (at > run) out += text.slice(run, at);
    run = next;
    const tag = code === 60 && next > at + 1;
    if (!tag && read !== 42 && read !== 35 && read !== 92 && !isBlank(read))
      out += isRadical(read)
        ? String.fromCharCode(read).normalize('NFKC')
        : String.fromCharCode(foldCode(read));
    at = next - 1;
  }
  return run === start ? text.slice(start, end) : out + text.slice(run, end);
}

/** What copying from a PDF leaves in place of ideographs, and no eye can tell: `⼀` for `一`, `⼈` for `人`. */
const isRadical = (code: number): boolean => code >= 0x2f00 && code <= 0x2fd5;

/** Ideographs, and what of ASCII is neither a blank nor a mark that may be markup. */
const isPlain = (code: number): boolean =>
  (code >= 0x3041 && code < 0xfeff) || (code > 42 && code < 127 && code !== 60 && code !== 92);

/** Offset after the tag that starts at `at`, 0 where none does. */
export function tagEnd(text: string, at: number, limit: number): number {
  const next = text.charCodeAt(at + 1) | 32;
  const opens =
    (next >= 97 && next <= 122) || text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 33;
  if (!opens) return 0;
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 62) return i + 1;
    if (code === 60) return 0;
    if (code === 34 || code === 39) i = Math.max(i, closingQuote(text, i, limit));
  }
  return 0;
}

/** True where the words [start, end) are `most` units at most, tags inside not counted: Word puts a tag before each change of font. */
export function isWithin(text: string, start: number, end: number, most: number): boolean {
  let left = end - start - most;
  if (left <= 0) return true;
  for (let at = start, seen = 0; at < end && seen <= most; at++) {
    if (text.charCodeAt(at) === 60) {
      const next = tagEnd(text, at, end);
      if (next > 0) {
        left -= next - at;
        if (left <= 0) return true;
        at = next - 1;
        continue;
      }
    }
    seen++;
  }
  return false;
}

/** What a reader does not see as words of a figure: a tag, `\\` before a sign, a character without width. */
function markupEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === 60) return tagEnd(text, at, end);
  if (code === 92) return isSign(text.charCodeAt(at + 1)) && at + 2 < end ? at + 1 : 0;
  return isUnseen(code) ? at + 1 : 0;
}

const isSign = (code: number): boolean => code === 0x2b || code === 0x2d;

/** What stands on the two sides of these is no one figure. */
const PARTING = /<\/?(?:t[dhr]|table|p|br|div|li|hr)[ >/]/i;

/** What stands between these is struck out and counts no more; one of the two may stand outside of the cell's words. */
const STRUCK = /^<(\/?)(?:del|s|strike)[ >]/i;

/** The words of a short cell that has markup inside, as a reader sees them; null where it has none, or is longer than any figure. */
export function withoutMarkup(text: string, start: number, end: number): string | null {
  if (!isWithin(text, start, end, LONGEST_FIGURE)) return null;
  let out = '';
  let run = start;
  let struck = -1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code) || (code > 92 && code < 0xad)) continue;
    const entity = code === 38 ? readEntity(text, at, end) : null;
    const next = entity?.end ?? markupEnd(text, at, end);
    if (next === 0) continue;
    out += text.slice(run, at) + (entity?.value ?? '');
    const tag = code === 60 ? STRUCK.exec(text.slice(at, at + 10)) : null;
    if (tag !== null && tag[1] === '') struck = out.length;
    else if (tag !== null) {
      out = out.slice(0, Math.max(struck, 0));
      struck = -1;
    }
    run = next;
    at = next - 1;
  }
  if (run === start) return null;
  return struck < 0 ? out + text.slice(run, end) : out.slice(0, struck);
}

/** Kind of the trimmed words [start, end), markup inside not counted: Word parts the digits of one figure by tags. */
export function figureKind(text: string, start: number, end: number): number {
  const kind = cellKind(text, start, end);
  const first = text.charCodeAt(start);
  if (kind !== CellKind.text || (first >= 0x3400 && first < 0xfe00)) return kind;
  const words = withoutMarkup(text, start, end);
  if (words !== null && PARTING.test(text.slice(start, end))) return kind;
  return words === null ? kind : cellKind(words, 0, words.length);
}

/** What a cell of figures says to its reader. */
export const cellWords = (text: string, start: number, end: number): string =>
  withoutMarkup(text, start, end) ?? text.slice(start, end);

/** Letters, digits and ideographs alone: what is left of a label when punctuation and brackets do not count. */
export function labelKey(folded: string, from = 0): string {
  let out = '';
  let run = from;
  for (let at = from; at < folded.length; at++) {
    if (isWord(folded.charCodeAt(at))) continue;
    if (at > run) out += folded.slice(run, at);
    run = at + 1;
  }
  return run === 0 ? folded : out + folded.slice(run);
}

const isWord = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 48 && code <= 57) ||
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  code === 0x3007 ||
  (code >= 0xd800 && code <= 0xdfff);
