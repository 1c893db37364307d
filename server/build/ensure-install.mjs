import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What package.json files ask for and node_modules lacks; empty when all is there at the pinned version. */
function missing() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const wanted = [];
  for (const folder of ['', 'server', 'client']) {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    wanted.push(...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
  }
  return [...new Set(wanted)].filter((name) => {
    const manifest = join(root, 'node_modules', name, 'package.json');
    const version = lock.packages[`node_modules/${name}`]?.version;
    return !existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== version;
  });
}

/** Runs `npm ci` when a dependency or the link to the command is missing; says so on standard error. */
export function ensureInstall() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。`);
    console.error(`Node.js 20.19 or later is needed; this is ${process.versions.node}.`);
    process.exit(2);
  }
  const absent = missing();
  const linked = existsSync(join(root, 'node_modules', '.bin', 'gouji'));
  if (absent.length === 0 && linked) return;
  console.error(
    `正在安装依赖（npm ci）… Installing dependencies: ${absent.slice(0, 5).join(', ') || 'gouji'}`,
  );
  // No package needs a script to be installed. One that is fetched for ever ends as a failure.
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    timeout: 900_000,
  });
  if (result.status !== 0) {
    console.error(
      '安装失败，请检查网络或 npm 设置后重试。Installing failed; check the network or npm’s settings.',
    );
    process.exit(2);
  }
}

if (import.meta.filename === process.argv[1]) ensureInstall();
