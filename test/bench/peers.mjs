// The linters that a user could take instead, at exact versions, installed into the cache folder: no dependency of ours.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './corpus.mjs';

const CONFIG = fileURLToPath(new URL('./config', import.meta.url));
/** Newer ones of some want a newer Node than the oldest that gouji runs on. */
const PACKAGES = {
  rumdl: '0.2.75',
  'autocorrect-node': '2.14.0',
  'markdownlint-cli2': '0.22.1',
  zhlint: '0.8.2',
  'remark-cli': '12.0.1',
  'remark-gfm': '4.0.1',
  'remark-preset-lint-consistent': '6.0.1',
  'remark-preset-lint-recommended': '7.0.1',
  '@stoplight/spectral-cli': '6.16.3',
  textlint: '15.8.0',
  'textlint-rule-sentence-length': '5.2.1',
  'textlint-rule-max-comma': '4.0.0',
  'textlint-rule-ja-space-between-half-and-full-width': '3.0.3',
  'textlint-rule-no-zero-width-spaces': '1.0.1',
  'textlint-rule-prh': '6.1.0',
  '@textlint-rule/textlint-rule-no-invalid-control-character': '3.0.0',
  '@textlint-rule/textlint-rule-no-unmatched-pair': '2.0.4',
};

/**
 * Folder with `node_modules` of the peers and, beside it, their configuration: some of it imports from there. What
 * cannot be installed is left out of the tables; the reason is said.
 */
export function installPeers(names = Object.keys(PACKAGES)) {
  const folder = join(cacheFolder(), 'peers');
  mkdirSync(folder, { recursive: true });
  const present = (name) => {
    const manifest = join(folder, 'node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === PACKAGES[name];
  };
  if (!names.every(present)) {
    console.error(`Installing the peers into ${folder} …`);
    const wanted = Object.keys(PACKAGES).filter((name) => names.includes(name) || present(name));
    const dependencies = Object.fromEntries(wanted.map((name) => [name, PACKAGES[name]]));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2));
    try {
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
    } catch {
      console.error('npm could not install them; only those that are there are measured.');
    }
  }
  cpSync(CONFIG, join(cacheFolder(), 'config'), { recursive: true });
  return folder;
}

export const versionOf = (name) => PACKAGES[name];
