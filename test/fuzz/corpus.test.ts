import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultOf } from './loop.js';
import { random } from './random.js';
import { TARGETS } from './targets.js';

const CORPUS = join(import.meta.dirname, 'corpus');
/** A taste of `npm run fuzz`, always of the same cases. */
const CASES = 12;

describe.each(TARGETS.map((target) => [target.name, target] as const))('%s', (name, target) => {
  const folder = join(CORPUS, name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  test.each(files.map((file) => [file]))('what was found once: %s', async (file) => {
    expect(await faultOf(target, readFileSync(join(folder, file)))).toBeNull();
  });

  test(`${CASES} cases that are nearly right`, async () => {
    for (let seed = 0; seed < CASES; seed++)
      expect(await faultOf(target, target.make(random(seed))), `seed ${seed}`).toBeNull();
  });
});
