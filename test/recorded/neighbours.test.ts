import { describe, test } from 'vitest';
import type { Neighbours } from '../../server/src/core/checks/define.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { childReports, previousReport, type RuleCase } from '../../server/src/core/pack/cases.js';
import type { ReportModel } from '../../server/src/core/render/model.js';
import { renderReport } from '../../server/src/core/render/render.js';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import type { Report } from '../../server/src/core/report/model.js';
import { originOf } from '../../server/src/core/report/moved.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { rereadDocument } from '../../server/src/core/report/reread.js';
import type { ReportSummary } from '../../server/src/core/report/summary.js';
import { buildCopyIndex } from '../../server/src/core/summary/copy-index.js';
import { summarise } from '../../server/src/core/summary/summarise.js';
import { mutateText } from '../fuzz/mutate.js';
import { type Random, random } from '../fuzz/random.js';
import { form } from '../support/clean.js';
import { readingOf } from '../support/reading-of.js';
import { RULES_WITH_CASES } from '../support/rule-cases.js';
import { SENTENCES, sentencesOf, textOf, varied } from './cases.js';
import { digest, keepWhole, kept, record, seedOf, type Watched } from './record.js';
import { compilationDocuments } from './tables.js';
import { variant } from './variants.js';

const pack = builtinPack();
const base = builtinBaseReport();

function summaryOf(text: string, path: string): ReportSummary | null {
  const [report] = readDocument(text, form).reports;
  return report ? summarise(report, path, 'all') : null;
}

const LONG = SENTENCES.filter(({ length }) => length > 25);

/** Figures that are copied, slip by one, or are left out. */
const shaken = (cells: RuleCase['cells'], random: Random): RuleCase['cells'] =>
  cells &&
  Object.fromEntries(
    Object.entries(cells).map(([address, value]) => [
      address,
      random.below(3) > 0 ? value : random.of(['', '/', 0, 1, Number(value) + 1, '1.50', '-2', '１０']),
    ]),
  );

/** A case of reports that are compared, with slips in each of them. */
function compared(one: RuleCase, turn: number, random: Random, others: readonly string[]): Watched {
  const draw = (model: ReportModel) => renderReport(pack.form, model, { syntax: random.of(TABLE_SYNTAXES) });
  const own = turn === 0 ? one : varied({ ...one, cells: shaken(one.cells, random) }, random, others);
  const previous = previousReport(pack.form, base, {
    ...one,
    previous: one.previous && { ...one.previous, cells: shaken(one.previous.cells, random) },
  });
  const children = childReports(pack.form, base, {
    ...one,
    children: one.children?.map((child) => ({ ...child, cells: shaken(child.cells, random) })),
  });
  const summaries = children.flatMap((child, at) => summaryOf(draw(child), `child-${at}.md`) ?? []);
  const found = {
    previous: previous && summaryOf(draw(previous), 'previous.md'),
    children: summaries.filter(() => random.below(6) > 0),
    absentChildren: random.below(4) === 0 ? ['towns/a.md'] : [],
    siblings: null,
  };
  return {
    name: `${one.name}，${turn}`,
    text: textOf(own, turn),
    options: { neighbours: (report): Neighbours => ({ ...found, own: summarise(report, 'own.md', 'all') }) },
  };
}

describe('reports beside others', () => {
  const rules = RULES_WITH_CASES.map(({ id, cases }) => ({
    id,
    cases: cases.filter(({ previous, children }) => previous ?? children),
  })).filter(({ cases }) => cases.length > 0);
  test.each(rules)('for $id', ({ id, cases }) => {
    const numbers = random(seedOf(id));
    const others = ['甲', ...sentencesOf(cases)];
    return record(
      `beside/${id}`,
      cases.flatMap((one) => [0, 1, 2].map((turn) => compared(one, turn, numbers, others))),
    );
  });

  test('with words in common', () => {
    const numbers = random(4100);
    const texts = Array.from({ length: 14 }, (_, at) => {
      const words = (matter: number) => {
        // Paragraphs of one hand, sometimes with a slip.
        const hand = random(100 * numbers.below(4) + matter);
        return Array.from({ length: 2 + hand.below(5) }, () => {
          const sentence = hand.of(LONG);
          return numbers.below(8) === 0 ? variant(sentence, numbers, LONG).replaceAll('\n', '') : sentence;
        }).join('');
      };
      const paragraphs = Object.fromEntries(base.prose.map(({ key }, matter) => [key, words(matter)]));
      const agency = `柳州市甲乙区第${at % 11}局`;
      return textOf({ name: '', year: 2022, agency, paragraphs, expect: [] } as unknown as RuleCase, at);
    });
    const summaries = texts.map((text, at) => summaryOf(text, `${at}.md`)!);
    return record(
      'beside/copies',
      texts.map((text, at) => ({
        name: String(at),
        text,
        options: {
          neighbours: () => ({
            previous: null,
            children: [],
            absentChildren: [],
            siblings: buildCopyIndex(summaries.filter((_, other) => numbers.below(8) > 0 || other === at)),
            own: summaries[at]!,
          }),
        },
      })),
    );
  });
});

/** Which of the reports before a change are still there, and whether all is read as it would be anew. */
test('texts that are changed as they are read', async () => {
  const numbers = random(4200);
  const lines: string[] = [];
  for (const { name, text } of compilationDocuments(numbers, 5).slice(0, 7)) {
    let before = readDocument(text, form);
    const steps: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const next = turn % 3 < 2 ? typed(before.text, numbers) : mutateText(before.text, numbers);
      const after = rereadDocument(before, next, form);
      const known = (report: Report) => before.reports.map(originOf).indexOf(originOf(report));
      const anew = readingOf(after) === readingOf(readDocument(next, form));
      steps.push(`${after.reports.map(known).join(' ')}${anew ? '' : ' OTHERWISE'}`);
      before = after;
    }
    lines.push(`${digest(readingOf(before))} ${name}: ${steps.join(', ')}`);
  }
  keepWhole('reread', lines);
  await kept('reread', lines);
});

const typed = (text: string, random: Random): string => {
  const at = random.below(text.length);
  return (
    text.slice(0, at) + random.of(['1', '甲', '。', '\n', '|', '2022年']) + text.slice(at + random.below(2))
  );
};
