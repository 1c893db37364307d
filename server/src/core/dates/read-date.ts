import { digitValue, type NumberRead, readNumber, skipBlanks } from './numerals.js';

/** A number with its place in the text. */
export interface DatePart {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** A date as written; parts that are not written are null. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly year: DatePart | null;
  readonly month: DatePart | null;
  readonly day: DatePart | null;
}

const part = (read: NumberRead, start: number): DatePart => ({ value: read.value, start, end: read.end });

const YEAR = 0x5e74; // 年
const MONTH = 0x6708; // 月
const DAY = 0x65e5; // 日
const DAY_SPOKEN = 0x53f7; // 号

/** `2022` and then the mark, or the other mark: offset after it, or -1. */
function after(text: string, at: number, mark: number, other = mark): number {
  const i = skipBlanks(text, at);
  const code = text.charCodeAt(i);
  return code === mark || code === other ? i + 1 : -1;
}

/**
 * Reads 2022年1月1日, 1月1日, 2022年, 2022年1月, 二〇二二年一月一日, 2022-01-01, 2022.1.1, 2022/1/1 at an offset.
 * Null where no date stands, and where digits are glued (`20221月1日`): extraction loses characters.
 */
export function readDate(text: string, at: number): WrittenDate | null {
  const first = readNumber(text, at);
  if (first === null) return null;
  const length = first.end - at;
  const yearMark = after(text, first.end, YEAR);
  if (yearMark >= 0) {
    if (length !== 4 || first.value < 1900 || first.value > 2999) return null;
    return monthAndDay(text, at, part(first, at), yearMark);
  }
  const monthMark = after(text, first.end, MONTH);
  if (monthMark >= 0) return length > 3 ? null : monthAndDay(text, at, null, at);
  return length === 4 && digitValue(text.charCodeAt(at)) >= 0 ? numeric(text, at, part(first, at)) : null;
}

function monthAndDay(text: string, start: number, year: DatePart | null, from: number): WrittenDate {
  const monthAt = skipBlanks(text, from);
  const monthRead = readNumber(text, monthAt);
  const monthMark = markAfter(text, monthAt, monthRead, MONTH);
  if (monthRead === null || monthMark < 0) return { start, end: from, year, month: null, day: null };
  const month = part(monthRead, monthAt);
  const dayAt = skipBlanks(text, monthMark);
  const day = readNumber(text, dayAt);
  const dayMark = markAfter(text, dayAt, day, DAY, DAY_SPOKEN);
  if (day === null || dayMark < 0) return { start, end: monthMark, year, month, day: null };
  return { start, end: dayMark, year, month, day: part(day, dayAt) };
}

/** A number of a month or day has at most three characters: 十二, 三十一. */
const markAfter = (text: string, at: number, read: NumberRead | null, mark: number, other = mark): number =>
  read === null || read.end - at > 3 ? -1 : after(text, read.end, mark, other);

function numeric(text: string, start: number, year: DatePart): WrittenDate | null {
  const mark = text[year.end];
  if (mark === undefined || !'-./．／'.includes(mark)) return null;
  const month = readNumber(text, year.end + 1);
  if (month === null || month.end - year.end > 3 || month.value === 0 || month.value > 12) return null;
  if (text[month.end] !== mark) return null;
  const day = readNumber(text, month.end + 1);
  if (day === null || day.end - month.end > 3 || day.value === 0 || day.value > 31) return null;
  if (digitValue(text.charCodeAt(day.end)) >= 0 || text[day.end] === mark) return null;
  return {
    start,
    end: day.end,
    year,
    month: part(month, year.end + 1),
    day: part(day, month.end + 1),
  };
}
