// Starts VS Code's server build on 127.0.0.1 with a fresh profile, and a browser on it; no network is needed.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeChinese } from './chinese.mjs';
import { cache, chromium, node24, vscodeServer } from './paths.mjs';

const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'npm.fetchOnlinePackageInfo': false,
  'git.enabled': false,
  'files.hotExit': 'off',
  'files.autoSave': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'window.commandCenter': false,
  'editor.stickyScroll.enabled': false,
};

/** A folder is opened in Restricted Mode and nobody is asked. */
const TRUST = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

const BROWSER = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
];

const STARTS_IN_MS = 90_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * `driver`: lets a test be loaded into the extension host. `language`: of the user interface, `en` or `zh`. `trust`:
 * folders are not trusted until the user says so.
 */
export async function startVsCode({
  vsix = [],
  settings = {},
  env = {},
  driver = false,
  language = 'en',
  trust = false,
} = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'gouji-vscode-'));
  const folders = { 'user-data-dir': 'data', 'extensions-dir': 'extensions', 'server-data-dir': 'server' };
  const options = Object.entries(folders).flatMap(([name, folder]) => [`--${name}`, join(profile, folder)]);
  options.push('--accept-server-license-terms', '--telemetry-level', 'off');
  mkdirSync(join(profile, 'data/User'), { recursive: true });
  mkdirSync(join(profile, 'home'));
  writeFileSync(
    join(profile, 'data/User/settings.json'),
    JSON.stringify({ ...SETTINGS, ...(trust ? TRUST : {}), ...settings }),
  );
  const environment = { ...process.env, HOME: join(profile, 'home'), EXTENSIONS_GALLERY: '{}', ...env };
  if (language === 'zh') {
    writeChinese(profile);
    options.push('--locale', 'zh-cn');
  }
  for (const file of vsix)
    execFileSync(node24, [vscodeServer, ...options, '--install-extension', file], {
      env: environment,
      stdio: 'pipe',
      timeout: 120_000,
      killSignal: 'SIGKILL',
    });
  const port = await freePort();
  const log = openSync(join(profile, 'server.log'), 'w');
  const more = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  more.push(
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(driver ? ['--enable-smoke-test-driver'] : []),
  );
  // Its own process group: server, extension host and watchers go together, also when the run is cut off.
  const child = spawn(node24, [vscodeServer, ...options, ...more], {
    env: environment,
    stdio: ['ignore', log, log],
    detached: true,
  });
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {}
  };
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + STARTS_IN_MS; ; ) {
    const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.ok) break;
    if (Date.now() > end || child.exitCode !== null)
      throw new Error(`VS Code did not start, see ${profile}/server.log`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = () => {
    kill();
    process.off('exit', kill);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  return { url, port, stop };
}

export async function startBrowser() {
  const { chromium: driver } = createRequire(join(cache, 'x'))('playwright-core');
  return driver.launch({ executablePath: chromium, args: BROWSER });
}

export const remote = (port, path) => `vscode-remote://127.0.0.1:${port}${path}`;

/** `payload`: pairs that VS Code's web workbench takes, such as the file to open. */
export const workbenchUrl = (url, folder, payload) =>
  `${url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
