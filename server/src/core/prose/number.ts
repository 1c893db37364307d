import { codeAt, isBlank, Kind } from './classes.js';
import { bitsOf, type Gates, KIND_MASK, OPEN } from './gates.js';
import { numeralValue } from './numerals.js';
import { Mark } from './token.js';
import { type Unit, unitAt, type Vocabulary } from './vocabulary.js';

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const ORDINAL_GOES_ON = /^[条款项号期章节届批]?[、，和及与至或到—-]?$/;

/** Powers of ten behind the digits: 3万件. */
function scaleOf(code: number): number {
  switch (code) {
    case 0x767e:
      return 100;
    case 0x5343:
      return 1000;
    case 0x4e07:
      return 10000;
    case 0x4ebf:
      return 100000000;
    default:
      return 0;
  }
}

/** 余多几来+ between the digits and the unit. */
const isAbout = (code: number): boolean =>
  code === 0x4f59 || code === 0x591a || code === 0x51e0 || code === 0x6765 || code === 43;

/** What the digits hang on. */
const Before = { nothing: 0, name: 1, range: 2, ordinal: 3 } as const;

/**
 * Reads numbers one after the other; the fields tell of the last one, so that years, names and pages cost no
 * object. Without unit and marks it is none of our business.
 */
export class NumberReader {
  end = 0;
  /** Where reading goes on: behind the unit. */
  next = 0;
  value = Number.NaN;
  decimals = 0;
  unit: Unit | null = null;
  marks = 0;
  /** 第20条, and 21条 in 第20条和21条. */
  ordinal = false;
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /**
   * Reads the digits at `start`. `ordinal` is where the last ordinal number ended, `seen` the gates of the words
   * before it in its clause.
   */
  readNumber(text: string, start: number, ordinal: number, seen: number): this {
    let code = codeAt(text, start);
    let value = 0;
    let at = start;
    for (; code >= 48 && code <= 57; code = codeAt(text, ++at)) value = value * 10 + (code - 48);
    if (at - start > 15) value = Number.NaN;
    let decimals = 0;
    let marks = 0;
    // 1,234,567 and 1，234: groups of three.
    if (at - start <= 3) {
      while ((code === 44 || code === 0xff0c) && isThousand(text, at)) {
        if (code !== 44) marks |= Mark.approximate;
        value = value * 1000 + Number(text.slice(at + 1, at + 4));
        at += 4;
        code = codeAt(text, at);
      }
    }
    if (code === 46 && isDigit(codeAt(text, at + 1))) {
      const point = at++;
      while (isDigit(codeAt(text, at))) at++;
      decimals = at - point - 1;
      value = at - start > 16 ? Number.NaN : Number(text.slice(start, at));
      code = codeAt(text, at);
    }
    const before = hangsOn(text, start);
    if (before === Before.name || Number.isNaN(value) || code === 46) return this.#skip(at, false);
    if (before === Before.ordinal || (ordinal >= 0 && goesOn(text, ordinal, start)))
      return this.#skip(at, true);
    if (before === Before.range) marks |= Mark.approximate;
    return this.#readUnit(text, start, at, value, decimals, marks, seen);
  }

  #readUnit(
    text: string,
    start: number,
    end: number,
    value: number,
    decimals: number,
    marks: number,
    seen: number,
  ): this {
    let at = end;
    while (isBlank(codeAt(text, at))) at++;
    const code = codeAt(text, at);
    const { gates } = this.#vocabulary;
    if ((bitsOf(gates, code) & gates.unit) === 0 && codeAt(text, start - 1) !== 0x4e4b)
      return this.#set(end, end, value, decimals, null, isBare(text, end, gates) ? marks | Mark.bare : 0);
    if (code === 37) return this.#set(end, at + 1, value, decimals, null, marks | Mark.rate);
    const unit = unitAt(this.#vocabulary, text, at);
    return unit === null
      ? this.#readScaled(text, start, end, at, value, decimals, marks, seen)
      : this.#setUnit(text, start, end, at, value, decimals, unit, marks, seen);
  }

  /** 个百分点, 百分之, and what may stand between the digits and the unit: 3万余件. */
  #readScaled(
    text: string,
    start: number,
    end: number,
    from: number,
    value: number,
    decimals: number,
    known: number,
    seen: number,
  ): this {
    let at = from;
    let marks = known;
    const code = codeAt(text, at);
    if (code === 0x4e2a || code === 0x767e) {
      const points = text.startsWith('个百分点', at) ? 4 : text.startsWith('百分点', at) ? 3 : 0;
      if (points > 0) return this.#set(end, at + points, value, decimals, null, marks | Mark.points);
    }
    if (codeAt(text, start - 1) === 0x4e4b && text.startsWith('百分之', start - 3))
      return this.#set(end, end, value, decimals, null, marks | Mark.rate);
    let scale = 1;
    for (; ; at++) {
      const sign = codeAt(text, at);
      if (sign === 32) continue;
      const factor = scaleOf(sign);
      if (factor > 0) scale *= factor;
      else if (!isAbout(sign)) break;
      marks |= Mark.approximate;
    }
    const unit = at > end ? unitAt(this.#vocabulary, text, at) : null;
    if (unit !== null) return this.#setUnit(text, start, end, at, value * scale, decimals, unit, marks, seen);
    const bare = isBare(text, end, this.#vocabulary.gates) ? marks | Mark.bare : 0;
    return this.#set(end, end, value, decimals, null, bare);
  }

  #setUnit(
    text: string,
    start: number,
    end: number,
    at: number,
    value: number,
    decimals: number,
    unit: Unit,
    marks: number,
    seen: number,
  ): this {
    const next = at + unit.text.length;
    return this.#set(end, next, value, decimals, unit, marks | this.#around(text, start, next, seen));
  }

  /** Reads the Chinese numeral at `start`; it counts only before the units that say so. */
  readNumeral(text: string, start: number, seen: number): this {
    let at = start + 1;
    const { gates } = this.#vocabulary;
    while (
      at - start < 8 &&
      at < text.length &&
      (bitsOf(gates, codeAt(text, at)) & KIND_MASK) === Kind.numeral
    )
      at++;
    let end = at;
    while (isBlank(codeAt(text, at))) at++;
    let marks = 0;
    let code = codeAt(text, at);
    while (code === 0x4f59 || code === 0x591a || code === 0x51e0) {
      marks = Mark.approximate;
      code = codeAt(text, ++at);
    }
    const vocabulary = this.#vocabulary;
    const unit = unitAt(vocabulary, text, at);
    if (
      unit === null ||
      !unit.numeral ||
      vocabulary.ends.numeralNotAfter.test(text.slice(Math.max(0, start - 2), start)) ||
      vocabulary.starts.numeralNot.test(text.slice(start, start + 5))
    )
      return this.#skip(end, false);
    const value = numeralValue(text.slice(start, end));
    if (Number.isNaN(value)) return this.#skip(end, false);
    const next = at + unit.text.length;
    end = Math.min(end, at);
    return this.#set(end, next, value, 0, unit, marks | this.#around(text, start, next, seen));
  }

  /** Approximate before or behind. */
  #around(text: string, start: number, next: number, seen: number): number {
    const { ends, starts, gates } = this.#vocabulary;
    if (
      (seen & gates.approximateBefore) !== 0 &&
      ends.approximateBefore.test(text.slice(Math.max(0, start - 5), start))
    )
      return Mark.approximate;
    let behind = next;
    while (behind < text.length && text.charCodeAt(behind) <= 32) behind++;
    const code = codeAt(text, behind);
    if (gates.approximateAfter !== OPEN && code > 0 && (bitsOf(gates, code) & gates.approximateAfter) === 0)
      return 0;
    return starts.approximateAfter.test(text.slice(next, next + 3)) ? Mark.approximate : 0;
  }

  #set(end: number, next: number, value: number, decimals: number, unit: Unit | null, marks: number): this {
    this.end = end;
    this.next = next;
    this.value = value;
    this.decimals = decimals;
    this.unit = unit;
    this.marks = marks;
    this.ordinal = false;
    return this;
  }

  #skip(end: number, ordinal: boolean): this {
    this.#set(end, end, Number.NaN, 0, null, 0);
    this.ordinal = ordinal;
    return this;
  }
}

function isThousand(text: string, at: number): boolean {
  for (let i = 1; i <= 3; i++) if (!isDigit(codeAt(text, at + i))) return false;
  return !isDigit(codeAt(text, at + 4));
}

const goesOn = (text: string, ordinal: number, start: number): boolean =>
  start - ordinal <= 3 && ORDINAL_GOES_ON.test(text.slice(ordinal, start).trim());

/** Letters, dots, dashes between digits, 第. */
function hangsOn(text: string, start: number): number {
  let at = start - 1;
  let code = codeAt(text, at);
  if (code > 0x3000 && code !== 0xff5e) return code === 0x7b2c ? Before.ordinal : Before.nothing;
  if (isLetter(code)) return Before.name;
  const glued = isDigit(codeAt(text, at - 1));
  if (code === 0x2d || code === 0x7e || code === 0x2014 || code === 0xff5e || code === 0x2013)
    return glued ? Before.range : Before.name;
  if (code === 46 || code === 0xb7 || code === 47 || code === 58 || code === 0xd7 || code === 42)
    return glued ? Before.name : Before.nothing;
  if (code === 43) return glued || isLetter(codeAt(text, at - 1)) ? Before.name : Before.nothing;
  while (isBlank(code)) code = codeAt(text, --at);
  return code === 0x7b2c ? Before.ordinal : Before.nothing;
}

/** Without a unit it may still be an item of a list, unread: 网站30、微博20。 */
function isBare(text: string, end: number, gates: Gates): boolean {
  let at = end;
  while (isBlank(codeAt(text, at))) at++;
  if (at >= text.length) return true;
  const code = codeAt(text, at);
  const kind = bitsOf(gates, code) & KIND_MASK;
  if (kind === Kind.close || (kind >= Kind.pause && kind <= Kind.stop)) return true;
  // 和及与
  return (code === 0x548c || code === 0x53ca || code === 0x4e0e) && isDigit(codeAt(text, at + 1));
}
