import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Runs an editor that needs no window; it says `ok …` for each thing that it has seen, and ends with status 0. */
export function runEditor(command, args, workspace) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      GOUJI_SERVER: join(root, 'server/bin/gouji-language-server.cjs'),
      GOUJI_FILE: join(workspace, '2022.md'),
    },
    encoding: 'utf8',
    timeout: 120_000,
  });
  const milliseconds = Math.round(performance.now() - start);
  const lines = `${stdout}\n${stderr}`.split('\n');
  const passed = lines
    .filter((line) => line.startsWith('ok '))
    .map((line) => ({ title: line.slice(3), milliseconds, error: null }));
  if (status === 0 && passed.length > 0) return passed;
  return [...passed, { title: `${command} ends well`, milliseconds, error: lines.join('\n') }];
}
