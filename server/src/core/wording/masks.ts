import type { Facet } from '../report/model.js';
import { Has } from '../text/classes.js';
import { isDigit } from '../text/fold.js';
import { isHan, isLatin } from './han.js';
import { titledLines } from './written-lines.js';

/** A run of marks that stand for words nobody has filled in, or for a character a converter lost. */
export interface Mask {
  readonly kind: 'blank' | 'lost';
  readonly from: number;
  readonly to: number;
}

export interface MaskWords {
  /** Characters that follow a blank to be filled in: 年 月 日 件 局. */
  readonly units: string;
  /** Family names: `张××` is a name made unreadable on purpose. */
  readonly surnames: string;
  /** Signs of a form with boxes to tick, in which □ is no loss. */
  readonly ticks: string;
}

const X = 0x58;
const SMALL_X = 0x78;
const RING = 0x25cb;
const WIDE_X = 0xff38;
const TIMES = 0xd7;
const STAR = 0x2a;
const WIDE_STAR = 0xff0a;
const LINE = 0x5f;
const BOX = 0x25a1;
const LOST = 0xfffd;

const NUMERALS = '一二三四五六七八九十';

const isMask = (code: number): boolean =>
  code === X ||
  code === SMALL_X ||
  code === RING ||
  code === TIMES ||
  code === WIDE_X ||
  code === STAR ||
  code === WIDE_STAR ||
  code === LINE ||
  code === BOX ||
  code === LOST;

/**
 * XX局, 20XX年, ×月×日, ____ and U+FFFD. Names and numbers made unreadable on purpose (张××, 138****1234), products
 * (3×5) and boxes to tick are none. `words` null: what may be a mask, whatever the words are.
 */
export function findMasks(text: string, words: MaskWords | null): Mask[] {
  const found: Mask[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x4e00 && code <= 0x9fff) || !isMask(code)) continue;
    let end = at + 1;
    while (text.charCodeAt(end) === code) end++;
    const mask = maskAt(text, code, at, end, words);
    if (mask !== null) found.push(mask);
    at = end - 1;
  }
  return found;
}

/** Which of a report's titled lines may hold masks. */
export const maskedLines: Facet<Masked> = {
  compute(report) {
    const lines = titledLines(report);
    let places: Set<number> | null = null;
    for (let i = 0; i < lines.length; i++) {
      const { text, flags } = lines[i]!;
      if (!(flags & MASKED) || findMasks(text, null).length === 0) continue;
      places ??= new Set();
      places.add(i);
    }
    return { places };
  },
};

/** Places of lines; null: none. */
interface Masked {
  readonly places: ReadonlySet<number> | null;
}

/** What a line has in which marks stand for words. */
const MASKED = Has.residue | Has.latin | Has.fullWidth;

function maskAt(text: string, code: number, from: number, to: number, words: MaskWords | null): Mask | null {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  if (code === LOST) return { kind: 'lost', from, to };
  if (code === BOX) {
    const inside = isHan(before) && isHan(after);
    return inside && (words === null || !hasAny(text, words.ticks)) ? { kind: 'lost', from, to } : null;
  }
  // A line of marks and nothing else is a rule across the page.
  if (from === 0 && to === text.length) return null;
  if (code === LINE) {
    const inName = isLatin(before) || isLatin(after) || (isDigit(before) && isDigit(after));
    return (to - from >= 3 || (to - from === 2 && isHan(before) && isUnit(text[to], words))) && !inName
      ? { kind: 'blank', from, to }
      : null;
  }
  if (isLatin(before) || isLatin(after) || isDigit(after)) return null;
  const unit = isUnit(text[to], words);
  if (isDigit(before)) {
    // 20XX年，202X年; behind other figures the marks multiply or hide digits.
    const year = /20\d?$/.exec(text.slice(Math.max(0, from - 3), from));
    return year !== null && text[to] === '年' ? { kind: 'blank', from: from - year[0].length, to } : null;
  }
  // Two plain stars are Markdown's bold.
  if (code === STAR || code === WIDE_STAR)
    return to - from >= (code === STAR ? 3 : 2) && unit ? { kind: 'blank', from, to } : null;
  if (before === 0x2b) return null;
  // 二○○九年 has its noughts; one x is a sign of multiplication.
  if (code === RING && NUMERALS.includes(text[from - 1] ?? '一')) return null;
  if (code === SMALL_X || code === RING) return to - from >= 2 && unit ? { kind: 'blank', from, to } : null;
  if (to - from === 1) return unit && !isSurname(text[from - 1], words) ? { kind: 'blank', from, to } : null;
  return isSurname(text[from - 1], words) && !unit ? null : { kind: 'blank', from, to };
}

const isUnit = (one: string | undefined, words: MaskWords | null): boolean =>
  one !== undefined && (words === null || words.units.includes(one));

const isSurname = (one: string | undefined, words: MaskWords | null): boolean =>
  words !== null && isOneOf(words.surnames, one);

const isOneOf = (characters: string, one: string | undefined): boolean =>
  one !== undefined && characters.includes(one);

function hasAny(text: string, characters: string): boolean {
  for (const one of characters) if (text.includes(one)) return true;
  return false;
}
