// The programs that are timed: what they run on a path, and how many findings they printed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './corpus.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const config = (name) => join(here, 'config', name);

/** Peers are installed outside the checkout: they are no dependency of ours. */
const PEERS = { rumdl: '0.2.75' };

export function installPeers() {
  const folder = join(cacheFolder(), 'peers');
  mkdirSync(folder, { recursive: true });
  const wanted = JSON.stringify({ private: true, dependencies: PEERS }, null, 2);
  const stamp = join(folder, 'package.json');
  if (!existsSync(join(folder, 'node_modules/rumdl'))) {
    writeFileSync(stamp, wanted);
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
    });
  }
  return folder;
}

const lastNumber = (pattern) => (output) => {
  const match = pattern.exec(output);
  return match ? Number(match[1].replaceAll(',', '')) : 0;
};

export function tools(peers) {
  const rumdl = join(peers, 'node_modules/@rumdl', `cli-${process.platform}-${process.arch}`, 'rumdl');
  return {
    'node -e 0': { command: () => [process.execPath, '-e', '0'], findings: () => 0 },
    gouji: {
      command: (path) => [
        process.execPath,
        join(root, 'server/bin/gouji.cjs'),
        'check',
        '--no-cache',
        '--format',
        'json',
        path,
      ],
      findings: (output) => {
        const summary = JSON.parse(output).summary;
        return summary.error + summary.warning + summary.info + summary.hint;
      },
    },
    'rumdl (native)': {
      command: (path) => [rumdl, 'check', '--no-cache', '--config', config('rumdl.toml'), path],
      findings: lastNumber(/Found ([\d,]+) issues/),
    },
  };
}
