import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareVersions, satisfies } from '../../core/pack/versions.js';
import { download } from './download.js';
import { refuse } from './fault.js';
import { readFolder } from './folder-read.js';
import { LIMITS } from './names.js';
import { readPack } from './read-pack.js';
import { type Opened, openBytes } from './source.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Brings a pack from an address that the user has listed:
 * `https://host/packs/index.json#cn.aa@~1.2`, `https://host/pack.goujipack`, `https://host/pack-1.0.0.tgz`
 * (an npm tarball) or `git+https://host/repository#tag`.
 */
export async function fetchPack(source: string, origins: readonly string[], env: Env): Promise<Opened> {
  if (source.startsWith('npm:'))
    return refuse(
      'npm-name',
      `请写 npm 包的 .tgz 地址，不要只写名称：${source}`,
      `Give the address of the package's .tgz, not only its name: ${source}`,
    );
  const address = source.replace(/^git\+/, '');
  if (!origins.some((origin) => address.startsWith(origin.endsWith('/') ? origin : `${origin}/`)))
    refuse(
      'origin',
      `${source} 不在用户信任文件的 origins 之中，不下载。`,
      `${source} is not below the origins of the user's trust file; nothing is fetched.`,
    );
  if (source.startsWith('git+')) return fromGit(address, source, env);
  const [url, wanted] = address.split('#') as [string, string?];
  if (!url.endsWith('.json')) return opened(await download(url, LIMITS.archive, env), url);
  const [id = '', range = '*'] = (wanted ?? '').split('@');
  const entry = newest(await download(url, 1 << 20, env), id, range, url);
  const file = URL.canParse(entry.file, url) ? new URL(entry.file, url).href : '';
  if (!file.startsWith(new URL('.', url).href))
    refuse('index-escape', `索引指向别处：${entry.file}`, `The index points elsewhere: ${entry.file}`);
  const one = opened(await download(file, LIMITS.archive, env), file);
  if (one.read.hash !== entry.sha256)
    refuse('index-hash', `${entry.file} 与索引所列的不符。`, `${entry.file} is not what the index says.`);
  return one;
}

const opened = (bytes: Uint8Array, url: string): Opened => ({
  read: openBytes(bytes, url),
  base: process.cwd(),
  isFolder: false,
  path: url,
});

interface IndexEntry {
  readonly id: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
}

function newest(bytes: Uint8Array, id: string, range: string, url: string): IndexEntry {
  let packs: readonly IndexEntry[];
  try {
    packs = (JSON.parse(Buffer.from(bytes).toString('utf8')) as { packs: IndexEntry[] }).packs;
    if (!Array.isArray(packs) || packs.some((one) => typeof one !== 'object' || one === null))
      throw new TypeError('packs');
  } catch {
    return refuse('index-broken', `索引 ${url} 读不懂。`, `The index ${url} cannot be read.`);
  }
  const fitting = packs
    .filter(
      (one) =>
        one.id === id && typeof one.file === 'string' && satisfies(String(one.version), range) === true,
    )
    .sort((a, b) => compareVersions(b.version, a.version));
  return (
    fitting[0] ??
    refuse('index-missing', `索引中没有 ${id}（${range}）。`, `The index has no ${id} (${range}).`)
  );
}

/** A shallow clone by the system's git, without hooks, prompts or other protocols. */
function fromGit(address: string, source: string, given: Env): Opened {
  const [url, ref] = address.split('#') as [string, string?];
  if (!/^(?:https|ssh|file):\/\//.test(url) || url.includes('::') || ref?.startsWith('-'))
    refuse('git-address', `git 地址无效：${source}`, `No valid git address: ${source}`);
  const folder = mkdtempSync(join(tmpdir(), 'gouji-git-'));
  try {
    const args = [
      '-c',
      'core.hooksPath=/dev/null',
      '-c',
      'core.symlinks=false',
      '-c',
      'http.followRedirects=false',
      'clone',
      '--quiet',
      '--depth',
      '1',
    ];
    const branch = ref === undefined ? [] : ['--branch', ref];
    const env = {
      ...process.env,
      ...given,
      GIT_TERMINAL_PROMPT: '0',
      GIT_ALLOW_PROTOCOL: 'https:ssh:file',
      ...(given.GOUJI_CA ? { GIT_SSL_CAINFO: given.GOUJI_CA } : {}),
    };
    const { status, stderr } = spawnSync('git', [...args, ...branch, '--', url, join(folder, 'pack')], {
      env,
      timeout: 60_000,
      encoding: 'utf8',
    });
    if (status !== 0)
      refuse(
        'git-failed',
        `git 没有取到 ${source}：${stderr.trim()}`,
        `git failed for ${source}: ${stderr.trim()}`,
      );
    const read = readPack(readFolder(join(folder, 'pack')), source);
    return { read, base: folder, isFolder: false, path: source };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
