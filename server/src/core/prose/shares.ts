import type { Passage } from './passage.js';
import { fits, type RateFault, shown, tolerance } from './rate.js';
import { isCount } from './signs.js';
import { Mark, type Token } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** A number and the percentage that it is of a whole. */
export interface Share {
  readonly rate: Token;
  readonly part: Token;
  /** 占全部9件的: the whole, where the phrase names it. */
  readonly base: Token | null;
}

const isExact = (token: Token): boolean => isCount(token) && (token.marks & Mark.approximate) === 0;

/** The share that the rate at `index` is; null where its number is not sure. */
export function shareAt(passage: Passage, vocabulary: Vocabulary, index: number, near: string): Share | null {
  const { text, tokens } = passage;
  const rate = tokens[index]!;
  if (near.includes('比上') || near.includes('较')) return null;
  let base: Token | null = null;
  let part: Token | null = null;
  const phrase = rate.start - near.length + near.search(vocabulary.on.share);
  const behind = countInBracket(passage, index);
  for (let i = index - 1; i >= 0 && i > index - 8; i--) {
    const token = tokens[i]!;
    if (token.sentence !== rate.sentence) break;
    if (token.start >= phrase) {
      if (token.unit !== null) base = token;
      else return null;
      continue;
    }
    if (behind !== null) break;
    // Its own clause, or the one before it.
    if ((token.marks & (Mark.rate | Mark.bare)) !== 0) break;
    if (token.group !== rate.group && token.group !== passage.groups[rate.group]!.parent) continue;
    if (token.unit !== null) part = token;
    break;
  }
  if (behind !== null) return { rate, part: behind, base };
  if (part === null || !isExact(part)) return null;
  // In a clause of its own the share needs no subject; with one it speaks of something else.
  if (part.unitEnd < rate.nearStart && !/^\s*(?:约|比|其)?$/.test(text.slice(rate.nearStart, phrase)))
    return null;
  if (/[，；]/.test(text.slice(part.unitEnd, phrase).slice(part.afterEnd - part.unitEnd + 1))) return null;
  return { rate, part, base };
}

/** 网站占比60%（600条）: the count of a share in brackets right behind it. */
function countInBracket({ text, tokens }: Passage, index: number): Token | null {
  const rate = tokens[index]!;
  const next = tokens[index + 1];
  if (next === undefined || next.unit === null || !isExact(next) || next.group === rate.group) return null;
  return /^\s*（共?\s*$/.test(text.slice(Math.max(rate.end, rate.unitEnd), next.start)) ? next : null;
}

const NEXT_IN_TURN = /^\s*[、，和及与]\s*(?:占比?)?\s*$/;

/** Index of the last of several rates told in one breath: 分别占20%、30%和50%. */
export function lastInTurn({ text, tokens }: Passage, first: number): number {
  let last = first;
  for (let i = first + 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = tokens[i - 1]!;
    if ((token.marks & Mark.rate) === 0 || token.start - before.unitEnd > 8) break;
    const between = text.slice(Math.max(before.end, before.unitEnd), token.start);
    if (!NEXT_IN_TURN.test(between)) break;
    last = i;
  }
  return last;
}

/** As many counts of one unit before the rates, each for its rate; none where they do not match. */
export function sharesInTurn({ tokens }: Passage, first: number, last: number): readonly Share[] {
  const shares: Share[] = [];
  const rates = last - first + 1;
  const unit = tokens[first - 1]?.unit;
  if (unit === undefined || rates < 2 || rates > first) return shares;
  for (let i = 0; i < rates; i++) {
    const rate = tokens[first + i]!;
    const part = tokens[first - rates + i]!;
    const approximate = (rate.marks & Mark.approximate) !== 0;
    if (part.sentence !== rate.sentence || part.unit !== unit || !isExact(part) || approximate) return [];
    if (part.list !== tokens[first - 1]!.list || part.group !== tokens[first - 1]!.group) return [];
    shares.push({ rate, part, base: null });
  }
  return shares;
}

/** What is wrong with a share; null: nothing, `open`: its whole is not known. */
export function judgeShare(
  passage: Passage,
  { rate, part, base }: Share,
  near: string,
): RateFault | 'open' | null {
  if (base !== null) {
    if ((base.marks & Mark.approximate) !== 0 || base.value <= 0 || base.unit !== part.unit) return null;
    return fits(rate, (100 * part.value) / base.value) ? null : fault(rate, part, base);
  }
  const list = passage.lists[part.list];
  if (list === undefined || list.totals.length > 1) return 'open';
  const total = list.totals[0]!;
  const candidates = [total.value, list.judgement.sum, ...countsBefore(passage.tokens, part)];
  if ((total.marks & Mark.approximate) !== 0 || total.value <= 0) return null;
  if (candidates.some((whole) => whole > 0 && fits(rate, (100 * part.value) / whole))) return null;
  // 占全市…的: the whole is another one, which is not here.
  if (/占(?:全[市县区省国]|同类|本[市县区]|总?人)/.test(near)) return null;
  return fault(rate, part, total);
}

const fault = (rate: Token, part: Token, whole: Token): RateFault => ({
  kind: 'share',
  rate,
  part,
  whole,
  expected: shown(rate, (100 * part.value) / whole.value),
});

/** Other counts of the part's unit before it that may be the whole. */
function countsBefore(tokens: readonly Token[], part: Token): number[] {
  const values: number[] = [];
  const index = tokens.indexOf(part);
  for (let i = index - 1; i >= 0 && i > index - 20; i--) {
    const token = tokens[i]!;
    if (token.unit === part.unit && !token.part && isCount(token)) values.push(token.value);
  }
  return values;
}

/** 共60条，网站40条（占66.7%），微信20条（占43.3%）: all but one fit a count before them, and that is the whole. */
export function besideWhole({ tokens }: Passage, open: readonly Share[]): RateFault[] {
  const first = open[0];
  if (first === undefined || open.length < 2 || open.length > 40) return [];
  const { sentence } = first.rate;
  if (open.some(({ rate, part }) => rate.sentence !== sentence || part.unit !== first.part.unit)) return [];
  const parts = new Set(open.map(({ part }) => part));
  for (let i = tokens.indexOf(first.part) - 1; i >= 0; i--) {
    const whole = tokens[i]!;
    if (whole.sentence !== sentence) break;
    if (whole.unit !== first.part.unit || !isExact(whole) || whole.value <= 0 || parts.has(whole)) continue;
    const wrong = open.filter(({ rate, part }) => !fits(rate, (100 * part.value) / whole.value));
    if (wrong.length !== 1 || open.some(({ part }) => part.value > whole.value)) continue;
    return [fault(wrong[0]!.rate, wrong[0]!.part, whole)];
  }
  return [];
}

/** Where the whole is not given: all shares but one of three or more fit one base. */
export function oddShare(open: readonly Share[]): RateFault | null {
  if (open.length < 3 || open.length > 40) return null;
  const spans = open.map(({ rate, part }) => ({
    low: (100 * part.value) / (rate.value + tolerance(rate)),
    high: rate.value > tolerance(rate) ? (100 * part.value) / (rate.value - tolerance(rate)) : Infinity,
  }));
  const common = (skip: number): boolean => {
    let low = 0;
    let high = Infinity;
    for (const [i, span] of spans.entries()) {
      if (i === skip) continue;
      low = Math.max(low, span.low);
      high = Math.min(high, span.high);
    }
    return low <= high && Math.floor(high) >= Math.ceil(low - 1e-9);
  };
  if (common(-1)) return null;
  const odd = spans.map((_, i) => i).filter(common);
  if (odd.length !== 1) return null;
  const { rate, part } = open[odd[0]!]!;
  const others = spans.filter((_, i) => i !== odd[0]);
  const whole = Math.ceil(Math.max(...others.map((span) => span.low)) - 1e-9);
  return { kind: 'odd-share', rate, part, whole: null, expected: shown(rate, (100 * part.value) / whole) };
}
