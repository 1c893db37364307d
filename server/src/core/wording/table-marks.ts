import type { Range } from '../text/range.js';
import { type HalfMark, isChineseMark } from './half-width.js';
import { isHan } from './han.js';

/** A bracketed remark of a label, within its cell. Bounded, so that it never runs long. */
const REMARK = /[(（][^()（）<>|\t\r\n]{1,60}[)）]/g;

/**
 * Half-width brackets around Chinese in a table's labels, and marks inside of them, as offsets of `source`. Cells
 * are read as they stand: markup and figures hold no bracket around Chinese words.
 */
export function findTableMarks(source: string, { start, end }: Range, skip: Range | null): HalfMark[] {
  const text = source.slice(start, end);
  if (!text.includes('(') && !text.includes(')')) return [];
  const found: HalfMark[] = [];
  REMARK.lastIndex = 0;
  for (let match = REMARK.exec(text); match !== null; match = REMARK.exec(text)) {
    const from = match.index;
    const to = from + match[0].length;
    if (skip !== null && start + from < skip.end && skip.start < start + to) continue;
    if (!holdsHan(match[0])) continue;
    if (text[from] === '(') found.push({ from: start + from, to: start + from + 1, right: '（' });
    for (let at = from + 1; at < to - 1; at++) {
      const right = text[at] === ',' ? '，' : text[at] === ':' ? '：' : text[at] === ';' ? '；' : null;
      if (right === null || !isChineseMark(text, at)) continue;
      const blank = text[at + 1] === ' ' ? 2 : 1;
      found.push({ from: start + at, to: start + at + blank, right });
    }
    if (text[to - 1] === ')') found.push({ from: start + to - 1, to: start + to, right: '）' });
  }
  return found;
}

function holdsHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHan(text.charCodeAt(at))) return true;
  return false;
}
