// `npm run test:editor`: the packaged extension in a real VS Code, Neovim and Emacs over standard input and output.
// `npm run test:editor -- window` runs one part. The last line is `N passed, N failed`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageExtension } from '../../client/build/package.mjs';
import { buildTests } from './build.mjs';
import { runInHost } from './host.mjs';
import { setUp } from './setup.mjs';

const PARTS = {
  host: ({ tests, workspace }) => runInHost(tests, workspace),
  window: async ({ vsix, workspace }) => (await import('./window.mjs')).runInWindow(vsix, workspace),
  chinese: async ({ vsix, workspace }) => (await import('./window-zh.mjs')).runInChinese(vsix, workspace),
  untrusted: async ({ vsix, workspace }) =>
    (await import('./window-trust.mjs')).runUntrusted(vsix, workspace),
  neovim: async ({ workspace }) => (await import('./neovim.mjs')).runInNeovim(workspace),
  emacs: async ({ workspace }) => (await import('./emacs.mjs')).runInEmacs(workspace),
};

const show = ({ title, milliseconds, error }) =>
  console.log(error ? `NOT OK ${title}\n${error}` : `ok     ${title} (${milliseconds} ms)`);

/** One part in one editor, and all of them: where an editor hangs, the run ends and says in which part. */
const PART_MS = 420_000;
const ALL_MS = 1_500_000;
const began = Date.now();

function inTime(part) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, PART_MS, new Error(`did not end in ${PART_MS / 1000} s`));
  });
  return Promise.race([part, late]).finally(() => clearTimeout(timer));
}

async function attempt(name, run, given) {
  const workspace = mkdtempSync(join(tmpdir(), 'gouji-workspace-'));
  given.writeWorkspace(workspace);
  try {
    const results = await inTime(run({ ...given, workspace }));
    return results.map((one) => ({ ...one, title: `${name}: ${one.title}` }));
  } catch (error) {
    return [{ title: name, error: error.stack }];
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * A window on a busy machine may miss a key or be killed for want of memory: a part that fails is run once more in
 * an editor of its own, and both attempts are shown.
 */
async function runPart(name, run, given) {
  if (Date.now() - began > ALL_MS) {
    const skipped = { title: name, error: `not run: the parts before took ${ALL_MS / 1000} s` };
    show(skipped);
    return [skipped];
  }
  const results = await attempt(name, run, given);
  results.forEach(show);
  if (!results.some(({ error }) => error) || Date.now() - began > ALL_MS) return results;
  console.log(`${name}: once more in a fresh editor`);
  const again = await attempt(name, run, given);
  again.forEach(show);
  return again;
}

async function runAll(only) {
  setUp();
  // A package made before, as a release is tested.
  const vsix = process.env.GOUJI_VSIX ?? (await packageExtension());
  const tests = await buildTests();
  const { writeWorkspace } = await import(pathToFileURL(join(tests, 'fixtures.mjs')).href);
  const results = [];
  for (const [name, run] of Object.entries(PARTS))
    if (only === undefined || only === name)
      results.push(...(await runPart(name, run, { vsix, tests, writeWorkspace })));
  rmSync(tests, { recursive: true, force: true });
  return results;
}

let passed = 0;
let failed = 1;
try {
  const results = await runAll(process.argv[2]);
  failed = results.filter(({ error }) => error).length;
  passed = results.length - failed;
  if (passed === 0) failed = Math.max(1, failed);
} catch (error) {
  console.log(`NOT OK the editors could not be tested\n${error.stack}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
