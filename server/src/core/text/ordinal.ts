import { foldCode, isBlank, isDigit, skipBlanks } from './fold.js';

export type OrdinalStyle = '一、' | '（一）' | '1.' | '（1）' | '①' | '第一' | '一是' | 'other';

/** `（一）` of `（一）主动公开`: its number, and the marks as written. Offsets are those of the text read. */
export interface OrdinalAt {
  readonly style: OrdinalStyle;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** False where it is written otherwise than the style has it: `—、`, `(一)`, `壹、`, `1、`. */
  readonly wellFormed: boolean;
}

/** By code: 1 to 9; formal numerals below nought. */
const DIGITS: ReadonlyMap<number, number> = new Map(
  [...'一二三四五六七八九'].flatMap((plain, i): [number, number][] => [
    [plain.charCodeAt(0), i + 1],
    ['壹贰叁肆伍陆柒捌玖'.charCodeAt(i), -i - 1],
  ]),
);

/** A Chinese numeral from 1 to 99 at `at`; null where none stands there. */
function readNumeral(
  text: string,
  at: number,
  limit: number,
): { number: number; end: number; formal: boolean } | null {
  let number = 0;
  let end = at;
  let formal = false;
  let ten = false;
  for (; end < limit && end < at + 3; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x5341 || code === 0x62fe) {
      if (ten) break;
      formal ||= code === 0x62fe;
      number = (number === 0 ? 1 : number) * 10;
      ten = true;
      continue;
    }
    const digit = DIGITS.get(code);
    if (digit === undefined) break;
    if (digit < 0) formal = true;
    if (number !== 0 && !ten) break;
    number += Math.abs(digit);
    if (ten) {
      end++;
      break;
    }
  }
  return number === 0 ? null : { number, end, formal };
}

function readDigits(
  text: string,
  at: number,
  limit: number,
): { number: number; end: number; wide: boolean } | null {
  let number = 0;
  let end = at;
  let wide = false;
  for (; end < limit && end < at + 3; end++) {
    const code = text.charCodeAt(end);
    const folded = foldCode(code);
    if (!isDigit(folded)) break;
    wide ||= folded !== code;
    number = number * 10 + folded - 48;
  }
  return end === at || number === 0 ? null : { number, end, wide };
}

/** The ordinal that opens [start, end), blanks before it skipped; null where none does. */
export function readOrdinal(text: string, start: number, end: number): OrdinalAt | null {
  const from = skipBlanks(text, start, end);
  if (from >= end) return null;
  const first = text.charCodeAt(from);
  if (first >= 0x2460 && first <= 0x2473)
    return { style: '①', number: first - 0x245f, start: from, end: from + 1, wellFormed: true };
  if (first === 0x28 || first === 0xff08) return bracketed(text, from, end);
  if (first === 0x7b2c) return ranked(text, from, end);
  if (isDigit(foldCode(first))) return numbered(text, from, end);
  return counted(text, from, end);
}

/** （一） （1） and their half-width forms. */
function bracketed(text: string, from: number, limit: number): OrdinalAt | null {
  const inner = skipBlanks(text, from + 1, limit);
  const numeral = readNumeral(text, inner, limit);
  const digits = numeral === null ? readDigits(text, inner, limit) : null;
  const read = numeral ?? digits;
  if (read === null) return null;
  const close = skipBlanks(text, read.end, limit);
  const mark = text.charCodeAt(close);
  if (close >= limit || (mark !== 0x29 && mark !== 0xff09)) return null;
  const wide = text.charCodeAt(from) === 0xff08 && mark === 0xff09;
  const tight = inner === from + 1 && close === read.end;
  let after = close + 1;
  const extra = text.charCodeAt(after);
  const doubled = after < limit && (extra === 0x3001 || extra === 0x2e || extra === 0xff0e);
  if (doubled) after++;
  return {
    style: numeral !== null ? '（一）' : '（1）',
    number: read.number,
    start: from,
    end: after,
    wellFormed: wide && tight && !doubled && !(numeral?.formal ?? digits?.wide ?? false),
  };
}

/** 第一， 第二、 */
function ranked(text: string, from: number, limit: number): OrdinalAt | null {
  const numeral = readNumeral(text, from + 1, limit);
  if (numeral === null || numeral.end >= limit) return null;
  const mark = text.charCodeAt(numeral.end);
  if (mark !== 0xff0c && mark !== 0x3001 && mark !== 0x2c && mark !== 0xff1a && mark !== 0x3a) return null;
  return {
    style: '第一',
    number: numeral.number,
    start: from,
    end: numeral.end + 1,
    wellFormed: !numeral.formal && (mark === 0xff0c || mark === 0x3001),
  };
}

/** 1. 1． 1、 1） */
function numbered(text: string, from: number, limit: number): OrdinalAt | null {
  const digits = readDigits(text, from, limit);
  if (digits === null) return null;
  const at = skipBlanks(text, digits.end, limit);
  if (at >= limit) return null;
  const mark = text.charCodeAt(at);
  const tight = at === digits.end;
  if (mark === 0x2e || mark === 0xff0e) {
    if (at + 1 < limit && isDigit(foldCode(text.charCodeAt(at + 1)))) return null;
    return {
      style: '1.',
      number: digits.number,
      start: from,
      end: at + 1,
      wellFormed: tight && !digits.wide,
    };
  }
  if (mark === 0x3001)
    return { style: '1.', number: digits.number, start: from, end: at + 1, wellFormed: false };
  if (mark === 0x29 || mark === 0xff09)
    return { style: '（1）', number: digits.number, start: from, end: at + 1, wellFormed: false };
  return null;
}

/** - – — ― ─ － typed for 一. */
const DASHES: ReadonlySet<number> = new Set([0x2d, 0x2013, 0x2014, 0x2015, 0x2500, 0xff0d]);

/** 一、 一是 and what is meant for it: `—、` `-、` `壹、` `一.` `一，` */
function counted(text: string, from: number, limit: number): OrdinalAt | null {
  const first = text.charCodeAt(from);
  const dash = DASHES.has(first);
  const numeral = dash ? { number: 1, end: from + 1, formal: true } : readNumeral(text, from, limit);
  if (numeral === null) return null;
  const at = skipBlanks(text, numeral.end, limit);
  if (at >= limit) return null;
  const mark = text.charCodeAt(at);
  const tight = at === numeral.end;
  const made = (style: OrdinalStyle, wellFormed: boolean): OrdinalAt => ({
    style,
    number: numeral.number,
    start: from,
    end: at + 1,
    wellFormed,
  });
  if (mark === 0x3001) return made('一、', tight && !numeral.formal);
  if (dash) return null;
  if (mark === 0x662f) return tight ? made('一是', !numeral.formal) : null;
  if (mark === 0x2e || mark === 0xff0e || mark === 0x2c || mark === 0xff0c) return made('一、', false);
  return null;
}

/** `第一部分 总体情况`, `第一部分：总体情况`. */
function ofPart(text: string, from: number, limit: number): OrdinalAt | null {
  const numeral = readNumeral(text, from + 1, limit);
  if (numeral === null || !text.startsWith('部分', numeral.end)) return null;
  let end = skipBlanks(text, numeral.end + 2, limit);
  if (end < limit && '、：:'.includes(text[end]!)) end++;
  return end >= limit ? null : { style: '一、', number: numeral.number, start: from, end, wellFormed: false };
}

/**
 * `一` alone before a blank (`一 总体情况`), `第一部分` or `1 ` of a label: weaker, for look-ups that confirm it.
 */
export function readBareOrdinal(text: string, start: number, end: number): OrdinalAt | null {
  const from = skipBlanks(text, start, end);
  if (text.charCodeAt(from) === 0x7b2c) return ofPart(text, from, end);
  const numeral = readNumeral(text, from, end);
  const read = numeral ?? readDigits(text, from, end);
  if (read === null || read.end >= end || !isBlank(text.charCodeAt(read.end))) return null;
  return {
    style: numeral !== null ? '一、' : '1.',
    number: read.number,
    start: from,
    end: read.end,
    wellFormed: false,
  };
}
