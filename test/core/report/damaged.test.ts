import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLE_SYNTAXES } from '../../../server/src/core/render/syntax.js';
import { mutateText } from '../../fuzz/mutate.js';
import { random } from '../../fuzz/random.js';
import { cleanModel, cleanText, rendered } from '../../support/clean.js';
import { readFile } from '../../support/reading.js';
import { DAMAGE, picker } from '../../support/table-damage.js';
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

const MARKED = {
  2022: marked(cleanModel({ year: 2022 }), 1000),
  2020: marked(cleanModel({ year: 2020 }), 1000),
};
const keep = (pages: readonly string[], name: string) =>
  expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, `damaged/${name}.txt`));

// What is read of a report, and what becomes of that and is found when somebody damages it, stands beside this file, to be seen when
// it changes: `npx vitest run test/core/report/damaged.test.ts -u`. That no figure is bound to another's cell is test/property's.
test.each(TABLE_SYNTAXES)('damaged reports as %s', async (syntax) => {
  const pages: string[] = [];
  for (const year of [2022, 2020] as const) {
    const { text } = draw(MARKED[year], syntax);
    const whole = reading(readFile(text));
    pages.push(`# ${year}`, ...whole);
    const clean = cleanText({ year, syntax });
    for (const seed of SEEDS[year]) {
      pages.push('', `# ${year}, damaged by ${seed}`);
      pages.push(...changes(whole, reading(readFile(mutateText(text, random(seed))))));
      pages.push(...findings(readFile(mutateText(clean, random(seed)))));
    }
  }
  await keep(pages, syntax);
});

// What becomes of half a report is no news.
const KINDS = Object.keys(DAMAGE).filter((kind) => !/^the (?:end|beginning) lost$/.test(kind));

test.each(KINDS)('%s, in tables of every syntax', async (kind) => {
  const pages: string[] = [];
  for (const [at, syntax] of TABLE_SYNTAXES.entries())
    for (const turn of [0, 1]) {
      const numbers = random(97 * at + turn);
      const keys = Array.from({ length: 6 }, () => numbers.below(100_000));
      const year = (at + turn) % 3 === 0 ? 2020 : 2022;
      const drawn = draw(MARKED[year], syntax);
      const after = reading(readFile(DAMAGE[kind]!(drawn, picker(keys))));
      pages.push('', `# ${syntax} of ${year}`, ...changes(reading(readFile(drawn.text)), after));
      const clean = rendered(cleanModel({ year }), syntax);
      pages.push(...findings(readFile(DAMAGE[kind]!(clean, picker(keys)))));
    }
  await keep(pages, kind.replaceAll(' ', '-'));
});
