import type { PartList } from '../../prose/lists.js';
import { prose, type ReadPassage } from '../../prose/prose.js';
import type { Verdict } from '../../prose/readings.js';
import { repaired } from '../../prose/repaired.js';
import type { Token } from '../../prose/token.js';
import { sourceRange } from '../../report/model.js';
import { ALONE, defineCheck, type Problem, type ProblemFix, type RelatedPlace } from '../define.js';

const MESSAGES: Readonly<Partial<Record<Verdict, string>>> = {
  over: 'over',
  overLikely: 'over-likely',
  overMixed: 'over-mixed',
  short: 'short',
};

/** The parts of a total add up to it. */
export const check = defineCheck({
  summary: 'Parts that a text lists of a total add up to it; the words are those of the pack’s vocabulary.',
  params: (z) => z.strictObject({}),
  messages: ['over', 'over-likely', 'over-mixed', 'short', 'part', 'other-total', 'set-total'],
  prepare: () => null,
  textOnly: true,
  alone: ALONE,
  run({ report, emit }) {
    for (const passage of prose(report)?.passages ?? [])
      for (const list of passage.lists) {
        const message = MESSAGES[list.judgement.verdict];
        if (message === undefined) continue;
        // Outcomes that the tables have: they judge them, and an author may name some only.
        if (
          message === 'short' &&
          (list.items.some((item) => quotesTable(passage, item)) || explained(passage, list))
        )
          continue;
        // Every number is the tables' own: what is carried over from last year makes the difference, not a slip.
        if (message !== 'short' && isTables(passage, list)) continue;
        // The numbers that the tables contradict are the fault: said there.
        if (repaired(passage, list)?.bySum === false) continue;
        emit(problem(passage, list, message));
      }
  },
});

const isOver = (list: PartList | undefined): boolean => list?.judgement.verdict.startsWith('over') ?? false;

/** Its total is an item of a list that is over, or one of its items heads such a list: one fault, one finding. */
const explained = (passage: ReadPassage, list: PartList): boolean =>
  list.totals.some((total) => isOver(passage.lists[total.list])) ||
  passage.lists.some((other) => isOver(other) && other.totals.some((total) => list.items.includes(total)));

const quotesTable = (passage: ReadPassage, token: Token): boolean => passage.quotes.has(token);

/** 收到申请60件，从结果看，予以公开50件、不予公开13件: three of them were received the year before. */
const isTables = (passage: ReadPassage, { totals, items }: PartList): boolean =>
  totals.length === 1 &&
  [...totals, ...items].every((token) => passage.quotes.get(token)?.verdict === 'equal');

function problem(passage: ReadPassage, list: PartList, message: string): Problem {
  const { totals, items, judgement } = list;
  const total = totals[totals.length - 1]!;
  const place = (token: Token) => sourceRange(passage.paragraph, token.start, token.end);
  // In a list of one unit, items of another one are no operands.
  const counted = message === 'over-mixed' ? items : items.filter((item) => item.unit === total.unit);
  // Several totals before one 其中: what they come to together, said at the last.
  const whole = totals.reduce((sum, one) => sum + one.value, 0);
  const related: RelatedPlace[] = counted.map((item) => ({
    range: place(item),
    message: 'part',
    data: { value: item.value, unit: item.unit!.text },
  }));
  for (const other of totals)
    if (other !== total)
      related.push({
        range: place(other),
        message: 'other-total',
        data: { value: other.value, unit: other.unit!.text },
      });
  return {
    message,
    range: place(total),
    data: {
      stated: totals.length === 1 ? total.value : `${totals.map((one) => one.value).join('+')}=${whole}`,
      unit: total.unit!.text,
      formula: counted.map((item) => item.value).join('+'),
      sum: judgement.sum,
      difference: Math.abs(judgement.sum - whole),
    },
    related,
    fixes: totals.length === 1 ? setTotal(passage, total, judgement.sum) : [],
  };
}

/** Only a suggestion: one of the parts may be the wrong one. */
function setTotal(passage: ReadPassage, total: Token, sum: number): readonly ProblemFix[] {
  const range = sourceRange(passage.paragraph, total.start, total.end);
  if (!Number.isSafeInteger(sum) || !/^\d+$/.test(passage.text.slice(total.start, total.end))) return [];
  return [
    { title: 'set-total', data: { sum }, kind: 'suggestion', edits: [{ range, newText: String(sum) }] },
  ];
}
