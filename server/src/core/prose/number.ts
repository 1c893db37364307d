import { isBlank, KINDS, Kind } from './classes.js';
import { numeralValue } from './numerals.js';
import { Mark } from './token.js';
import { type Unit, unitAt, type Vocabulary } from './vocabulary.js';

/** A number as it stands; without unit and marks it is a year, a name, a page: none of our business. */
export interface ReadNumber {
  readonly end: number;
  /** Where reading goes on: behind the unit. */
  readonly next: number;
  readonly value: number;
  readonly decimals: number;
  readonly unit: Unit | null;
  readonly marks: number;
  /** 第20条, and 21条 in 第20条和21条. */
  readonly ordinal: boolean;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const skipped = (end: number, ordinal = false): ReadNumber => ({
  end,
  next: end,
  value: Number.NaN,
  decimals: 0,
  unit: null,
  marks: 0,
  ordinal,
});

const ORDINAL_GOES_ON = /^[条款项号期章节届批]?[、，和及与至或到—-]?$/;
const SCALES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10000, 亿: 100000000 };

/** Reads the digits at `start`. `ordinal` is where the last ordinal number ended. */
export function readNumber(text: string, start: number, ordinal: number, vocabulary: Vocabulary): ReadNumber {
  let at = start + 1;
  while (isDigit(text.charCodeAt(at))) at++;
  let value = at - start > 15 ? Number.NaN : Number(text.slice(start, at));
  let decimals = 0;
  let marks = 0;
  // 1,234,567 and 1，234: groups of three.
  if (at - start <= 3) {
    while (isThousand(text, at)) {
      if (text.charCodeAt(at) !== 44) marks |= Mark.approximate;
      value = value * 1000 + Number(text.slice(at + 1, at + 4));
      at += 4;
    }
  }
  if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
    const point = at++;
    while (isDigit(text.charCodeAt(at))) at++;
    decimals = at - point - 1;
    value = at - start > 16 ? Number.NaN : Number(text.slice(start, at));
  }
  const end = at;
  const before = previous(text, start);
  if (before === 'name' || Number.isNaN(value) || text.charCodeAt(end) === 46) return skipped(end);
  if (before === 'range') marks |= Mark.approximate;
  if (before === 'ordinal') return skipped(end, true);
  if (ordinal >= 0 && start - ordinal <= 3 && ORDINAL_GOES_ON.test(text.slice(ordinal, start).trim()))
    return skipped(end, true);
  return withUnit(text, start, end, value, decimals, marks, vocabulary);
}

function isThousand(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 44 && code !== 0xff0c) return false;
  for (let i = 1; i <= 3; i++) if (!isDigit(text.charCodeAt(at + i))) return false;
  return !isDigit(text.charCodeAt(at + 4));
}

/** What the digits hang on: letters, dots, dashes between digits, 第. */
function previous(text: string, start: number): 'name' | 'range' | 'ordinal' | null {
  let at = start - 1;
  let code = text.charCodeAt(at);
  if (isLetter(code)) return 'name';
  const glued = isDigit(text.charCodeAt(at - 1));
  if (code === 0x2d || code === 0x7e || code === 0x2014 || code === 0xff5e || code === 0x2013)
    return glued ? 'range' : 'name';
  if (code === 46 || code === 0xb7 || code === 47 || code === 58 || code === 0xd7 || code === 42)
    return glued ? 'name' : null;
  if (code === 43) return glued || isLetter(text.charCodeAt(at - 1)) ? 'name' : null;
  while (isBlank(code)) code = text.charCodeAt(--at);
  return code === 0x7b2c ? 'ordinal' : null;
}

function withUnit(
  text: string,
  start: number,
  end: number,
  value: number,
  decimals: number,
  marks: number,
  vocabulary: Vocabulary,
): ReadNumber {
  let at = end;
  while (isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  if (code === 37) return number(end, at + 1, value, decimals, null, marks | Mark.rate);
  let unit = unitAt(vocabulary, text, at);
  if (unit === null) {
    if (code === 0x4e2a || code === 0x767e) {
      const points = text.startsWith('个百分点', at) ? 4 : text.startsWith('百分点', at) ? 3 : 0;
      if (points > 0) return number(end, at + points, value, decimals, null, marks | Mark.points);
    }
    if (text.charCodeAt(start - 1) === 0x4e4b && text.startsWith('百分之', start - 3))
      return number(end, end, value, decimals, null, marks | Mark.rate);
    let scale = 1;
    for (; ; at++) {
      const char = text[at] ?? '';
      const factor = SCALES[char];
      if (factor !== undefined) scale *= factor;
      else if (char !== ' ' && (char === '' || !ABOUT.includes(char))) break;
      if (char !== ' ') marks |= Mark.approximate;
    }
    if (at > end) unit = unitAt(vocabulary, text, at);
    if (unit === null)
      return number(end, end, value, decimals, null, isBare(text, end) ? marks | Mark.bare : 0);
    value *= scale;
  }
  const next = at + unit.text.length;
  return number(end, next, value, decimals, unit, marks | around(text, start, next, vocabulary));
}

const ABOUT = '余多几来+';

/** One shape for all results: they are made for every number of a report. */
const number = (
  end: number,
  next: number,
  value: number,
  decimals: number,
  unit: Unit | null,
  marks: number,
): ReadNumber => ({ end, next, value, decimals, unit, marks, ordinal: false });

/** Approximate before or behind. */
function around(text: string, start: number, next: number, vocabulary: Vocabulary): number {
  const { ends, starts } = vocabulary;
  return ends.approximateBefore.test(text.slice(Math.max(0, start - 5), start)) ||
    starts.approximateAfter.test(text.slice(next, next + 3))
    ? Mark.approximate
    : 0;
}

/** Without a unit it may still be an item of a list, unread: 网站30、微博20。 */
function isBare(text: string, end: number): boolean {
  let at = end;
  while (isBlank(text.charCodeAt(at))) at++;
  if (at >= text.length) return true;
  const kind = KINDS[text.charCodeAt(at)]!;
  if (kind === Kind.close || (kind >= Kind.pause && kind <= Kind.stop)) return true;
  return '和及与'.includes(text[at]!) && isDigit(text.charCodeAt(at + 1));
}

/** Reads the Chinese numeral at `start`; it counts only before the units that say so. */
export function readNumeral(text: string, start: number, vocabulary: Vocabulary): ReadNumber {
  let at = start + 1;
  while (at < text.length && KINDS[text.charCodeAt(at)] === Kind.numeral && at - start < 8) at++;
  let end = at;
  while (isBlank(text.charCodeAt(at))) at++;
  let marks = 0;
  while (text[at] === '余' || text[at] === '多' || text[at] === '几') {
    marks = Mark.approximate;
    at++;
  }
  const unit = unitAt(vocabulary, text, at);
  if (unit === null || !unit.numeral) return skipped(end);
  if (vocabulary.ends.numeralNotAfter.test(text.slice(Math.max(0, start - 2), start))) return skipped(end);
  if (vocabulary.starts.numeralNot.test(text.slice(start, start + 5))) return skipped(end);
  const value = numeralValue(text.slice(start, end));
  if (Number.isNaN(value)) return skipped(end);
  const next = at + unit.text.length;
  end = Math.min(end, at);
  marks |= around(text, start, next, vocabulary);
  return number(end, next, value, 0, unit, marks);
}
