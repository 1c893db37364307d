import type { Report } from '../report/model.js';
import type { ReportSummary } from '../report/summary.js';
import { addressOf, applies, type Reading } from './cells.js';
import { wordsOf } from './change.js';
import type { Claim } from './claim.js';
import type { Passage } from './passage.js';
import { type Direction, directionOf, fits, shown, type Way, wayOf } from './rate.js';
import { Mark, type Token, wordsBefore } from './token.js';
import type { Words } from './words.js';

/** A growth rate that last year's report does not bear out. */
export interface GrowthFault {
  readonly rate: Token;
  readonly claim: Claim;
  /** The reading that the number stands for, and its value last year. */
  readonly reading: Reading;
  readonly before: number;
  readonly expected: string;
  readonly way: Way;
}

/** Rates behind a number that quotes the tables, held against the same cells of last year's report. */
export function findGrowthFaults(
  passage: Passage,
  claims: ReadonlyMap<Token, Claim>,
  words: Words,
  report: Report,
  previous: ReportSummary,
): GrowthFault[] {
  const faults: GrowthFault[] = [];
  const { tokens, text } = passage;
  for (let i = 0; i < tokens.length; i++) {
    const rate = tokens[i]!;
    if ((rate.marks & Mark.rate) === 0 || (rate.marks & Mark.approximate) !== 0) continue;
    const near = wordsBefore(text, rate);
    const direction = directionOf(near, words.vocabulary);
    if (direction === 0) continue;
    const claim = claimBefore(tokens, i, claims);
    if (claim === null || claim.verdict !== 'equal' || claim.token.value <= 0) continue;
    // 新收申请40件，粉丝增长25%: it speaks of something else.
    const own = wordsOf(text, claim.token.unitEnd, rate.start, words.vocabulary);
    if (own !== '' && !/^(?:政府信息公开)?申请(?:数量|数|量)?$/.test(own)) continue;
    if (isOtherBase(text.slice(claim.token.unitEnd, rate.start), report)) continue;
    const fault = judgeGrowth(rate, direction, claim, report, previous);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

/** 较2021年增长45% in the report of 2023: last year's report is not what it is held against. */
function isOtherBase(words: string, report: Report): boolean {
  if (/前年|往年|年初|上半年|季度|月/.test(words)) return true;
  const year = report.year?.value ?? null;
  for (const [, digits] of words.matchAll(/(20\d\d)\s*年/g)) {
    const distance = Number(digits) - (year ?? 0);
    if (distance !== 0 && distance !== -1) return true;
  }
  return false;
}

/** The claim that the rate speaks of: the number directly before it, brackets aside. */
function claimBefore(
  tokens: readonly Token[],
  index: number,
  claims: ReadonlyMap<Token, Claim>,
): Claim | null {
  const rate = tokens[index]!;
  for (let i = index - 1; i >= 0 && i > index - 40; i--) {
    const token = tokens[i]!;
    if (token.sentence !== rate.sentence) return null;
    if (token.group !== rate.group) continue;
    return claims.get(token) ?? null;
  }
  return null;
}

function judgeGrowth(
  rate: Token,
  direction: Direction,
  claim: Claim,
  report: Report,
  previous: ReportSummary,
): GrowthFault | null {
  let fault: GrowthFault | null = null;
  for (const [i, reading] of claim.readings.entries()) {
    const now = claim.values[i];
    const before = applies(reading, previous.edition) ? valueIn(reading, previous) : null;
    // Figures that cannot be compared accuse nobody.
    if (now === null || now === undefined || before === null || before <= 0) return null;
    const expected = (100 * (now - before)) / before;
    if (fits(rate, expected) && (expected === 0 || Math.sign(expected) === direction)) return null;
    if (reading === claim.reading && report.year !== null)
      fault = {
        rate,
        claim,
        reading,
        before,
        expected: shown(rate, expected),
        way: wayOf(expected, direction),
      };
  }
  return fault;
}

function valueIn(reading: Reading, summary: ReportSummary): number | null {
  let sum = 0;
  for (const term of reading.terms) {
    const cell = summary.cells[addressOf(term)];
    if (cell === undefined || !/^\d{1,15}$/.test(cell.value)) return null;
    sum += term.sign * Number(cell.value);
  }
  return sum;
}
