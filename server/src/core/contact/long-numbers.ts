import { type DigitRun, digitRuns } from '../dates/digit-runs.js';
import { digitValue } from '../dates/numerals.js';
import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';

/** A number that could identify a person: at least eleven digits, a word of its own. */
export interface LongNumber {
  readonly passage: Paragraph;
  readonly start: number;
  readonly end: number;
  /** ASCII digits, blanks and hyphens between groups left out; a last X of identity numbers included. */
  readonly digits: string;
}

const SHORTEST = 11;
const LONGEST = 19;

/** Numbers of 11 to 19 digits, also in groups (`6222 0212 …`, `138-1234-5678`), outside of URLs and file names. */
export const longNumbers: Facet<readonly LongNumber[]> = {
  compute(report: Report) {
    const found: LongNumber[] = [];
    let done: Paragraph | null = null;
    for (const run of facet(report, digitRuns)) {
      if (run.passage === done || !mayBeLong(run)) continue;
      done = run.passage;
      numbersOf(done, found);
    }
    return found;
  },
};

/** Eleven digits in a row, or four between two separators as in cards and telephones; most passages have none. */
function mayBeLong({ passage: { text }, start, end }: DigitRun): boolean {
  if (end - start !== 4) return end - start >= SHORTEST;
  const separator = text.charCodeAt(start - 1);
  return (separator === 0x20 || separator === 0x2d) && text.charCodeAt(end) === separator;
}

const DIGITS = /[0-9０-９]+/g;

function numbersOf(passage: Paragraph, found: LongNumber[]): void {
  const runs: DigitRun[] = [];
  DIGITS.lastIndex = 0;
  for (let match = DIGITS.exec(passage.text); match !== null; match = DIGITS.exec(passage.text))
    runs.push({ passage, start: match.index, end: match.index + match[0].length });
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    const length = run.end - run.start;
    const last = length === 3 || length === 4 ? lastOfGroups(runs, i) : i;
    const end = runs[last]!.end;
    if (length < SHORTEST && last === i) continue;
    const number = read(run, end);
    if (number !== null) found.push(number);
    i = last;
  }
}

/** Index of the last run of `138 1234 5678` or `6222 0212 3456 7890 123`; the run itself where it stands alone. */
function lastOfGroups(runs: readonly DigitRun[], first: number): number {
  let last = first;
  const { passage, end } = runs[first]!;
  const separator = passage.text[end];
  if (separator !== ' ' && separator !== '-') return first;
  while (last + 1 < runs.length && last - first < 4) {
    const here = runs[last]!;
    const next = runs[last + 1]!;
    const length = next.end - next.start;
    if (next.passage !== passage || next.start !== here.end + 1 || passage.text[here.end] !== separator)
      break;
    if (length > 4 || (length < 4 && last === first)) break;
    last++;
    if (length < 4) break;
  }
  return last - first >= 2 ? last : first;
}

const JOINED = /[A-Za-z0-9_/\\@=&%?#+~*-]/;

function read({ passage, start }: DigitRun, runsEnd: number): LongNumber | null {
  const { text } = passage;
  let digits = '';
  for (let i = start; i < runsEnd; i++) {
    const digit = digitValue(text.charCodeAt(i));
    if (digit >= 0) digits += digit;
  }
  let end = runsEnd;
  if (digits.length === 17 && /[Xx]/.test(text[end] ?? '')) {
    digits += 'X';
    end++;
  }
  if (digits.length < SHORTEST || digits.length > LONGEST) return null;
  if (start > 0 && (JOINED.test(text[start - 1]!) || isDotted(text, start - 2, start - 1))) return null;
  if (end < text.length && (JOINED.test(text[end]!) || isDotted(text, end + 1, end))) return null;
  return { passage, start, end, digits };
}

/** `123.pdf`, `a.123`: a dot between a letter or digit and the number. */
const isDotted = (text: string, beside: number, dot: number): boolean =>
  text[dot] === '.' && /[A-Za-z0-9]/.test(text[beside] ?? '');
