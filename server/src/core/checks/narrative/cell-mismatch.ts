import { addressOf, nameOf, type Reading, type Term } from '../../prose/cells.js';
import type { Claim } from '../../prose/claim.js';
import { cellsOf, prose, type ReadPassage } from '../../prose/prose.js';
import { type Repaired, repairedListOf } from '../../prose/repaired.js';
import { fitsInto } from '../../relation/fits.js';
import { layoutOf } from '../../relation/layout.js';
import { checkRelations, type RelationBook, relationBook } from '../../relation/linear.js';
import { relationParams } from '../../relation/spec.js';
import { type Report, sourceRange } from '../../report/model.js';
import { CellState, cellRange } from '../../report/table.js';
import { defineCheck, type Problem, type ProblemFix, type RelatedPlace, RuleError } from '../define.js';

/** A number in the text that quotes the tables is the tables' number. */
export const check = defineCheck({
  summary:
    'Numbers in the text that quote cells of the tables are equal to them; accepts every usual reading.',
  params: (z) =>
    z.strictObject({
      keep: z.array(relationParams(z)).default([]).meta({
        description: "The text's figure is offered for the table only where these relations then hold",
      }),
    }),
  messages: ['certain', 'likely', 'leaf', 'person', 'cell', 'adds-up', 'take', 'give'],
  prepare: ({ keep }, form) => relationBook(keep, form, layoutOf(form)),
  validate({ keep }, form) {
    checkRelations(keep, form, layoutOf(form), (error, index, key) => {
      throw new RuleError(error.words, ['keep', index, key], null, key === 'formula' ? error.at : null);
    });
  },
  run({ report, emit }, keep) {
    for (const passage of prose(report)?.passages ?? [])
      for (const claim of passage.claims) {
        const message = messageOf(claim);
        if (message === null) continue;
        // A list that adds up with the table's figure leaves no doubt.
        const list = repairedListOf(passage, claim.token);
        if (list?.bySum) continue;
        const found = list?.alone && message === 'likely' ? 'certain' : message;
        const toTable = given(report, claim, keep);
        emit(problem(report, passage, claim, found, list, toTable));
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
  toTable: readonly ProblemFix[],
): Problem {
  const { token, readings, values } = claim;
  const range = sourceRange(passage.paragraph, token.start, token.end);
  const zh: string[] = [];
  const en: string[] = [];
  for (const [i, reading] of readings.entries()) {
    // One reading a value is enough to find it.
    if (values.indexOf(values[i]!) < i || isAllowance(reading, i)) continue;
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
    fixes: isPlain(passage, claim) ? [...taken(claim, range), ...toTable] : [],
  };
}

/** A difference of cells is accepted where an author means it, but nobody is told to write it. */
const isAllowance = ({ terms }: Reading, index: number): boolean =>
  index > 0 && terms.some(({ sign }) => sign < 0);

/** The other side of the list: its total, or where the total is meant, its first item. */
function addsUp(passage: ReadPassage, { token }: Claim, { list, total, values }: Repaired): RelatedPlace {
  const other = list.totals.includes(token) ? list.items[0]! : list.totals[0]!;
  return {
    range: sourceRange(passage.paragraph, other.start, other.end),
    message: 'adds-up',
    data: { formula: values.join('+'), total },
  };
}

/** Written with digits and nothing else. */
const isPlain = ({ text }: ReadPassage, { token }: Claim): boolean =>
  /^\d+$/.test(text.slice(token.start, token.end));

/** One suggestion a value: which of text and table is right, only the author knows. */
function taken({ readings, values }: Claim, range: Problem['range']): readonly ProblemFix[] {
  const offered = values.filter((_, i) => !isAllowance(readings[i]!, i));
  const distinct = [...new Set(offered.filter((value) => value !== null && value >= 0))];
  return distinct.map((value) => ({
    title: 'take',
    data: { value: value! },
    kind: 'suggestion',
    edits: [{ range, newText: String(value) }],
  }));
}

/** The other way round, for a figure of a single cell that nothing else in the report speaks for. */
function given(
  report: Report,
  { token, verdict, readings }: Claim,
  keep: RelationBook,
): readonly ProblemFix[] {
  if (verdict !== 'contradicted') return [];
  return readings.flatMap(({ terms }): ProblemFix[] => {
    const [term] = terms;
    const table = terms.length === 1 && term ? report.tables.get(term.address.table) : undefined;
    if (!term || !table || table.state[term.index] !== CellState.integer) return [];
    if (isConfirmed(report, term) || !fitsInto(report, table, keep, new Map([[term.index, token.value]])))
      return [];
    const range = cellRange(table, term.index);
    const data = { value: token.value, cell: nameOf(report.form, { terms }) };
    return [{ title: 'give', data, kind: 'suggestion', edits: [{ range, newText: String(token.value) }] }];
  });
}

/** Whether another number of the text is the cell's. */
const isConfirmed = (report: Report, { address, index }: Term): boolean =>
  prose(report)?.passages.some(({ claims }) =>
    claims.some(
      ({ verdict, reading }) =>
        verdict === 'equal' &&
        reading.terms.some((one) => one.index === index && one.address.table === address.table),
    ),
  ) ?? false;
