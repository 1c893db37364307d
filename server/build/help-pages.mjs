import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { server } from './paths.mjs';

/** Writes the pages that diagnostics and jumps lead to in editors without a client of ours: dist/help. */
export async function writeHelpPages(dist) {
  // Not at the top: the build imports this file before it has installed what is missing.
  const { build } = await import('esbuild');
  const bundle = join(dist, `help-pages.${process.pid}.mjs`);
  await build({
    entryPoints: [join(server, 'src/lsp/pages/help-pages.ts')],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  try {
    const { helpPages } = await import(pathToFileURL(bundle).href);
    const folder = join(dist, 'help');
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of helpPages()) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  } finally {
    rmSync(bundle);
  }
}
