import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const client = join(dirname(fileURLToPath(import.meta.url)), '..');
const serverDist = join(client, '..', 'server', 'dist');

/** Bundles of the server's folder that only the command line uses. */
const COMMAND_LINE = /^(?:gouji|explain|extract|config|help|version|rule-help)\.cjs$/;

/** The extension in one file, and the server's bundles beside it: what the VSIX carries. */
export async function buildClient() {
  await build({
    entryPoints: [join(client, 'src', 'extension.ts')],
    outfile: join(client, 'dist', 'extension.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const target = join(client, 'server');
  rmSync(target, { recursive: true, force: true });
  if (!existsSync(join(serverDist, 'language-server.cjs')))
    throw new Error('build the server first: npm run build');
  mkdirSync(target);
  for (const name of readdirSync(serverDist))
    if (/\.(?:cjs|json)$/.test(name) && !COMMAND_LINE.test(name))
      cpSync(join(serverDist, name), join(target, name), { recursive: true });
}

if (import.meta.filename === process.argv[1]) await buildClient();
