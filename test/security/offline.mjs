#!/usr/bin/env node
// npm run test:offline [-- FILES…]: every test but those in real editors, in a network of its own that has nothing but
// loopback. Linux only: `unshare -rn` makes the network, or `unshare -n` where the user is root.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status, error } = spawnSync(
  'unshare',
  [
    isRoot ? '-n' : '-rn',
    'sh',
    '-c',
    'ip link set lo up && exec "$@"',
    'sh',
    process.execPath,
    vitest,
    'run',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (error) console.error(`unshare cannot be run: ${error.message}`);
process.exitCode = status ?? 2;
