import { type Marks, marksOf } from './mark-places.js';

/** Two marks of a sentence in a row; `right` where only one of them can be meant. */
export interface RepeatedMarks {
  readonly from: number;
  readonly to: number;
  readonly right: string | null;
}

const FULL_STOP = '。';

const isMark = (code: number): boolean =>
  code === 0x3002 || code === 0xff0c || code === 0x3001 || code === 0xff1b || code === 0xff1a;

/** 。。 ，， ，。: a mark too many. 。。。 is left alone: it may be meant for ……. */
export function findRepeatedMarks(text: string, marks: Marks = marksOf(text)): RepeatedMarks[] {
  const { at: places, from, to } = marks;
  const found: RepeatedMarks[] = [];
  for (let i = from; i + 1 < to; i++) {
    const at = places[i]!;
    if (places[i + 1] !== at + 1 || !isMark(text.charCodeAt(at)) || !isMark(text.charCodeAt(at + 1)))
      continue;
    let end = at + 2;
    while (end < text.length && isMark(text.charCodeAt(end))) end++;
    const run = text.slice(at, end);
    const same = [...run].every((mark) => mark === run[0]);
    if (!(same && run.length > 2 && run[0] === FULL_STOP))
      found.push({ from: at, to: end, right: same ? run[0]! : null });
    i += end - at - 1;
  }
  return found;
}
