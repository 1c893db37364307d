import { foldLabel, labelKey } from '../text/label.js';

/** How a label as written compares with the form's: blanks and width never count. */
export type LabelMatch = 'same' | 'ordinal' | 'marks' | 'words';

const ORDINAL = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\(\d+\)|\d+[.、)]?)/;
const NUMBER = /[一二三四五六七八九十\d]+/;

const straightQuotes = (folded: string): string => folded.replace(/[“”„‟＂]/g, '"').replace(/[‘’]/g, "'");
const split = (folded: string): readonly [string, string] => {
  const ordinal = ORDINAL.exec(folded)?.[0] ?? '';
  return [ordinal, folded.slice(ordinal.length)];
};

/**
 * Compares the label at [start, end) with the form's. A label without an ordinal is the form's too (it stands in
 * a cell of its own then), and so is one with its group's label before it in the same cell.
 */
export function matchLabel(text: string, start: number, end: number, label: string): LabelMatch {
  if (end - start === label.length && text.startsWith(label, start)) return 'same';
  const written = straightQuotes(foldLabel(text, start, end));
  const wanted = straightQuotes(foldLabel(label, 0, label.length));
  if (written === wanted || written.endsWith(wanted)) return 'same';
  const [ordinal, body] = split(written);
  const [wantedOrdinal, wantedBody] = split(wanted);
  if (body !== wantedBody) return labelKey(body) === labelKey(wantedBody) ? 'marks' : 'words';
  if (ordinal === '' || wantedOrdinal === '') return 'same';
  return NUMBER.exec(ordinal)?.[0] === NUMBER.exec(wantedOrdinal)?.[0] ? 'marks' : 'ordinal';
}

/** The form's label in the shape of the written one: without ordinal where the written one has none. */
export function labelLike(text: string, start: number, end: number, label: string): string {
  const [ordinal] = split(foldLabel(text, start, end));
  const [, body] = split(label);
  return ordinal === '' && body !== '' ? body : label;
}

/** Words without markup in them may be replaced as a whole. */
export const isPlain = (words: string): boolean => !/[<>&|\t\r\n*]/.test(words);
