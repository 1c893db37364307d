import { isBlank } from '../text/fold.js';
import { readNumeral } from './numerals.js';

/** 一是, 二是 … at the start of a clause. */
export interface ItemMark {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

const BOUNDARY = '。；：，、！？）)“”;:,．.—';

/** The marks of a list in prose. 唯一是, 之一是, 第二是 are none: no boundary stands before the numeral. */
export function findItemMarks(text: string): ItemMark[] {
  const found: ItemMark[] = [];
  for (let at = text.indexOf('是'); at >= 0; at = text.indexOf('是', at + 1)) {
    let from = at;
    while (from > 0 && at - from < 3 && '一二三四五六七八九十'.includes(text[from - 1]!)) from--;
    if (from === at) continue;
    const open = from === 0 || BOUNDARY.includes(text[from - 1]!) || isBlank(text.charCodeAt(from - 1));
    const number = open ? readNumeral(text.slice(from, at)) : null;
    if (number !== null) found.push({ from, to: at + 1, number });
  }
  return found;
}
