// `npm run test:editor`: the packaged extension in a real VS Code, and Neovim over standard input and output.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageExtension } from '../../client/build/package.mjs';
import { buildTests } from './build.mjs';
import { runInHost } from './host.mjs';
import { setUp } from './setup.mjs';

setUp();
// A package made before, as a release is tested.
const vsix = process.env.GOUJI_VSIX ?? (await packageExtension());
const tests = await buildTests();
const { writeWorkspace } = await import(pathToFileURL(join(tests, 'fixtures.mjs')).href);
const only = process.argv[2];

const parts = {
  host: (workspace) => runInHost(tests, workspace),
  window: async (workspace) => (await import('./window.mjs')).runInWindow(vsix, workspace),
  neovim: async (workspace) => (await import('./neovim.mjs')).runInNeovim(workspace),
  emacs: async (workspace) => (await import('./emacs.mjs')).runInEmacs(workspace),
};

const results = [];
for (const [name, run] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  const workspace = mkdtempSync(join(tmpdir(), 'gouji-workspace-'));
  writeWorkspace(workspace);
  try {
    results.push(...(await run(workspace)).map((one) => ({ ...one, title: `${name}: ${one.title}` })));
  } catch (error) {
    results.push({ title: name, error: error.stack });
  }
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
rmSync(tests, { recursive: true, force: true });
for (const { title, milliseconds, error } of results)
  console.log(error ? `NOT OK ${title}\n${error}` : `ok     ${title} (${milliseconds} ms)`);
const failed = results.filter(({ error }) => error).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || results.length === 0 ? 1 : 0);
