import { findChangeFault } from './change.js';
import type { Passage } from './passage.js';
import { directionOf, type RateFault } from './rate.js';
import {
  besideWhole,
  judgeShare,
  lastInTurn,
  oddShare,
  type Share,
  shareAt,
  sharesInTurn,
} from './shares.js';
import { Mark, wordsBefore } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** Rates of a passage held against the figures of the passage itself. */
export function findRateFaults(passage: Passage, vocabulary: Vocabulary, year: number | null): RateFault[] {
  const faults: RateFault[] = [];
  const open: Share[] = [];
  const judge = (share: Share, near: string): void => {
    if (vocabulary.on.notShare.test(near)) return;
    const verdict = judgeShare(passage, share, near);
    if (verdict === 'open') open.push(share);
    else if (verdict !== null) faults.push(verdict);
  };
  for (let i = 0; i < passage.tokens.length; i++) {
    const rate = passage.tokens[i]!;
    if ((rate.marks & Mark.rate) === 0 || (rate.marks & Mark.approximate) !== 0) continue;
    const near = wordsBefore(passage.text, rate);
    if (!vocabulary.on.share.test(near)) {
      const fault = pointsAt(passage, vocabulary, i) ?? findChangeFault(passage, vocabulary, i, year);
      if (fault !== null) faults.push(fault);
    } else if (vocabulary.on.respectively.test(near)) {
      const last = lastInTurn(passage, i);
      for (const share of sharesInTurn(passage, i, last)) judge(share, near);
      i = last;
    } else {
      const share = shareAt(passage, vocabulary, i, near);
      if (share !== null) judge(share, near);
    }
  }
  const named = besideWhole(passage, open);
  faults.push(...named);
  const odd = named.length > 0 ? null : oddShare(open);
  if (odd !== null) faults.push(odd);
  return faults;
}

/** 由92%提高到98%，提高6%: what two percentages differ by is told in points. */
function pointsAt({ text, tokens }: Passage, vocabulary: Vocabulary, index: number): RateFault | null {
  const rate = tokens[index]!;
  const now = tokens[index - 1];
  const before = tokens[index - 2];
  for (const token of [before, now])
    if (token === undefined || token.sentence !== rate.sentence || (token.marks & Mark.rate) === 0)
      return null;
  // The one has become the other, or is compared with it; neighbours may differ by anything.
  if (!/[到至比较]/.test(text.slice(before!.unitEnd, now!.start))) return null;
  const direction = directionOf(text.slice(Math.max(rate.nearStart, now!.unitEnd), rate.start), vocabulary);
  const difference = now!.value - before!.value;
  if (direction === 0 || Math.abs(Math.abs(difference) - rate.value) > 1e-9 || difference === 0) return null;
  return { kind: 'points', rate, part: now!, whole: before!, expected: text.slice(rate.start, rate.end) };
}
