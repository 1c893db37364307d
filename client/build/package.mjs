import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAll } from '../../server/build/build.mjs';
import { ensureInstall } from '../../server/build/ensure-install.mjs';
import { buildClient } from './build.mjs';

/** Pinned; the newest that runs on Node 20. Fetched by npm when first used, so that no other work waits for it. */
const VSCE = '@vscode/vsce@3.9.2';

/** 1 January 2020, in seconds. */
const EPOCH = '1577836800';

const client = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'));

/** Builds all and packs `client/gouji-<version>.vsix`, one for every platform. Returns its path. */
export async function packageExtension() {
  ensureInstall();
  await bundleAll();
  await buildClient();
  copyFileSync(join(client, '..', 'LICENSE'), join(client, 'LICENSE'));
  const vsix = join(client, `gouji-${version}.vsix`);
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
    '-o',
    vsix,
  ];
  const { status } = spawnSync('npx', ['--yes', VSCE, 'package', ...options], {
    cwd: client,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    timeout: 300_000,
    // The times of the files in the archive: the same sources make the same bytes.
    env: { ...process.env, SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? EPOCH },
  });
  if (status !== 0) throw new Error(`vsce ended with status ${status}`);
  return vsix;
}

if (import.meta.filename === process.argv[1]) console.log(await packageExtension());
