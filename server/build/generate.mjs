import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';
import { cache, generated, root, server } from './paths.mjs';

/**
 * Makes every generated file: the list of check kinds, the built-in pack, help texts, statutes, regions, JSON
 * Schemas. A file with errors is named and left out, the rest is still made; the exit status then is 1.
 * `--check` writes nothing and fails when a committed file is stale.
 */
ensureInstall();
const { build } = await import('esbuild');
const { checkKindsSource } = await import('./check-kinds.mjs');
const onlyCheck = process.argv.includes('--check');
let failed = false;

const emit = (path, text) => {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (before === text) return;
  if (!onlyCheck) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  failed = true;
  console.error(`${path.slice(root.length + 1)} is stale: run npm run generate`);
};

const kinds = await checkKindsSource();
for (const { file, fault } of kinds.faults) {
  failed = true;
  console.error(`${file}: check kind left out: ${fault}`);
}
emit(join(generated, 'check-kinds.ts'), kinds.text);

mkdirSync(cache, { recursive: true });
const bundle = join(cache, `generate-${process.pid}.mjs`);
await build({
  entryPoints: [join(server, 'build', 'generate', 'main.ts')],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
});
const { generate } = await import(pathToFileURL(bundle).href);
rmSync(bundle);
const { files, complaints } = await generate(root);
for (const line of complaints) {
  failed = true;
  console.error(line);
}
for (const { path, text } of files) emit(join(root, path), text);
process.exitCode = failed ? 1 : 0;
