import { expect, test } from 'vitest';
import * as fc from '../support/fast-check.js';
import { findingsOf, startedProject } from './support/findings.js';
import { textOfGiven } from './support/given.js';

/** Reports of several offices with the same prose: each is a copy of every other. */
const REPORTS = ['财政局', '民政局', '农业局', '水利局', '司法局'].map((office) =>
  textOfGiven({ agency: `柳州市甲乙区${office}` }),
);

type Reports = readonly string[];

const CHANGES = {
  swap: (reports: Reports, one: number, other: number): Reports =>
    reports.map((report, i) => (i === one ? reports[other]! : i === other ? reports[one]! : report)),
  repeat: (reports: Reports, one: number, other: number): Reports =>
    reports.toSpliced(other, 0, reports[one]!),
  remove: (reports: Reports, one: number): Reports => reports.toSpliced(one, 1),
  extend: (reports: Reports, one: number): Reports => reports.with(one, `${reports[one]}\n另有一段话。\n`),
} as const;

const change = fc.record({
  what: fc.constantFrom(...Object.values(CHANGES)),
  one: fc.nat(1000),
  other: fc.nat(1000),
});

test('reports that are moved, repeated and taken out are found to be copies of those that a fresh check names', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 6 }), async (changes) => {
      const kept = await startedProject();
      let reports: Reports = REPORTS;
      findingsOf(kept, reports.join('\n'));
      for (const { what, one, other } of changes) {
        if (reports.length === 0) return;
        reports = what(reports, one % reports.length, other % reports.length);
        const text = reports.join('\n');
        expect(findingsOf(kept, text)).toEqual(findingsOf(await startedProject(), text));
      }
    }),
    { numRuns: 25 },
  );
});
