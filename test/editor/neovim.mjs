import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { here, root } from './paths.mjs';

/** Neovim without a window, against the built server over standard input and output. */
export async function runInNeovim(workspace) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'nvim',
    ['--headless', '--clean', '-n', '-i', 'NONE', `+luafile ${join(here, 'neovim.lua')}`],
    {
      env: {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        GOUJI_SERVER: join(root, 'server/bin/gouji-language-server.cjs'),
        GOUJI_FILE: join(workspace, '2022.md'),
      },
      encoding: 'utf8',
      timeout: 120_000,
    },
  );
  const milliseconds = Math.round(performance.now() - start);
  const lines = `${stdout}\n${stderr}`.split('\n');
  const passed = lines
    .filter((line) => line.startsWith('ok '))
    .map((line) => ({ title: line.slice(3), milliseconds, error: null }));
  return status === 0 && passed.length > 0
    ? passed
    : [...passed, { title: 'Neovim', milliseconds, error: lines.join('\n') }];
}
