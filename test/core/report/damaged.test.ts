import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLE_SYNTAXES } from '../../../server/src/core/render/syntax.js';
import { mutateText } from '../../fuzz/mutate.js';
import { random } from '../../fuzz/random.js';
import { cleanModel, cleanText } from '../../support/clean.js';
import { readFile } from '../../support/reading.js';
import { findings, reading } from '../../support/told.js';
import { draw, marked } from '../../support/unique-figures.js';

const SEEDS = { 2022: [0, 1, 2, 3, 4, 5, 6], 2020: [7, 8, 9, 10] };

/** Lines that are gone, and those that have come. */
function changes(before: readonly string[], after: readonly string[]): string[] {
  const left = (from: readonly string[], minus: readonly string[], sign: string) => {
    const count = new Map<string, number>();
    for (const line of minus) count.set(line, (count.get(line) ?? 0) + 1);
    return from.flatMap((line) => {
      const known = count.get(line) ?? 0;
      count.set(line, known - 1);
      return known > 0 ? [] : [`${sign} ${line}`];
    });
  };
  return [...left(before, after, '-'), ...left(after, before, '+')];
}

// What is read of a report, and what becomes of that and is found when somebody damages it, stands beside this file, to be seen when
// it changes: `npx vitest run test/core/report/damaged.test.ts -u`. That no figure is bound to another's cell is test/property's.
test.each(TABLE_SYNTAXES)('damaged reports as %s', async (syntax) => {
  const pages: string[] = [];
  for (const year of [2022, 2020] as const) {
    const { text } = draw(marked(cleanModel({ year }), 1000), syntax);
    const whole = reading(readFile(text));
    pages.push(`# ${year}`, ...whole);
    const clean = cleanText({ year, syntax });
    for (const seed of SEEDS[year]) {
      pages.push('', `# ${year}, damaged by ${seed}`);
      pages.push(...changes(whole, reading(readFile(mutateText(text, random(seed))))));
      pages.push(...findings(readFile(mutateText(clean, random(seed)))));
    }
  }
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, `damaged/${syntax}.txt`),
  );
});
