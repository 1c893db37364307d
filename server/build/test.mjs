import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, server } from './paths.mjs';

/** `npm test`: installs what is missing, builds what the tests start as processes, and runs every test. */
ensureInstall();
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
// A file that is stale or wrong is a failed test, not a reason to run none.
node(join(server, 'build', 'build.mjs'));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
process.exitCode = node(vitest, 'run', ...process.argv.slice(2)) ?? 3;
