import { test } from 'vitest';
import { random } from '../fuzz/random.js';
import { RULES_WITH_CASES } from '../support/rule-cases.js';
import { caseDocuments, denseReports, medleyReport } from './cases.js';
import { record, seedOf } from './record.js';

test.each(RULES_WITH_CASES)('cases of $id', ({ id, cases }) =>
  record(`cases/${id}`, caseDocuments(id, cases)),
);

const MEDLEYS = Array.from({ length: 12 }, (_, at) => at);
test.each(MEDLEYS)('clauses put together anew, %i', (turn) =>
  record(
    `medley/${turn}`,
    Array.from({ length: 2 }, (_, at) => ({
      name: String(at),
      text: medleyReport(2019 + ((turn + at) % 6), random(1000 + turn * 2 + at)),
    })),
  ),
);

test.each(['citation', 'narrative', 'period', 'privacy', 'text'])('slips in what %s is about', (group) =>
  record(`dense/${group}`, denseReports(group, random(seedOf(group)))),
);
