// One script of the engine, with the mutants switched off in it, and of all its tests, each of which is loaded when it is asked for.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { withSwitches } from './mutants.mjs';

/** What is loaded once for all mutants: no code of ours. */
const KEPT = [
  'vitest',
  'fast-check',
  'zod',
  'yaml',
  'ajv',
  'ajv-formats',
  'iconv-lite',
  're2js',
  'typescript',
];

/** @param mutants by path of their source, from the root; a test that cannot be bundled is an error of esbuild. */
export async function bundle(root, tests, mutants, outfile) {
  const files = tests.map((path) => `${JSON.stringify(path)}: () => import(${JSON.stringify(`./${path}`)}),`);
  await build({
    stdin: { contents: `export const files = {\n${files.join('\n')}\n};`, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: KEPT,
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
    plugins: [
      {
        name: 'mutants',
        setup({ onLoad }) {
          onLoad({ filter: /\/(?:server\/(?:src|build)|test)\/.*\.(?:ts|mjs)$/ }, ({ path }) => {
            const source = readFileSync(path, 'utf8');
            const here = mutants.get(path.slice(root.length));
            const switched = here ? withSwitches(source, here) : source;
            return {
              contents: switched
                .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
                .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
              loader: path.endsWith('.ts') ? 'ts' : 'js',
              resolveDir: dirname(path),
            };
          });
        },
      },
    ],
  });
  return join(outfile);
}
