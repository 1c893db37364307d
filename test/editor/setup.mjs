import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, chromium, here, node24, vscodeServer } from './paths.mjs';

/** Debian's packages; the fonts are for pictures with Chinese in them. */
const PACKAGES = ['chromium', 'neovim', 'emacs-nox', 'elpa-eglot', 'fonts-dejavu-core', 'fonts-wqy-microhei'];
/** Without it VS Code sees no file change; `--omit=optional` leaves out 113 MB that nothing here needs. */
const WATCHER = '@parcel/watcher-linux-x64-glibc@2.5.6';

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2] });

/** A real VS Code, its Node, Chromium and Neovim: from npm and Debian only, nothing is compiled. Once. */
export function setUp() {
  const wanted = [chromium, '/usr/bin/nvim', '/usr/bin/emacs'];
  if (!wanted.every((file) => existsSync(file))) {
    run('apt-get', ['update', '-qq']);
    const options = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', '--no-install-recommends'];
    run('apt-get', [...options, ...PACKAGES]);
  }
  const lock = join(here, 'vscode/package-lock.json');
  const mark = createHash('sha256').update(readFileSync(lock)).update(WATCHER).digest('hex');
  const done = join(cache, '.done');
  if (existsSync(done) && readFileSync(done, 'utf8') === mark) return;
  mkdirSync(cache, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(here, 'vscode', name), join(cache, name));
  const npm = ['--ignore-scripts', '--no-audit', '--no-fund'];
  run('npm', ['ci', ...npm], cache);
  // VS Code's own modules, which code-server's postinstall would fetch and compile; the shrinkwrap pins them.
  const inner = join(cache, 'node_modules/code-server/lib/vscode');
  run('npm', ['install', '--omit=dev', '--omit=optional', '--no-save', ...npm, WATCHER], inner);
  run(node24, [vscodeServer, '--version']);
  writeFileSync(done, mark);
}

if (import.meta.filename === process.argv[1]) setUp();
