import { describe, expect, it } from 'vitest';
import * as fc from '../support/fast-check.js';
import { boundCells, readFile } from '../support/reading.js';
import { DAMAGE, picker } from '../support/table-damage.js';
import { draw, type Marked, reports, syntaxes } from '../support/unique-figures.js';

const misplaced = (text: string, { owner }: Marked): string[] =>
  readFile(text).reports.flatMap((report) =>
    [...boundCells(report)].flatMap(([address, words]) => {
      const home = owner.get(words);
      return home === undefined || home === address ? [] : [`${address} says ${words} of ${home}`];
    }),
  );

describe('damage only unbinds', () => {
  const keys = fc.array(fc.nat(100_000), { minLength: 4, maxLength: 8 });
  it.each(Object.keys(DAMAGE))('%s', (kind) => {
    fc.assert(
      fc.property(reports, syntaxes, keys, (report, syntax, numbers) => {
        const damaged = DAMAGE[kind]!(draw(report, syntax), picker(numbers));
        expect(misplaced(damaged, report)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('whatever stands in a file', () => {
  const scraps = fc.constantFrom(
    ...[
      '|',
      '\t',
      '\n',
      '\r',
      '<td>',
      '</td>',
      '<tr>',
      '<table>',
      '</table>',
      '<p>',
      '<br>',
      '<!--',
      '-->',
      '<script>',
      '```',
      '---',
      '#',
    ],
    ...[
      '一、总体情况',
      '三、收到和处理政府信息公开申请情况',
      '（三）不予公开',
      '1.属于国家秘密',
      '自然人',
      '总计',
      '其他',
      '结果维持',
    ],
    ...[
      '甲局2022年政府信息公开工作年度报告',
      '第二十条第（一）项',
      '信息内容',
      '规章',
      '0',
      '12',
      '３',
      '-',
      '/',
      '&nbsp;',
      '**',
      '  ',
      '。',
    ],
  );
  it('reads without fault, every range inside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string({ maxLength: 6 })), { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        const inside = ({ start, end }: { start: number; end: number }) =>
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        for (const report of readFile(text).reports) {
          inside(report.range);
          for (const { range } of [
            ...report.headings,
            ...report.paragraphs,
            ...report.sections,
            ...report.unbound,
          ])
            inside(range);
          for (const table of report.tables.values())
            for (const [at, start] of table.start.entries())
              if (start >= 0) inside({ start, end: table.end[at]! });
        }
      }),
      { numRuns: 400 },
    );
  });
});
