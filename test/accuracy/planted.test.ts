import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderReport } from '../../server/src/core/render/render.js';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { form } from '../support/clean.js';
import { type CorpusReport, readCorpus } from '../support/corpus.js';
import { readFile } from '../support/reading.js';
import { findings } from '../support/told.js';
import { MUTATIONS, picker } from './measure.js';
import type { Mutation } from './mutation.js';

const REPORTS_EACH = 3;

const corpus = readCorpus(join(import.meta.dirname, '../..'));
const RULES = [...new Set(MUTATIONS.map(({ rule }) => rule))];

const found = (text: string, { entry: { level, region } }: CorpusReport) =>
  findings(readFile(text), {
    agency: { ...(level ? { level } : {}), ...(region ? { region } : {}) },
  });

/** What is found in some reports of the corpus that have the fault, and was not found without it. */
function pages(mutation: Mutation): string[] {
  const first = MUTATIONS.indexOf(mutation);
  const out: string[] = [];
  let planted = 0;
  for (let i = 0; i < corpus.length && planted < REPORTS_EACH; i++) {
    const at = (first * 7 + i) % corpus.length;
    const report = corpus[at]!;
    const mutant = mutation.apply(report.model, picker(`${report.name}${mutation.name}`));
    if (mutant === null) continue;
    const syntax = TABLE_SYNTAXES[(at + first) % TABLE_SYNTAXES.length]!;
    const before = renderReport(form, report.model, { syntax });
    const rendered = renderReport(form, mutant.model, { syntax });
    const text = mutant.replace ? rendered.replace(mutant.replace[0], () => mutant.replace![1]) : rendered;
    if (text === before) continue;
    planted++;
    const known = new Set(found(before, report));
    out.push(`# ${mutation.name}: ${report.name}, as ${syntax}`);
    out.push(...found(text, report).filter((line) => !known.has(line)), '');
  }
  return out;
}

// Another answer is not a worse one: read what `npx vitest run test/accuracy -u` writes.
test.each(RULES)('faults for %s', async (rule) => {
  const text = MUTATIONS.filter((mutation) => mutation.rule === rule)
    .flatMap(pages)
    .join('\n');
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `planted/${rule}.txt`));
});

test('the corpus as it stands', async () => {
  const lines = corpus.flatMap((report) => [`# ${report.name}`, ...found(report.text, report), '']);
  await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'planted/corpus.txt'));
});
