import { isBlank } from '../text/fold.js';
import { readNumeral } from './numerals.js';

/** 一是, 二是 … at the start of a clause. */
export interface ItemMark {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

const BOUNDARY: ReadonlySet<number> = new Set([...'。；：，、！？）)“”;:,．.—'].map((c) => c.charCodeAt(0)));
/** Their values: nearly all marks have one numeral, which needs no reading. */
const NUMERALS: ReadonlyMap<number, number> = new Map(
  [...'一二三四五六七八九十'].map((c, i) => [c.charCodeAt(0), i + 1]),
);

/** The marks of a list in prose. 唯一是, 之一是, 第二是 are none: no boundary stands before the numeral. */
export function findItemMarks(text: string): readonly ItemMark[] {
  let found: ItemMark[] | null = null;
  for (let at = text.indexOf('是'); at >= 0; at = text.indexOf('是', at + 1)) {
    let from = at;
    while (from > 0 && at - from < 3 && NUMERALS.has(text.charCodeAt(from - 1))) from--;
    if (from === at) continue;
    const before = text.charCodeAt(from - 1);
    const open = from === 0 || BOUNDARY.has(before) || isBlank(before);
    if (!open) continue;
    const number = at - from === 1 ? NUMERALS.get(text.charCodeAt(from))! : readNumeral(text.slice(from, at));
    if (number === null) continue;
    found ??= [];
    found.push({ from, to: at + 1, number });
  }
  return found ?? NONE;
}

const NONE: readonly ItemMark[] = [];
