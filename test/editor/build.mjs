import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { here } from './paths.mjs';

/** Bundles the tests of the extension host and the fixtures into a temporary folder. */
export async function buildTests() {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-editor-'));
  const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'error' };
  await build({
    ...common,
    entryPoints: [join(here, 'host/run.ts')],
    outfile: join(folder, 'host/index.js'),
    format: 'cjs',
    external: ['vscode'],
  });
  await build({
    ...common,
    entryPoints: [join(here, 'fixtures.ts')],
    outfile: join(folder, 'fixtures.mjs'),
    format: 'esm',
  });
  return folder;
}
