import { markPlaces } from './mark-places.js';

/** Two marks of a sentence in a row; `right` where only one of them can be meant. */
export interface RepeatedMarks {
  readonly from: number;
  readonly to: number;
  readonly right: string | null;
}

const MARKS = '，。、；：';

const isMark = (code: number): boolean =>
  code === 0x3002 || code === 0xff0c || code === 0x3001 || code === 0xff1b || code === 0xff1a;

/** 。。 ，， ，。: a mark too many. 。。。 is left alone: it may be meant for ……. */
export function findRepeatedMarks(
  text: string,
  places: readonly number[] = markPlaces(text),
): RepeatedMarks[] {
  let found: RepeatedMarks[] | null = null;
  for (let i = 0; i + 1 < places.length; i++) {
    const at = places[i]!;
    if (places[i + 1] !== at + 1 || !isMark(text.charCodeAt(at)) || !isMark(text.charCodeAt(at + 1)))
      continue;
    let end = at + 2;
    while (end < text.length && isMark(text.charCodeAt(end))) end++;
    const run = text.slice(at, end);
    const same = [...run].every((mark) => mark === run[0]);
    if (!(same && run.length > 2 && run[0] === MARKS[1])) {
      found ??= [];
      found.push({ from: at, to: end, right: same ? run[0]! : null });
    }
    i += end - at - 1;
  }
  return found ?? [];
}
