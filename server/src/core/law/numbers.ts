import { type DigitRun, digitRuns, runValue } from '../dates/digit-runs.js';
import { digitValue, isBlank, skipBlanks } from '../dates/numerals.js';
import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';
import { isIdeograph } from '../text/classes.js';

/** `国办公开办函〔2021〕30号`: number of a document, in whatever brackets it is written. */
export interface DocumentCitation {
  readonly kind: 'document';
  readonly passage: Paragraph;
  /** From the year's bracket to 号; the issuer's code stands before it. */
  readonly start: number;
  readonly end: number;
  /** Chinese characters before the bracket; more than the issuer's code where running text goes before. */
  readonly before: string;
  readonly year: number;
  readonly sequence: number;
  /** As written: both brackets (empty where one is lost), the figures, and 第 or zeros before the number. */
  readonly open: string;
  readonly close: string;
  readonly ordinal: boolean;
  readonly zeros: boolean;
}

/** `国务院令第711号` and its other spellings. */
export interface OrderCitation {
  readonly kind: 'order';
  readonly passage: Paragraph;
  readonly start: number;
  readonly end: number;
  readonly sequence: number;
  readonly spelling: 'standard' | 'gazette' | 'no-ordinal' | 'order-last';
}

export type NumberCitation = DocumentCitation | OrderCitation;

const codes = (marks: string): ReadonlySet<number> => new Set([...marks].map((mark) => mark.charCodeAt(0)));
const OPEN = codes('〔﹝[［【（(〖');
const CLOSE = codes('〕﹞]］】）)〗');
const NUMBER_SIGN = 0x53f7; // 号
/** Codes of issuers are Chinese characters: 国办公开办函. Running text may go before them. */
const ISSUER_LONGEST = 16;

/** Numbers of documents and State Council orders in reading order. */
export const numberCitations: Facet<readonly NumberCitation[]> = {
  compute(report: Report) {
    const found: NumberCitation[] = [];
    const runs = facet(report, digitRuns);
    for (let i = 0; i < runs.length; i++) {
      const read = documentAt(runs[i]!) ?? orderAt(runs[i]!);
      if (read !== null) found.push(read);
    }
    return found;
  },
};

function documentAt(run: DigitRun): DocumentCitation | null {
  const { start } = run;
  const { text } = run.passage;
  const length = run.end - start;
  if (length < 4 || length > 8) return null;
  const bracket = back(text, start);
  let i = skipBlanks(text, run.end);
  const opens = OPEN.has(text.charCodeAt(bracket - 1));
  const closes = CLOSE.has(text.charCodeAt(i));
  if (!opens && !closes) return null;
  const open = opens ? text[bracket - 1]! : '';
  const close = closes ? text[i]! : '';
  let year = runValue(run);
  let lost = 0;
  if (length > 4) {
    // 〔202130号 lost its closing bracket on the way.
    lost = length - 4;
    year = Math.floor(year / 10 ** lost);
    if (open === '' || text.charCodeAt(i) !== NUMBER_SIGN) return null;
  }
  if (year < 1980 || year > 2099) return null;
  const from = open === '' ? start : bracket - 1;
  const before = issuerBefore(text, from);
  if (before === '') return null;
  if (lost > 0) {
    return number(run, from, i + 1, before, year, runValue(run) % 10 ** lost, open, '');
  }
  if (close !== '') i = skipBlanks(text, i + 1);
  const ordinal = text[i] === '第';
  if (ordinal) i = skipBlanks(text, i + 1);
  const first = i;
  let sequence = 0;
  while (i < text.length && i - first <= 6 && digitValue(text.charCodeAt(i)) >= 0) {
    sequence = sequence * 10 + digitValue(text.charCodeAt(i++));
  }
  if (i === first) return null;
  const zeros = digitValue(text.charCodeAt(first)) === 0;
  i = skipBlanks(text, i);
  if (text[i] !== '号') return null;
  return { ...number(run, from, i + 1, before, year, sequence, open, close), ordinal, zeros };
}

function number(
  run: DigitRun,
  start: number,
  end: number,
  before: string,
  year: number,
  sequence: number,
  open: string,
  close: string,
): DocumentCitation {
  const { passage } = run;
  return {
    kind: 'document',
    passage,
    start,
    end,
    before,
    year,
    sequence,
    open,
    close,
    ordinal: false,
    zeros: false,
  };
}

/** Offset after the last character before `at` that is no blank. */
function back(text: string, at: number): number {
  let i = at;
  while (i > 0 && isBlank(text.charCodeAt(i - 1))) i--;
  return i;
}

function issuerBefore(text: string, at: number): string {
  const end = back(text, at);
  let i = end;
  while (i > 0 && end - i < ISSUER_LONGEST && isIdeograph(text.charCodeAt(i - 1))) i--;
  return text.slice(i, end);
}

const COUNCIL = '国务院';

function orderAt(run: DigitRun): OrderCitation | null {
  const { passage, start } = run;
  const { text } = passage;
  if (run.end - start > 4) return null;
  const mark = skipBlanks(text, run.end);
  if (text.charCodeAt(mark) !== NUMBER_SIGN) return null;
  let i = back(text, start);
  const ordinal = text[i - 1] === '第';
  if (ordinal) i = back(text, i - 1);
  const sequence = runValue(run);
  if (text[i - 1] === '令') {
    const name = back(text, i - 1);
    const end = mark + 1;
    if (text.slice(Math.max(0, name - 3), name) === COUNCIL) {
      const spelling = ordinal ? 'standard' : 'no-ordinal';
      return { kind: 'order', passage, start: name - 3, end, sequence, spelling };
    }
    return text[name - 1] === '国' && ordinal
      ? { kind: 'order', passage, start: name - 1, end, sequence, spelling: 'gazette' }
      : null;
  }
  if (ordinal && text[mark + 1] === '令' && text.slice(Math.max(0, i - 3), i) === COUNCIL) {
    return { kind: 'order', passage, start: i - 3, end: mark + 2, sequence, spelling: 'order-last' };
  }
  return null;
}
