import { join } from 'node:path';
import { runEditor } from './batch.mjs';
import { here } from './paths.mjs';

/** Neovim without a window, against the built server over standard input and output. */
export const runInNeovim = (workspace) =>
  runEditor(
    'nvim',
    ['--headless', '--clean', '-n', '-i', 'NONE', `+luafile ${join(here, 'neovim.lua')}`],
    workspace,
  );
