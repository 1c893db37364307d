import { isDigit } from '../text/fold.js';
import { isHan, isLatin } from './han.js';
import { type Marks, marksOf } from './mark-places.js';

/** Brackets and quotation marks that come in pairs; full and half-width round brackets are one kind. */
const OPEN = '《〈“‘（【〔「『';
const CLOSE = '》〉”’）】〕」』';

/** A mark without its partner. */
export interface LoneMark {
  readonly at: number;
  /** Index of the kind; equal for 《 and 》. */
  readonly kind: number;
  readonly open: boolean;
  readonly mark: string;
}

export const partnerOf = ({ kind, open }: LoneMark): string => (open ? CLOSE[kind]! : OPEN[kind]!);

const NONE: readonly LoneMark[] = [];

/** Marks without a partner in a text, in reading order. */
export function findLoneMarks(text: string, marks: Marks = marksOf(text)): readonly LoneMark[] {
  return allPaired(text, marks) ? NONE : loneMarks(text, marks);
}

/** So many kinds, of four bits each, fit into a small integer. */
const DEEPEST = 7;

/** A quick yes for what nearly every text is: each mark closes the one opened last. */
function allPaired(text: string, { at: places, from, to }: Marks): boolean {
  let open = 0;
  let depth = 0;
  for (let i = from; i < to; i++) {
    const at = places[i]!;
    const side = sideOf(text.charCodeAt(at));
    if (side === 0) continue;
    if (side > 0) {
      if (++depth > DEEPEST) return false;
      open = (open << 4) | side;
    } else {
      // it’s
      if ((open & 15) !== -side || (side === -4 && isLatin(text.charCodeAt(at - 1)))) return false;
      open >>= 4;
      depth--;
    }
  }
  return depth === 0;
}

function loneMarks(text: string, { at: places, from, to }: Marks): LoneMark[] {
  const open: { at: number; kind: number }[] = [];
  // Open marks by kind, so that a closing one without partner costs no search.
  const waiting = new Int32Array(OPEN.length);
  let lone: LoneMark[] | null = null;
  const add = (at: number, kind: number, isOpen: boolean) => {
    lone ??= [];
    lone.push({ at, kind, open: isOpen, mark: text[at]! });
  };
  for (let i = from; i < to; i++) {
    const at = places[i]!;
    const side = sideOf(text.charCodeAt(at));
    if (side === 0) continue;
    const kind = (side > 0 ? side : -side) - 1;
    if (side > 0) {
      open.push({ at, kind });
      waiting[kind]!++;
      continue;
    }
    // it’s, but not ‘app’
    if (
      kind === 3 &&
      isLatin(text.charCodeAt(at - 1)) &&
      (waiting[kind] === 0 || isLatin(text.charCodeAt(at + 1)))
    )
      continue;
    if (waiting[kind] === 0) {
      if (!(kind === 4 && isListMark(text, at))) add(at, kind, false);
      continue;
    }
    for (let top = open.pop()!; ; top = open.pop()!) {
      waiting[top.kind]!--;
      if (top.kind === kind) break;
      add(top.at, top.kind, true);
    }
  }
  for (const { at, kind } of open) add(at, kind, true);
  return lone === null ? [] : (lone as LoneMark[]).sort((a, b) => a.at - b.at);
}

const FIRST = 0x2018;
const LAST = 0x3015;

/** By code unit from 0x2018 to 0x3015: kind + 1, negative for a closing mark, 0 for anything else. */
const SIDES = new Int8Array(LAST - FIRST + 1);
for (let kind = 0; kind < OPEN.length; kind++) {
  const open = OPEN.charCodeAt(kind) - FIRST;
  const close = CLOSE.charCodeAt(kind) - FIRST;
  if (open < SIDES.length) SIDES[open] = kind + 1;
  if (close < SIDES.length) SIDES[close] = -kind - 1;
}

function sideOf(code: number): number {
  if (code <= LAST) {
    if (code >= FIRST) return SIDES[code - FIRST]!;
    return code === 0x28 ? 5 : code === 0x29 ? -5 : 0;
  }
  return code === 0xff08 ? 5 : code === 0xff09 ? -5 : 0;
}

/** `1)`, `一）`, `a)`: the bracket of an item's number, at the start or after a mark or blank. */
function isListMark(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 3 && isOrdinalUnit(text.charCodeAt(from - 1))) from--;
  return from < at && (from === 0 || ' \u3000；;。：:、，'.includes(text[from - 1]!));
}

const isOrdinalUnit = (code: number): boolean =>
  isDigit(code) ||
  isLatin(code) ||
  (isHan(code) && '一二三四五六七八九十'.includes(String.fromCharCode(code)));
