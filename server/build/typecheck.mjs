import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root } from './paths.mjs';

/** Every project, the engine by itself first: it alone is compiled without Node's types. */
ensureInstall();
const projects = [
  'server/tsconfig.core.json',
  'server/tsconfig.json',
  'client/tsconfig.json',
  'test/tsconfig.json',
];
const tsc = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'tsc.cmd' : 'tsc');
for (const project of projects) {
  const { status } = spawnSync(tsc, ['-p', project], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exitCode = 1;
}
