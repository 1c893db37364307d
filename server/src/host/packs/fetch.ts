import { compareVersions, satisfies } from '../../core/pack/versions.js';
import { download } from './download.js';
import { refuse } from './fault.js';
import { fetchGit } from './git.js';
import { LIMITS } from './names.js';
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
  if (source.startsWith('git+')) return fetchGit(address, source, env);
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
