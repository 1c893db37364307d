import { spawnSync } from 'node:child_process';
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

/** All of it together: a download that hangs is a failure that is said, not a run without end. */
const LIMIT_MS = 900_000;
let end = 0;

/** Runs a command in what is left of the time; one that fails or does not end is named in words. */
function run(command, args, cwd, most = LIMIT_MS) {
  const left = Math.min(most, end - Date.now());
  const line = [command, ...args].join(' ');
  if (left < 1000) throw new Error(`no time was left for: ${line}`);
  const options = { cwd, stdio: ['ignore', 2, 2], timeout: left, killSignal: 'SIGKILL' };
  const { status, signal, error } = spawnSync(command, args, options);
  if (error?.code === 'ETIMEDOUT') throw new Error(`did not end in ${Math.round(left / 1000)} s: ${line}`);
  if (error) throw new Error(`cannot be run (${error.code}): ${line}`);
  if (status !== 0) throw new Error(`ended with ${signal ?? `status ${status}`}: ${line}`);
}

/** Asks no questions, and waits for no server that is silent. */
const APT = ['DPkg::Lock::Timeout=120', 'Acquire::http::Timeout=20', 'Acquire::https::Timeout=20'];

/** Debian's packages; what is there already costs nothing. */
function installPackages() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const options = APT.flatMap((option) => ['-o', option]);
  const aptGet = (most, ...args) => {
    const line = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args];
    run(line[0], line.slice(1), undefined, most);
  };
  try {
    aptGet(LIMIT_MS / 3, 'update', '-qq');
  } catch (error) {
    console.error(`${error.message}\nTrying with the lists that are there.`);
  }
  try {
    aptGet(LIMIT_MS, 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES);
  } catch (error) {
    const missing = WANTED.filter((file) => !existsSync(file)).join(', ');
    throw new Error(
      `${error.message}\nMissing: ${missing}. Install by hand: apt-get install ${PACKAGES.join(' ')}`,
    );
  }
}

/** A real VS Code, its Node, Chromium and Neovim: from npm and Debian only, nothing is compiled. Once. */
export function setUp() {
  end = Date.now() + LIMIT_MS;
  if (!WANTED.every((file) => existsSync(file))) installPackages();
  const lock = join(here, 'vscode/package-lock.json');
  const mark = createHash('sha256').update(readFileSync(lock)).update(WATCHER).digest('hex');
  const done = join(cache, '.done');
  if (existsSync(done) && readFileSync(done, 'utf8') === mark) return;
  mkdirSync(cache, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(here, 'vscode', name), join(cache, name));
  const npm = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-timeout=60000'];
  run('npm', ['ci', ...npm], cache);
  // VS Code's own modules, which code-server's postinstall would fetch and compile; the shrinkwrap pins them.
  const inner = join(cache, 'node_modules/code-server/lib/vscode');
  run('npm', ['install', '--omit=dev', '--omit=optional', '--no-save', ...npm, WATCHER], inner);
  run(node24, [vscodeServer, '--version']);
  writeFileSync(done, mark);
}

if (import.meta.filename === process.argv[1]) setUp();
