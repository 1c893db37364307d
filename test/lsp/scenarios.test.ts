import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Bench } from './support/bench.js';
import { Editor } from './support/editor.js';
import { type Page, readPage } from './support/page.js';
import { ACTIONS, type Play } from './support/play.js';

const FOLDER = join(import.meta.dirname, 'scenarios');

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.md'))) {
  const page = readPage(readFileSync(join(FOLDER, file), 'utf8'));
  describe(`${page.title} (${file})`, () => {
    for (const client of page.given.clients ?? (['pull', 'push'] as const)) {
      test(`client with ${client}`, () => run(page, client === 'pull'));
    }
  });
}

async function run({ given, steps }: Page, pull: boolean): Promise<void> {
  const bench = new Bench(given);
  const editor = await Editor.start({
    pull,
    folders: (given.folders ?? ['']).map((folder) => bench.uri(folder)),
    ...(given.locale === undefined ? {} : { locale: given.locale }),
    ...(given.settings === undefined ? {} : { settings: given.settings }),
    ...(given.options === undefined ? {} : { initializationOptions: given.options }),
  });
  const play: Play = { bench, editor, pull, resultIds: new Map(), faults: new Map() };
  try {
    for (const { when, expected, line } of steps) {
      let result: unknown;
      for (const [verb, args] of Object.entries(when)) {
        const action = ACTIONS[verb];
        if (!action) throw new Error(`line ${line}: no action “${verb}”`);
        result = await action(
          play,
          (typeof args === 'string' ? { file: args } : args) as Record<string, string>,
        );
      }
      compare(result, expected, `the Then at line ${line}`);
    }
  } finally {
    await editor.stop();
    bench.remove();
  }
}

/**
 * Text holds every line of what is written; a list that begins with `…` holds its other entries, one that ends
 * with it begins with them; all else is equal.
 */
function compare(result: unknown, expected: unknown, where: string): void {
  if (typeof expected === 'string' && typeof result === 'string') {
    for (const line of expected.trim().split('\n')) expect(result, where).toContain(line.trim());
  } else if (Array.isArray(expected) && expected[0] === '…') {
    expect(result, where).toEqual(expect.arrayContaining(expected.filter((one) => one !== '…')));
  } else if (Array.isArray(expected) && Array.isArray(result) && expected.at(-1) === '…') {
    expect(result.slice(0, expected.length - 1), where).toEqual(expected.slice(0, -1));
  } else expect(result, where).toEqual(expected);
}
