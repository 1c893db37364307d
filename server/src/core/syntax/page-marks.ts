import { isBlank, isDigit } from '../text/fold.js';
import { ItemKind, type Items } from './items.js';

/** `---`, `***`, `===`: a line between; under a short line it makes a heading of it. */
export function isRule(text: string, start: number, end: number, items: Items, gap: boolean): boolean {
  const mark = text.charCodeAt(start);
  if ((mark !== 45 && mark !== 61 && mark !== 42 && mark !== 95) || end - start < 3) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== mark && !isBlank(code)) return false;
  }
  const last = items.length - 1;
  if (!gap && (mark === 61 || mark === 45) && last >= 0 && items.kind[last] === ItemKind.text)
    if (items.end[last]! - items.start[last]! <= 80 && items.depth[last] === 0)
      items.depth[last] = mark === 61 ? 1 : 2;
  return true;
}

const OF_PAGES = /\d{1,3}\s*\/\s*\d{1,3}$|Page\s*\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$/i;

/** `- 3 -`, `— 3 —`, 第3页, 第 3 页 共 8 页, `3 / 8`, `Page 3 of 8`. */
export function isPageMark(text: string, start: number, end: number): boolean {
  if (end - start > 24) return false;
  const first = text.charCodeAt(start);
  if (isDigit(first) || first === 80) {
    const last = text.charCodeAt(end - 1);
    if (!isDigit(last) || end - start < 3) return false;
    const words = text.slice(start, end);
    return OF_PAGES.exec(words)?.index === 0;
  }
  const dashed = first === 45 || first === 0x2014 || first === 0x2013 || first === 0xff0d;
  if (!dashed && first !== 0x7b2c) return false;
  let digits = 0;
  let at = dashed ? start : start + 1;
  while (at < end && (isBlank(text.charCodeAt(at)) || (dashed && text.charCodeAt(at) === first))) at++;
  while (at < end && isDigit(text.charCodeAt(at))) {
    at++;
    digits++;
  }
  if (digits === 0 || digits > 4) return false;
  const rest = text.slice(at, end).replace(/\s+/g, '');
  if (dashed) return rest !== '' && /^[-—–－]+$/.test(rest);
  return /^页(?:[,，/]?共\d{1,4}页)?$/.test(rest);
}
