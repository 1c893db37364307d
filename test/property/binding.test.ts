import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
