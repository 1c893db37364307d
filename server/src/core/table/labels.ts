import { editDistance } from '../text/distance.js';
import { foldCode, isBlank } from '../text/fold.js';
import { foldLabel, labelKey } from '../text/label.js';

/** How a label as written compares with the form's: blanks and width never count. */
export type LabelMatch = 'same' | 'ordinal' | 'marks' | 'words';

/** A label of the form, made ready for comparing. */
export interface FormLabel {
  readonly label: string;
  /** Without blanks, in half width, quotes straight. */
  readonly folded: string;
  /** Offset in `folded` at which the words begin after the ordinal. */
  readonly body: number;
}

const ORDINAL = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\(\d+\)|\d+[.、)]?)/;
const NUMBER = /[一二三四五六七八九十\d]+/;

const straightQuotes = (folded: string): string => folded.replace(/[“”„‟]/g, '"').replace(/[‘’]/g, "'");
const fold = (text: string, start: number, end: number): string =>
  straightQuotes(foldLabel(text, start, end));
const ordinalOf = (folded: string): string => ORDINAL.exec(folded)?.[0] ?? '';

export function formLabel(label: string): FormLabel {
  const folded = fold(label, 0, label.length);
  return { label, folded, body: ordinalOf(folded).length };
}

/**
 * Compares the label at [start, end) with the form's. A label without an ordinal is the form's too (it stands in
 * a cell of its own then), and so is one with its group's label before it in the same cell.
 */
export function matchLabel(text: string, start: number, end: number, wanted: FormLabel): LabelMatch {
  if (reads(text, start, end, wanted.folded, 0) || reads(text, start, end, wanted.folded, wanted.body))
    return 'same';
  const written = fold(text, start, end);
  if (written.endsWith(wanted.folded)) return 'same';
  const ordinal = ordinalOf(written);
  const body = written.slice(ordinal.length);
  const wantedBody = wanted.folded.slice(wanted.body);
  if (body !== wantedBody) return labelKey(body) === labelKey(wantedBody) ? 'marks' : 'words';
  if (ordinal === '' || wanted.body === 0) return 'same';
  return NUMBER.exec(ordinal)?.[0] === NUMBER.exec(wanted.folded)?.[0] ? 'marks' : 'ordinal';
}

/** The form's label, which has none itself, with the author's remark in brackets behind it. */
export function isRemarked(text: string, start: number, end: number, wanted: FormLabel): boolean {
  const written = fold(text, start, end);
  const open = written.indexOf('(', ordinalOf(written).length);
  if (open < 0 || wanted.folded.includes('(', wanted.body)) return false;
  const head = written.slice(0, open);
  return labelKey(head, ordinalOf(head).length) === labelKey(wanted.folded, wanted.body);
}

/** True where the text is the folded words from `at` on but for blanks and width; makes no string. */
function reads(text: string, start: number, end: number, folded: string, at: number): boolean {
  let i = at;
  for (let offset = start; offset < end; offset++) {
    const raw = text.charCodeAt(offset);
    if (isBlank(raw)) continue;
    const code = raw === 0x201c || raw === 0x201d ? 0x22 : foldCode(raw);
    if (code !== folded.charCodeAt(i)) return false;
    i++;
  }
  return i === folded.length;
}

/** A letter or two of the form's label lost or changed, of at least three: the author meant that row. */
export function isSlipOf(text: string, wanted: FormLabel): boolean {
  const written = fold(text, 0, text.length);
  const body = labelKey(written, ordinalOf(written).length);
  const wantedBody = labelKey(wanted.folded, wanted.body);
  const limit = wantedBody.length < 8 ? 1 : 2;
  return body.length >= 3 && wantedBody.length >= 3 && editDistance(body, wantedBody, limit) <= limit;
}

/** Most letters are the form's, under the same ordinal or none: in that row's own place, its label said otherwise. */
export function isReworded(text: string, wanted: FormLabel): boolean {
  const written = fold(text, 0, text.length);
  const ordinal = ordinalOf(written);
  const number = NUMBER.exec(ordinal)?.[0];
  if (number !== undefined && number !== NUMBER.exec(wanted.folded.slice(0, wanted.body))?.[0]) return false;
  const body = labelKey(written, ordinal.length);
  const wantedBody = labelKey(wanted.folded, wanted.body);
  if (body.length < 4 || wantedBody.length < 4) return false;
  let rest = wantedBody;
  for (const letter of body) rest = rest.replace(letter, '');
  return (wantedBody.length - rest.length) / Math.max(body.length, wantedBody.length) >= MOSTLY;
}

const MOSTLY = 0.6;

/** The form's label in the shape of the written one: without ordinal where the written one has none. */
export function labelLike(text: string, start: number, end: number, { label }: FormLabel): string {
  const body = label.slice(ordinalOf(label).length);
  const bare = ordinalOf(fold(text, start, end)) === '';
  return bare && body !== '' ? body.replace(/^（[一二三四五六七八九十]+）/, '') : label;
}

const figuresOf = (words: string): number => words.replace(/\D/g, '').length;

/** Putting the one for the other loses figures: a cell's digits may have come to stand in its label. */
export const losesFigures = (written: string, wanted: string): boolean =>
  figuresOf(written) > figuresOf(wanted);

/** Words without markup in them may be replaced as a whole. */
export const isPlain = (words: string): boolean => !/[<>&|\t\r\n*]/.test(words);
