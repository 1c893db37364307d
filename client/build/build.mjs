import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const client = join(dirname(fileURLToPath(import.meta.url)), '..');
const serverDist = join(client, '..', 'server', 'dist');

/** The bundles that the language server may load, itself first, with their data; the command line's own stay behind. */
function filesOf(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = readFileSync(join(serverDist, entry), 'utf8');
  for (const [, name] of text.matchAll(/require\(["']\.\/([\w-]+\.cjs)["']\)/g)) filesOf(name, found);
  for (const [, name] of text.matchAll(/\(__dirname,["']([\w-]+\.data)["']\)/g)) found.add(name);
  return found;
}

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
  for (const name of ['package.json', ...filesOf('language-server.cjs')])
    copyFileSync(join(serverDist, name), join(target, name));
}

if (import.meta.filename === process.argv[1]) await buildClient();
