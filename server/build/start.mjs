import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, server } from './paths.mjs';

/**
 * `npm start`: installs what is missing, builds, and checks samples/ as a demonstration (exit 0 whatever it
 * finds). `npm start -- FILE…` checks those files instead, with the checker's exit status.
 */
ensureInstall();
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }).status;
if (node(join(server, 'build', 'generate.mjs')) !== 0) process.exit(2);
if (node(join(server, 'build', 'build.mjs')) !== 0) process.exit(2);

const files = process.argv.slice(2);
const gouji = join(server, 'bin', 'gouji.cjs');
// Paths are those of the folder where npm was called, not of the checkout.
const cwd = files.length > 0 ? (process.env.INIT_CWD ?? root) : root;
const { status } = spawnSync(
  process.execPath,
  [gouji, 'check', ...(files.length > 0 ? files : ['samples'])],
  {
    cwd,
    stdio: 'inherit',
  },
);
if (files.length > 0) process.exitCode = status ?? 3;
else {
  console.error('\n以上是对 samples/ 的演示。校核自己的报告：npm start -- 文件…');
  console.error('This was a demonstration on samples/. To check your own reports: npm start -- FILE…');
  process.exitCode = status === 0 || status === 1 ? 0 : (status ?? 3);
}
