import { expect, test } from 'vitest';
import type { ReportSummary } from '../../../server/src/core/report/summary.js';
import { buildCopyIndex } from '../../../server/src/core/summary/copy-index.js';
import { CopyMemory } from '../../../server/src/core/summary/copy-memory.js';
import * as fc from '../../support/fast-check.js';

interface Written {
  readonly agency: string;
  readonly year: number;
  readonly sections: readonly (readonly number[])[];
}

const sentences = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
const written: fc.Arbitrary<Written> = fc.record({
  agency: fc.constantFrom('甲', '乙', '丙'),
  year: fc.constantFrom(2021, 2022),
  sections: fc.array(sentences, { minLength: 1, maxLength: 2 }),
});

/** One report is written anew, taken out or put in; the others keep what was read of them, and move. */
const edit = fc.record({
  at: fc.nat(30),
  kind: fc.constantFrom('write', 'write', 'sentence', 'remove', 'insert'),
  report: written,
});

/** All in one file, as a compilation has them: reports of one agency and year are told apart by nothing. */
const read = ({ agency, year, sections }: Written): ReportSummary => ({
  path: 'all.md',
  year,
  agency,
  edition: '2021',
  cells: {},
  prose: sections.map((hashes, s) => ({
    section: `s${s}`,
    range: { start: s, end: s + 1 },
    hashes: [...hashes],
    lengths: hashes.map((hash) => 14 + hash),
  })),
});

const moved = (summary: ReportSummary): ReportSummary => ({
  ...summary,
  prose: summary.prose.map((print) => ({
    ...print,
    range: { start: print.range.start + 1, end: print.range.end + 1 },
  })),
});

function edited(
  list: readonly ReportSummary[],
  { at, kind, report }: { at: number; kind: string; report: Written },
): ReportSummary[] {
  const place = at % Math.max(1, list.length);
  const old = list[place];
  const others = list.map(moved);
  if (kind === 'remove') return others.filter((_, i) => i !== place);
  if (kind === 'insert' || !old) return [...others.slice(0, place), read(report), ...others.slice(place)];
  if (kind === 'write') return others.map((one, i) => (i === place ? read(report) : one));
  const sections = old.prose.map(({ hashes }, s) => (s === 0 ? [...hashes.slice(1), at % 10] : hashes));
  const again = read({ agency: old.agency!, year: old.year!, sections });
  return others.map((one, i) => (i === place ? again : one));
}

test('what is remembered of copies is what a search of the reports as they are finds', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 30 }), fc.array(edit, { maxLength: 6 }), (first, edits) => {
      const memory = new CopyMemory();
      let all = first.map(read);
      for (const change of [null, ...edits]) {
        if (change) all = edited(all, change);
        const index = buildCopyIndex(all);
        const find = memory.take(all, index.find);
        for (const own of all)
          for (const print of own.prose) expect(find(own, print)).toEqual(index.find(own, print));
      }
    }),
    { numRuns: 300 },
  );
});
