import { addressOf, nameOf } from '../../prose/cells.js';
import type { Claim } from '../../prose/claims.js';
import { cellsOf, prose, type ReadPassage } from '../../prose/prose.js';
import { type Repaired, repairedListOf } from '../../prose/repaired.js';
import { type Report, sourceRange } from '../../report/model.js';
import { defineCheck, type Problem, type ProblemFix, type RelatedPlace } from '../define.js';

/** A number in the text that quotes the tables is the tables' number. */
export const check = defineCheck({
  summary:
    'Numbers in the text that quote cells of the tables are equal to them; accepts every usual reading.',
  params: (z) => z.strictObject({}),
  messages: ['certain', 'likely', 'leaf', 'person', 'cell', 'adds-up', 'take'],
  prepare: () => null,
  run({ report, emit }) {
    for (const passage of prose(report)?.passages ?? [])
      for (const claim of passage.claims) {
        const message = messageOf(claim);
        if (message === null) continue;
        // A list that adds up with the table's figure leaves no doubt.
        const list = repairedListOf(passage, claim.token);
        if (list?.bySum) continue;
        emit(
          problem(report, passage, claim, list?.alone && message === 'likely' ? 'certain' : message, list),
        );
      }
  },
});

function messageOf(claim: Claim): string | null {
  if (claim.verdict === 'leaf' || claim.verdict === 'person') return claim.verdict;
  if (claim.verdict !== 'contradicted') return null;
  return claim.certain ? 'certain' : 'likely';
}

function problem(
  report: Report,
  passage: ReadPassage,
  claim: Claim,
  message: string,
  list: Repaired | null,
): Problem {
  const { token, readings, values } = claim;
  const range = sourceRange(passage.paragraph, token.start, token.end);
  const zh: string[] = [];
  const en: string[] = [];
  for (const [i, reading] of readings.entries()) {
    // One reading a value is enough to find it.
    if (values.indexOf(values[i]!) < i) continue;
    const name = nameOf(report.form, reading);
    zh.push(`${values[i]}（${name.zh}）`);
    en.push(`${values[i]} (${name.en})`);
  }
  const terms = claim.reading.terms;
  const cell = terms.length === 1 ? { cell: addressOf(terms[0]!) } : {};
  return {
    message,
    range,
    ...cell,
    key: passage.text.slice(token.nearStart, token.unitEnd),
    data: {
      stated: token.value,
      unit: token.unit!.text,
      expected: { zh: zh.join('、'), en: en.join(', ') },
    },
    related: [
      ...cellsOf(claim, report).map(({ address, range: place }) => ({
        range: place,
        message: 'cell',
        data: { name: nameOf(report.form, { terms: terms.filter((t) => t.address === address) }) },
      })),
      ...(list === null ? [] : [addsUp(passage, claim, list)]),
    ],
    fixes: fixes(passage, claim, range),
  };
}

/** The other side of the list: its total, or where the total is meant, its first item. */
function addsUp(passage: ReadPassage, { token }: Claim, { list, total, values }: Repaired): RelatedPlace {
  const other = list.totals.includes(token) ? list.items[0]! : list.totals[0]!;
  return {
    range: sourceRange(passage.paragraph, other.start, other.end),
    message: 'adds-up',
    data: { formula: values.join('+'), total },
  };
}

/** One suggestion a value: which of text and table is right, only the author knows. */
function fixes(passage: ReadPassage, claim: Claim, range: Problem['range']): readonly ProblemFix[] {
  const { token, values } = claim;
  if (!/^\d+$/.test(passage.text.slice(token.start, token.end))) return [];
  const distinct = [...new Set(values.filter((value) => value !== null && value >= 0))];
  return distinct.map((value) => ({
    title: 'take',
    data: { value: value! },
    kind: 'suggestion',
    edits: [{ range, newText: String(value) }],
  }));
}
