#!/usr/bin/env node
// npm run reproduce: builds the npm tarball and the VSIX twice from nothing and compares them byte for byte.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageExtension } from '../../client/build/package.mjs';
import { bundleAll } from './build.mjs';
import { root, server } from './paths.mjs';

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

async function buildOnce() {
  rmSync(join(server, 'dist'), { recursive: true, force: true });
  rmSync(join(root, 'client', 'dist'), { recursive: true, force: true });
  await bundleAll();
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pack-'));
  const { status } = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: server,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack ended with status ${status}`);
  const [name] = readdirSync(folder);
  const tarball = hashOf(join(folder, name));
  rmSync(folder, { recursive: true });
  return { [name]: tarball, vsix: hashOf(await packageExtension()) };
}

const [first, second] = [await buildOnce(), await buildOnce()];
for (const [name, hash] of Object.entries(first)) {
  const same = second[name] === hash;
  console.log(`${same ? 'same' : 'DIFFERENT'}  ${name}  sha256 ${hash}${same ? '' : ` and ${second[name]}`}`);
  if (!same) process.exitCode = 1;
}
