#!/usr/bin/env node
// npm run fuzz [-- --minutes N] [-- --seed S] [-- --only document,edit]: cases that are nearly right, for everything that takes
// bytes from a stranger. What fails is written to test/fuzz/corpus, which the tests replay for ever.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string', default: '' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const outfile = join(cache, `fuzz-${process.pid}.mjs`);
await build({
  entryPoints: [join(root, 'test/fuzz/loop.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
});
const { fuzz } = await import(pathToFileURL(outfile).href);
rmSync(outfile);
const running = join(cache, `fuzz-running-${process.pid}`);
console.log(`a case that never ends is in ${running}`);
const found = await fuzz({
  milliseconds: Number(values.minutes) * 60_000,
  seed: Number(values.seed),
  only: values.only === '' ? [] : values.only.split(','),
  corpus: join(root, 'test/fuzz/corpus'),
  running,
  say: console.log,
});
rmSync(running, { force: true });
process.exitCode = found > 0 ? 1 : 0;
