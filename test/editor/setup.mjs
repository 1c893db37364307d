import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, chromium, here, node24, vscodeServer } from './paths.mjs';

/** Debian's packages; the fonts are for pictures with Chinese in them. */
const PACKAGES = ['chromium', 'neovim', 'emacs-nox', 'elpa-eglot', 'fonts-dejavu-core', 'fonts-wqy-microhei'];
/** Files by which it is seen that they are installed. */
const WANTED = [
  chromium,
  '/usr/bin/nvim',
  '/usr/bin/emacs',
  '/usr/share/emacs/site-lisp/elpa',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
];
/** Without it VS Code sees no file change; `--omit=optional` leaves out 113 MB that nothing here needs. */
const WATCHER = '@parcel/watcher-linux-x64-glibc@2.5.6';

/** A download that hangs is a failure, not a run without end. */
const LIMIT_MS = 600_000;

const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2], timeout: LIMIT_MS });

/** Debian's packages; what is there already costs nothing. */
function installPackages() {
  const isRoot = process.getuid?.() === 0;
  const asRoot = (...args) => (isRoot ? run(args[0], args.slice(1)) : run('sudo', ['-n', ...args]));
  const aptGet = (...args) => asRoot('apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args);
  try {
    aptGet('update', '-qq');
  } catch {
    console.error('apt-get update failed; trying with the lists that are there');
  }
  aptGet('install', '-y', '-qq', '--no-install-recommends', ...PACKAGES);
}

/** A real VS Code, its Node, Chromium and Neovim: from npm and Debian only, nothing is compiled. Once. */
export function setUp() {
  if (!WANTED.every((file) => existsSync(file))) installPackages();
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
