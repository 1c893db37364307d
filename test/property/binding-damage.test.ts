import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rendered } from '../../server/src/core/render/render.js';
import { boundCells, readFile } from '../support/reading.js';
import { draw, type Marked, reports, syntaxes } from '../support/unique-figures.js';

/** Takes numbers in turn from what fast-check made, so that a counterexample shrinks. */
type Pick = (below: number) => number;

const picker = (keys: readonly number[]): Pick => {
  let next = 0;
  return (below) => (below <= 0 ? 0 : keys[next++ % keys.length]! % below);
};

const cut = (text: string, start: number, end: number, put = ''): string =>
  text.slice(0, start) + put + text.slice(end);

const onCell =
  (change: (text: string, start: number, end: number, pick: Pick) => string) =>
  ({ text, cells }: Rendered, pick: Pick) => {
    const all = [...cells.values()];
    const { start, end } = all[pick(all.length)]!;
    return change(text, start, end, pick);
  };

const isRow = (line: string): boolean => /[|\t]|<t[dr]/.test(line);

const onLine =
  (change: (lines: string[], at: number, pick: Pick) => void) =>
  ({ text }: Rendered, pick: Pick) => {
    const lines = text.split('\n');
    const rows = [...lines.keys()].filter((at) => isRow(lines[at]!));
    if (rows.length > 0) change(lines, rows[pick(rows.length)]!, pick);
    return lines.join('\n');
  };

/** One word of a line of a table, label or head. */
const onWord = (change: (word: string, pick: Pick) => string) =>
  onLine((lines, at, pick) => {
    const words = [...lines[at]!.matchAll(/[^\s|<>\t]*[\u4e00-\u9fa5]{2,}[^\s|<>\t]*/g)];
    const word = words[pick(words.length)];
    if (word) lines[at] = cut(lines[at]!, word.index, word.index + word[0].length, change(word[0], pick));
  });

const DAMAGE: Readonly<Record<string, (rendered: Rendered, pick: Pick) => string>> = {
  'a figure lost': onCell((text, start, end) => cut(text, start, end)),
  'a cell lost with its mark': onCell((text, start, end) => {
    const after = /^(?:\s*\| ?|\t|<\/p><\/td>|<\/td>\n?|\n\n?)/.exec(text.slice(end, end + 16))?.[0] ?? '';
    const from = after.includes('</td>') ? text.lastIndexOf('<td', start) : start;
    return cut(text, from, end + after.length);
  }),
  'a blank cell more': onCell((text, start) => {
    const before = /(?:\| ?|\t|<td><p>|<td>)$/.exec(text.slice(Math.max(0, start - 8), start))?.[0];
    if (before === undefined) return text;
    const mark = before.includes('p') ? '</p></td><td><p>' : before.includes('<') ? '</td><td>' : before;
    return cut(text, start, start, mark);
  }),
  'a filler instead of a figure': onCell((text, start, end, pick) =>
    cut(text, start, end, ['/', '-', '—', '无'][pick(4)]),
  ),
  'words instead of a figure': onCell((text, start, end, pick) =>
    cut(text, start, end, ['若干', '详见附件', '3 4'][pick(3)]),
  ),
  'a mark between two cells lost': ({ text }, pick) => {
    const marks = [...text.matchAll(/(?<=\d) ?(?:\||\t) ?(?=\d)/g)];
    const mark = marks[pick(marks.length)];
    return mark ? cut(text, mark.index, mark.index + mark[0].length, ' ') : text;
  },
  'a tag lost': ({ text }, pick) => {
    const tags = [...text.matchAll(/<\/?(?:td|tr|p|table)\b[^>]*>/g)];
    const tag = tags[pick(tags.length)];
    return tag ? cut(text, tag.index, tag.index + tag[0].length) : text;
  },
  'a line lost': onLine((lines, at) => lines.splice(at, 1)),
  'a line twice': onLine((lines, at) => lines.splice(at, 0, lines[at]!)),
  'two lines joined': onLine((lines, at) => lines.splice(at, 2, `${lines[at]} ${lines[at + 1] ?? ''}`)),
  'a line cut in two': onLine((lines, at, pick) => {
    const line = lines[at]!;
    const place = 1 + pick(line.length - 1);
    // Not inside a figure: two figures of one would be the author's.
    if (!/\d\d/.test(line.slice(place - 1, place + 1)))
      lines.splice(at, 1, line.slice(0, place), line.slice(place));
  }),
  'a word lost': onWord(() => ''),
  'a sign of a word lost': onWord((word, pick) => {
    const at = pick(word.length);
    return cut(word, at, at + 1);
  }),
  'a word replaced': onWord((_, pick) => ['某某', '其他', '总计'][pick(3)]!),
  'all header lines lost': ({ text }) => text.replace(/^.*(?:自然人|商业企业|信息内容).*\n/gm, ''),
  'a section heading lost': ({ text }, pick) =>
    text.replace(new RegExp(`^.*${'二三四'[pick(3)]}、(?:主动|收到|政府信息公开行政).*\n`, 'm'), ''),
  'the end lost': ({ text }, pick) => text.slice(0, pick(text.length)),
  'the beginning lost': ({ text }, pick) => text.slice(pick(text.length)),
};

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
