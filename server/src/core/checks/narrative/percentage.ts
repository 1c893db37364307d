import { addressOf, nameOf } from '../../prose/cells.js';
import { findGrowthFaults, type GrowthFault } from '../../prose/growth.js';
import { prose, type ReadPassage } from '../../prose/prose.js';
import type { RateFault, Way } from '../../prose/rate.js';
import { findRateFaults } from '../../prose/rates.js';
import type { Token } from '../../prose/token.js';
import { quotableCells } from '../../prose/words.js';
import { type Report, sourceRange } from '../../report/model.js';
import type { ReportSummary } from '../../report/summary.js';
import { ALONE, type CheckContext, defineCheck, type ProblemFix, type RelatedPlace } from '../define.js';

/** Shares and growth rates follow from the figures beside them, or from last year's report. */
export const check = defineCheck({
  summary:
    'Shares and growth rates follow from the figures beside them; tolerance one unit of the last digit.',
  params: (z) => z.strictObject({}),
  messages: [
    'share',
    'odd-share',
    'growth',
    'points',
    'growth-previous',
    'part',
    'whole',
    'last-year',
    'take',
    'to-points',
  ],
  prepare: (_, form) => form,
  reads: quotableCells,
  passages: (text) => namesRate(text) || text.includes('％'),
  alone: ALONE,
  run(context) {
    const { report } = context;
    const { previous } = context.neighbours;
    const read = prose(report);
    if (read === null) return;
    const year = report.year?.value ?? null;
    for (const passage of read.passages) {
      if (!namesRate(passage.text)) continue;
      for (const fault of findRateFaults(passage, read.words.vocabulary, year))
        emitRate(context, passage, fault);
      if (previous === null) continue;
      for (const fault of findGrowthFaults(passage, passage.quotes, read.words, report, previous))
        emitGrowth(context, passage, fault, previous);
    }
  },
});

const namesRate = (text: string): boolean => text.includes('%') || text.includes('百分之');

const place = (passage: ReadPassage, token: Token) => sourceRange(passage.paragraph, token.start, token.end);
const rateRange = (passage: ReadPassage, rate: Token) =>
  sourceRange(passage.paragraph, rate.start, Math.max(rate.end, rate.unitEnd));

function emitRate({ emit }: CheckContext, passage: ReadPassage, fault: RateFault): void {
  const { rate, part, whole } = fault;
  const related: RelatedPlace[] = [
    { range: place(passage, part), message: 'part', data: { value: part.value } },
    ...(whole ? [{ range: place(passage, whole), message: 'whole', data: { value: whole.value } }] : []),
  ];
  emit({
    message: fault.kind,
    range: rateRange(passage, rate),
    data: {
      stated: passage.text.slice(rate.start, rate.end),
      expected: fault.expected,
      part: part.value,
      whole: whole?.value ?? '',
      way: wordsFor(fault.way),
    },
    related,
    fixes: fault.kind === 'points' ? toPoints(passage, rate) : take(passage, rate, fault.expected, fault.way),
  });
}

function emitGrowth(
  { emit, report }: CheckContext,
  passage: ReadPassage,
  fault: GrowthFault,
  previous: ReportSummary,
): void {
  const { rate, claim, reading, before } = fault;
  emit({
    message: 'growth-previous',
    range: rateRange(passage, rate),
    data: {
      stated: passage.text.slice(rate.start, rate.end),
      expected: fault.expected,
      name: nameOf(report.form, reading),
      now: claim.token.value,
      before,
      way: wordsFor(fault.way),
    },
    related: [
      { range: place(passage, claim.token), message: 'part', data: { value: claim.token.value } },
      ...lastYear(report, fault, previous),
    ],
    fixes: take(passage, rate, fault.expected, fault.way),
  });
}

function lastYear(report: Report, { reading }: GrowthFault, previous: ReportSummary): RelatedPlace[] {
  return reading.terms.flatMap((term) => {
    const cell = previous.cells[addressOf(term)];
    if (cell === undefined) return [];
    const name = nameOf(report.form, { terms: [{ ...term, sign: 1 }] });
    return [
      { path: previous.path, range: cell.range, message: 'last-year', data: { name, value: cell.value } },
    ];
  });
}

function toPoints(passage: ReadPassage, rate: Token): readonly ProblemFix[] {
  const range = sourceRange(passage.paragraph, rate.end, rate.unitEnd);
  if (!/^[%％]$/.test(passage.text.slice(rate.end, rate.unitEnd))) return [];
  return [{ title: 'to-points', kind: 'suggestion', edits: [{ range, newText: '个百分点' }] }];
}

const NEITHER = { zh: '', en: '' };
const RISES = { zh: '增长', en: 'a rise of ' };
const FALLS = { zh: '下降', en: 'a fall of ' };

const wordsFor = (way: Way | undefined) =>
  way === undefined || way.direction === 0 ? NEITHER : way.direction > 0 ? RISES : FALLS;

/** Only a suggestion: the figures may be the wrong ones. A rise told as a fall is not mended by another number. */
function take(passage: ReadPassage, rate: Token, value: string, way: Way | undefined): readonly ProblemFix[] {
  if (way !== undefined && !way.asSaid && way.direction !== 0) return [];
  return [
    {
      title: 'take',
      data: { value },
      kind: 'suggestion',
      edits: [{ range: place(passage, rate), newText: value }],
    },
  ];
}
