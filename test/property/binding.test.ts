import { describe, expect, it } from 'vitest';
import type { TableSyntax } from '../../server/src/core/render/syntax.js';
import * as fc from '../support/fast-check.js';
import { boundCells, readFile } from '../support/reading.js';
import { draw, type Marked, reports, shuffled, syntaxes } from '../support/unique-figures.js';

const RUNS = { numRuns: 60 };

/** Every cell of every report in the text, by address; several reports have one map each. */
const bindAll = (text: string): Map<string, string>[] => readFile(text).reports.map(boundCells);

/** All figures, where they belong. */
const wanted = ({ owner }: Marked): Map<string, string> =>
  new Map([...owner].map(([figure, address]) => [address, figure]));

const sorted = (cells: ReadonlyMap<string, string>) => [...cells].sort(([a], [b]) => (a < b ? -1 : 1));

/** Cells whose words are another cell's figure. */
const misplaced = (cells: ReadonlyMap<string, string>, { owner }: Marked): string[] =>
  [...cells].flatMap(([address, words]) => {
    const home = owner.get(words);
    return home === undefined || home === address ? [] : [`${address} says ${words} of ${home}`];
  });

describe('renderings of one model', () => {
  it('give one map, with exact ranges', () => {
    fc.assert(
      fc.property(reports, syntaxes, (report, syntax) => {
        const { text, cells } = draw(report, syntax);
        const [bound, ...more] = bindAll(text);
        expect(more).toEqual([]);
        expect(sorted(bound!)).toEqual(sorted(wanted(report)));
        const read = readFile(text).reports[0]!;
        for (const table of read.tables.values())
          for (const [at, start] of table.start.entries())
            if (start >= 0) expect([...cells.values()]).toContainEqual({ start, end: table.end[at] });
        expect(read.unbound).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  const harmless: readonly [string, (text: string) => string][] = [
    ['without delimiter lines', (text) => text.replace(/^[|\s:]*-[|\s:-]*\n/gm, '')],
    ['with blank lines between', (text) => text.replace(/\n(?=[^<]*\S[^<]*$)/gm, '\n\n')],
    ['with page marks', (text) => text.replace(/\n(?=[^<\n]*[|\t])/g, '\n- 3 -\n')],
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with lone CR', (text) => text.replaceAll('\n', '\r')],
    ['with TABs at line ends cut', (text) => text.replace(/\t+$/gm, '')],
    [
      'with half-width marks',
      (text) => text.replace(/[（）：，]/g, (sign) => '():,'['（）：，'.indexOf(sign)]!),
    ],
    ['with blanks inside labels', (text) => text.replace(/公开/g, '公 开')],
  ];
  it.each(harmless)('%s bind alike', (_, change) => {
    fc.assert(
      fc.property(reports, syntaxes, (report, syntax) => {
        const [bound] = bindAll(change(draw(report, syntax).text));
        expect(sorted(bound!)).toEqual(sorted(wanted(report)));
      }),
      { numRuns: 25 },
    );
  });

  // What programs that take the text out of a page make of its tables.
  const HALVES = ['商业企业', '科研机构', '结果维持', '结果纠正', '其他结果', '尚未审结'];
  const inHalves = (text: string, between: string) =>
    HALVES.reduce(
      (out, name) => out.replaceAll(`\n${name}\n`, `\n${name.slice(0, 2)}${between}${name.slice(2)}\n`),
      text,
    );
  const extracted: readonly [string, TableSyntax, (text: string) => string][] = [
    ['the bar of each cell on a line of its own', 'cell-lines', (text) => text.replace(/ \|$/gm, '\n|')],
    [
      'bars for spanned columns behind the last cell of a row',
      'cell-lines',
      (text) => text.replace(/^(\d{4} \|)(?=\n[^\d|])/gm, '$1 ||').replace(/^(（本列.* \|)$/gm, '$1 ||||||'),
    ],
    [
      'a bar on a line of its own before each row',
      'cell-lines',
      (text) => text.replace(/^(\d{4} \|)(?=\n[^\d|].*\|)/gm, '$1\n|'),
    ],
    ['names of columns in two paragraphs', 'cell-paragraphs', (text) => inHalves(text, '\n\n')],
    ['names of columns in two lines', 'cell-paragraphs', (text) => inHalves(text, '\n')],
    ['bars of full width', 'gfm-flat', (text) => text.replaceAll('|', '｜')],
    [
      'drawn bars and lines',
      'gfm-doubled',
      (text) => text.replaceAll('|', '│').replace(/^(│.*│)$/gm, '$1\n├──┼──┤'),
    ],
    [
      'names of columns in two rows',
      'pipes-trailing',
      (text) => text.replace(/商业企业 \| 科研机构 \|(.*)$/gm, '商业 | 科研 |$1\n企业 | 机构 |'),
    ],
  ];
  it.each(extracted)('with %s bind alike', (_, syntax, change) => {
    fc.assert(
      fc.property(reports, (report) => {
        const { text } = draw(report, syntax);
        const changed = change(text);
        expect(changed).not.toBe(text);
        expect(sorted(bindAll(changed)[0]!)).toEqual(sorted(wanted(report)));
      }),
      { numRuns: 10 },
    );
  });

  it.each(extracted)('with %s, and a line lost, move no figure', (_, syntax, change) => {
    fc.assert(
      fc.property(reports, fc.nat(), (report, lost) => {
        const lines = change(draw(report, syntax).text).split('\n');
        lines.splice(lost % lines.length, 1);
        for (const bound of bindAll(lines.join('\n'))) expect(misplaced(bound, report)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  const blanked = (report: Marked, keep: readonly boolean[]) => {
    let next = 0;
    const left = (text: string) =>
      text.replace(/\d{4}/g, (figure) =>
        report.owner.has(figure) && !keep[next++ % keep.length] ? '' : figure,
      );
    return left;
  };
  // Rows of own cells, and bars behind them up to the table's width, as most programs write merged cells.
  const filledUp = (text: string) =>
    text.replace(/^.* \|$/gm, (row) => row.padEnd(row.length + 12 - row.split('|').length, '|'));

  it('cells left blank move no figure, even where a bar is lost or doubled', () => {
    fc.assert(
      fc.property(
        reports,
        fc.constantFrom('pipes-trailing' as const, 'gfm-padded' as const, 'cell-lines' as const),
        fc.array(fc.boolean(), { minLength: 50, maxLength: 90 }),
        fc.boolean(),
        fc.nat(),
        fc.constantFrom('', '||', '|'),
        (report, syntax, keep, wide, at, put) => {
          const drawn = blanked(report, keep)(draw(report, syntax).text);
          const text = wide && syntax === 'pipes-trailing' ? filledUp(drawn) : drawn;
          const bars = [...text.matchAll(/\|/g)];
          const { index } = bars[at % bars.length]!;
          const damaged = text.slice(0, index) + put + text.slice(index + 1);
          for (const bound of bindAll(damaged)) expect(misplaced(bound, report)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('rows in another order keep their figures', () => {
    fc.assert(
      fc.property(
        reports,
        syntaxes,
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (report, syntax, keys) => {
          const mixed = shuffled(report, keys, false);
          const [bound] = bindAll(draw(mixed, syntax).text);
          expect(misplaced(bound!, report)).toEqual([]);
          const grid = [...wanted(report)].filter(([address]) => !address.startsWith('t4'));
          for (const [address, figure] of grid) expect(bound!.get(address)).toBe(figure);
        },
      ),
      RUNS,
    );
  });

  it('columns that move with their header are never mistaken', () => {
    fc.assert(
      fc.property(
        reports,
        syntaxes,
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (report, syntax, keys) => {
          const [bound] = bindAll(draw(shuffled(report, keys, true), syntax).text);
          expect(misplaced(bound!, report)).toEqual([]);
          if (syntax === 'gfm-flat' || syntax === 'gfm-doubled')
            expect(sorted(bound!)).toEqual(sorted(wanted(report)));
        },
      ),
      RUNS,
    );
  });

  it('two in one file are two', () => {
    fc.assert(
      fc.property(reports, syntaxes, reports, syntaxes, (a, first, b, second) => {
        const [one, two, ...more] = bindAll(`${draw(a, first).text}\n${draw(b, second).text}`);
        expect(more).toEqual([]);
        expect(sorted(one!)).toEqual(sorted(wanted(a)));
        expect(sorted(two!)).toEqual(sorted(wanted(b)));
      }),
      { numRuns: 25 },
    );
  });
});
