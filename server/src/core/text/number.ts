import { foldCode, isBlank, isDigit } from './fold.js';

/** What stands in a cell, by its look alone. */
export const CellKind = { blank: 0, number: 1, marker: 2, text: 3 } as const;

/** How a written number departs from plain ASCII digits; the bits of `NumberForm`. */
export const Written = {
  unit: 1,
  separators: 2,
  fullWidth: 4,
  zeroFraction: 8,
  plusSign: 16,
  lookAlike: 32,
} as const;

export interface WrittenNumber {
  readonly negative: boolean;
  /** ASCII digits before and after the point; `fraction` is empty where there is no point. */
  readonly digits: string;
  readonly fraction: string;
  /** As written; empty where there is none. */
  readonly unit: string;
  /** Bits of `Written`, without `zeroFraction`: only the column knows what is meant. */
  readonly form: number;
}

/** Words that may follow a figure in a cell. Counts come first; money is told apart by `isMoney`. */
const UNITS: ReadonlySet<string> = new Set([
  ...['件', '条', '个', '项', '份', '次', '人', '起', '宗', '例', '篇', '家', '人次', '件次', '(件)'],
  ...['元', '万元', '亿元', '千元', '百元', '人民币元'],
]);

export const isMoney = (unit: string): boolean => unit.endsWith('元');

const MOST_DIGITS = 15;

/** `/ - — 无` and the like: filled in, but no number. */
export function isMarker(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0 || length > 4) return false;
  let at = start;
  while (at < end && isMark(foldCode(text.charCodeAt(at)))) at++;
  if (at === end) return true;
  if (length === 1) return text.charCodeAt(start) === 0x65e0;
  return (
    (length === 2 && text.startsWith('暂无', start)) || (length === 3 && text.startsWith('不适用', start))
  );
}

const isMark = (code: number): boolean =>
  code === 0x2f || code === 0x5c || code === 0x2d || (code >= 0x2010 && code <= 0x2015) || code === 0x2212;

/** Kind of the trimmed words [start, end). */
export function cellKind(text: string, start: number, end: number): number {
  const length = end - start;
  if (length <= 0) return CellKind.blank;
  const first = text.charCodeAt(start);
  if ((first === 0x4e || first === 0x55 || first === 0x6e) && isConverted(text, start, end))
    return CellKind.blank;
  if (length > 4 && first >= 0x3400 && first < 0xff00) return CellKind.text;
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  if (at === end && length <= MOST_DIGITS) return CellKind.number;
  if (length > 32) return CellKind.text;
  if (isMarker(text, start, end)) return CellKind.marker;
  if (!mayBeNumber(text, start, end)) return CellKind.text;
  return readNumber(text, start, end) === null ? CellKind.text : CellKind.number;
}

/** What programs that make Markdown of spreadsheets write for an empty cell, in the head and below it. */
const CONVERTED = /NaN$|nan$|Unnamed: \d+(?:_level_\d+)?$/y;

export function isConverted(text: string, start: number, end: number): boolean {
  if (end - start < 3) return false;
  const words = text.slice(start, Math.min(end, start + 24));
  CONVERTED.lastIndex = 0;
  return CONVERTED.test(words);
}

/** A figure or a look-alike must stand among the first characters. */
function mayBeNumber(text: string, start: number, end: number): boolean {
  const first = foldCode(text.charCodeAt(start));
  if (isDigit(first) || isLookAlike(first)) return true;
  return isSign(first) && end - start > 1 && isDigit(foldCode(text.charCodeAt(start + 1)));
}

const isSign = (code: number): boolean => code === 0x2b || code === 0x2d || code === 0x2212;

/** O o 〇 ○ for 0, l I for 1. */
const isLookAlike = (code: number): boolean =>
  code === 0x4f || code === 0x6f || code === 0x3007 || code === 0x25cb || code === 0x6c || code === 0x49;

/** Reads the trimmed words [start, end) as one number with perhaps a unit; null where they are anything else. */
export function readNumber(text: string, start: number, end: number): WrittenNumber | null {
  let at = start;
  let form = 0;
  let negative = false;
  const sign = foldCode(text.charCodeAt(at));
  if (isSign(sign)) {
    negative = sign !== 0x2b;
    if (!negative) form |= Written.plusSign;
    at++;
  }
  let digits = '';
  let fraction = '';
  let point = false;
  let real = 0;
  let group = -1;
  for (; at < end; at++) {
    const raw = text.charCodeAt(at);
    const code = foldCode(raw);
    if (isDigit(code) || isLookAlike(code)) {
      const figure = isDigit(code) ? String.fromCharCode(code) : code === 0x6c || code === 0x49 ? '1' : '0';
      if (!isDigit(code)) form |= Written.lookAlike;
      else {
        real++;
        if (raw !== code) form |= Written.fullWidth;
      }
      if (point) fraction += figure;
      else digits += figure;
      if (group >= 0) group++;
      continue;
    }
    if (!point && code === 0x2e && digits !== '' && (group === -1 || group === 3)) {
      if (raw !== code) form |= Written.fullWidth;
      point = true;
      group = -1;
      continue;
    }
    if (!point && digits !== '' && isSeparator(code) && groupFollows(text, at + 1, end)) {
      if (group !== -1 && group !== 3) return null;
      form |= Written.separators;
      group = 0;
      continue;
    }
    break;
  }
  if (digits === '' || (point && fraction === '') || (group !== -1 && group !== 3)) return null;
  if (digits.length + fraction.length > MOST_DIGITS + 6) return null;
  if (real === 0 && digits.length + fraction.length > 1) return null;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  const unit = text.slice(at, end);
  if (unit !== '') {
    if (!UNITS.has(unit)) return null;
    form |= Written.unit;
  }
  return { negative, digits, fraction, unit, form };
}

const isSeparator = (code: number): boolean =>
  code === 0x2c || code === 0x27 || code === 0x2019 || isBlank(code);

/** Exactly three figures and then none: only so is a mark inside a number a separator. */
function groupFollows(text: string, at: number, end: number): boolean {
  if (at + 3 > end) return false;
  for (let i = at; i < at + 3; i++) if (!isDigit(foldCode(text.charCodeAt(i)))) return false;
  return at + 3 === end || !isDigit(foldCode(text.charCodeAt(at + 3)));
}
