import { isDigit } from '../text/fold.js';
import { isHan, isLatin } from './han.js';

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

/** Marks without a partner in a text, in reading order. */
export function findLoneMarks(text: string): LoneMark[] {
  const open: { at: number; kind: number }[] = [];
  // Open marks by kind, so that a closing one without partner costs no search.
  const waiting = new Int32Array(OPEN.length);
  let lone: LoneMark[] | null = null;
  const add = (at: number, kind: number, isOpen: boolean) => {
    lone ??= [];
    lone.push({ at, kind, open: isOpen, mark: text[at]! });
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const side = sideOf(code);
    if (side === 0) continue;
    const kind = (side > 0 ? side : -side) - 1;
    if (side > 0) {
      open.push({ at, kind });
      waiting[kind]!++;
      continue;
    }
    // it’s
    if (kind === 3 && isLatin(text.charCodeAt(at - 1))) continue;
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

/** Kind + 1, negative for a closing mark, 0 for anything else. */
function sideOf(code: number): number {
  if (code === 0x28) return 5;
  if (code === 0x29) return -5;
  if (code < 0x2018 || (code > 0x201d && code < 0x3008) || (code > 0x3015 && code < 0xff08) || code > 0xff09)
    return 0;
  const mark = String.fromCharCode(code);
  const open = OPEN.indexOf(mark);
  return open >= 0 ? open + 1 : -(CLOSE.indexOf(mark) + 1);
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
