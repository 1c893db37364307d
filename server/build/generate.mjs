import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';
import { cache, generated, root } from './paths.mjs';

/**
 * Makes every generated file: the list of check kinds, the built-in pack, help texts, statutes, regions, JSON
 * Schemas, samples. A file with errors is named and left out, the rest is still made; the exit status then is 1.
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

/** Bundles a module of ours and imports it. */
async function run(entry) {
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, `generate-${process.pid}.mjs`);
  const options = { bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error' };
  await build({ entryPoints: [join(root, entry)], outfile, ...options });
  const module = await import(`${pathToFileURL(outfile).href}?${entry}`);
  rmSync(outfile);
  return module;
}

const { generate } = await run('server/build/generate/main.ts');
const { files, complaints } = await generate(root);
for (const line of complaints) {
  failed = true;
  console.error(line);
}
for (const { path, text } of files) emit(join(root, path), text);

// Samples are rendered and checked by the engine with what was just generated.
const { sampleFiles } = await run('test/support/samples.ts');
for (const { path, text } of sampleFiles(root)) emit(join(root, path), text);
process.exitCode = failed ? 1 : 0;
