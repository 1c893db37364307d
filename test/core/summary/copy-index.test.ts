import { expect, test } from 'vitest';
import type { ReportSummary, SectionPrint } from '../../../server/src/core/report/summary.js';
import { buildCopyIndex } from '../../../server/src/core/summary/copy-index.js';
import * as fc from '../../support/fast-check.js';

const summary = (i: number, agency: string, year: number, sections: readonly number[][]): ReportSummary => ({
  path: `${i}.md`,
  year,
  agency,
  edition: '2021',
  cells: {},
  prose: sections.map((hashes, s) => ({
    section: `s${s}`,
    range: { start: s, end: s + 1 },
    hashes,
    lengths: hashes.map((hash) => 14 + (hash % 7)),
  })),
});

/** Shares of all candidates by going through all pairs of sentences. */
function sharesByHand(all: readonly ReportSummary[], own: ReportSummary, print: SectionPrint): number[] {
  const holders = (hash: number): number =>
    all.reduce((n, { prose }) => n + prose.filter(({ hashes }) => hashes.includes(hash)).length, 0);
  const counted = print.hashes.map((hash) => holders(hash) <= 24);
  const length = (wanted: (hash: number) => boolean): number =>
    print.hashes.reduce((sum, hash, i) => sum + (counted[i] && wanted(hash) ? print.lengths[i]! : 0), 0);
  const whole = length(() => true);
  return all
    .filter(({ agency, year }) => agency !== own.agency && year === own.year)
    .flatMap(({ prose }) => prose.filter(({ section }) => section === print.section))
    .map(({ hashes }) => (whole === 0 ? 0 : length((hash) => hashes.includes(hash)) / whole))
    .filter((share) => share > 0);
}

const reports = fc.array(
  fc.record({
    agency: fc.constantFrom('甲', '乙', '丙', '丁'),
    year: fc.constantFrom(2021, 2022),
    sections: fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  { minLength: 1, maxLength: 40 },
);

test('the best copy is the one that going through all pairs finds', () => {
  fc.assert(
    fc.property(reports, (list) => {
      const all = list.map(({ agency, year, sections }, i) => summary(i, agency, year, sections));
      const index = buildCopyIndex(all);
      for (const own of all) {
        for (const print of own.prose) {
          const shares = sharesByHand(all, own, print);
          const match = index.find(own, print);
          expect(match?.share ?? 0).toBeCloseTo(Math.max(0, ...shares), 12);
          if (!match) continue;
          expect(match.other.agency).not.toBe(own.agency);
          expect(match.print).toBe(match.other.prose.find(({ section }) => section === print.section));
        }
      }
    }),
  );
});

test('hashes of 32 bits and many reports are told apart', () => {
  const all = Array.from({ length: 3000 }, (_, i) =>
    summary(i, `单位${i}`, 2022, [[(0xffffffff - i) >>> 0, i, 0x80000000 + i]]),
  );
  all.push(summary(9999, '另一单位', 2022, [[(0xffffffff - 7) >>> 0, 7]]));
  const index = buildCopyIndex(all);
  const own = all.at(-1)!;
  expect(index.find(own, own.prose[0]!)).toMatchObject({ other: { agency: '单位7' }, share: 1 });
});
