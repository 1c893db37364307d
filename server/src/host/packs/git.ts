import { spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PackError, refuse } from './fault.js';
import { readFolder } from './folder-read.js';
import { readPack } from './read-pack.js';
import type { Opened } from './source.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Of a clone while it comes, git's own files included; a pack is at most 8 MB. */
const LIMIT = { bytes: 32 << 20, files: 5000, time: 60_000, between: 100 };

/** Without hooks, prompts, filters, submodules, links, redirects or a transport that nobody reads. */
const SETTINGS = [
  ...[
    'core.hooksPath=/dev/null',
    'core.symlinks=false',
    'core.fsmonitor=false',
    'http.followRedirects=false',
  ],
  ...['http.lowSpeedLimit=1000', 'http.lowSpeedTime=10'],
  ...['filter.lfs.smudge=', 'filter.lfs.process=', 'filter.lfs.required=false'],
].flatMap((setting) => ['-c', setting]);

/** A shallow clone by the system's git: `https://host/repository#tag`. Proxies and certificates are those of `env`. */
export async function fetchGit(address: string, source: string, given: Env): Promise<Opened> {
  const [url, ref] = address.split('#') as [string, string?];
  if (!/^(?:https|ssh|file):\/\//.test(url) || url.includes('::') || ref?.startsWith('-'))
    refuse('git-address', `git 地址无效：${source}`, `No valid git address: ${source}`);
  const folder = mkdtempSync(join(tmpdir(), 'gouji-git-'));
  try {
    const only = ['--quiet', '--depth', '1', '--single-branch', '--no-tags', '--no-recurse-submodules'];
    const branch = ref === undefined ? [] : ['--branch', ref];
    const args = [...SETTINGS, 'clone', ...only, ...branch, '--', url, join(folder, 'pack')];
    await clone(args, folder, source, {
      ...process.env,
      ...given,
      GIT_TERMINAL_PROMPT: '0',
      GIT_ALLOW_PROTOCOL: 'https:ssh:file',
      // git reads the names in small letters only, for http.
      ...(given.HTTPS_PROXY ? { https_proxy: given.HTTPS_PROXY } : {}),
      ...(given.NO_PROXY ? { no_proxy: given.NO_PROXY } : {}),
      ...(given.GOUJI_CA ? { GIT_SSL_CAINFO: given.GOUJI_CA } : {}),
    });
    const read = readPack(readFolder(join(folder, 'pack')), source);
    return { read, base: folder, isFolder: false, path: source };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs git, and ends it with all that it has started where too much or too little comes. */
function clone(args: readonly string[], folder: string, source: string, env: Env): Promise<void> {
  const failed = (code: string, zh: string, en: string): PackError => {
    const message = { zh: `git 没有取到 ${source}：${zh}`, en: `git failed for ${source}: ${en}` };
    return new PackError({ code: `pack/${code}`, message, place: null });
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that its helpers end with it.
      detached: process.platform !== 'win32',
    });
    let reason: PackError | null = null;
    let said = '';
    const end = (why: PackError): void => {
      reason ??= why;
      try {
        if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const slow = setTimeout(() => end(failed('git-failed', '超过 60 秒。', 'above 60 seconds.')), LIMIT.time);
    const watch = setInterval(() => {
      if (isLarge(folder)) end(failed('git-large', '仓库超过 32 MB。', 'the repository is above 32 MB.'));
    }, LIMIT.between);
    const stop = (): void => {
      clearTimeout(slow);
      clearInterval(watch);
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 2000) said += text;
    });
    child.on('error', (error) => {
      stop();
      reject(failed('git-failed', error.message, error.message));
    });
    child.on('close', (status) => {
      stop();
      const words = said.trim();
      if (reason === null && isLarge(folder))
        reason = failed('git-large', '仓库超过 32 MB。', 'the repository is above 32 MB.');
      if (reason !== null) reject(reason);
      else if (status !== 0) reject(failed('git-failed', words, words));
      else resolve();
    });
  });
}

/** Looks at no more files than may be there. */
function isLarge(folder: string): boolean {
  let bytes = 0;
  let files = 0;
  const walk = (path: string): boolean => {
    for (const { name } of entriesOf(path)) {
      const stat = lstatSync(join(path, name), { throwIfNoEntry: false });
      bytes += stat?.size ?? 0;
      if (++files > LIMIT.files || bytes > LIMIT.bytes) return true;
      if (stat?.isDirectory() && walk(join(path, name))) return true;
    }
    return false;
  };
  return walk(folder);
}

/** What git writes comes and goes while one looks. */
function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
