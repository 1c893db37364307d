import * as crypto from 'node:crypto';
import { refuse } from './fault.js';
import { MANIFEST, SIGNATURE } from './names.js';

/** In one call where this Node has it: a pack has hundreds of small files. */
export const sha256 = (bytes: Uint8Array): string =>
  crypto.hash?.('sha256', bytes, 'hex') ?? crypto.createHash('sha256').update(bytes).digest('hex');

/** What `MANIFEST.json` says: every file of the pack but itself and its signature, by content. */
export interface Manifest {
  readonly schema: 1;
  readonly id: string;
  readonly version: string;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
}

const isOwn = (name: string): boolean => name === MANIFEST || name === SIGNATURE;

/** Sorted, one file a line: the same files give the same bytes. */
export function manifestBytes(
  id: string,
  version: string,
  files: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const lines = [...files]
    .filter(([name]) => !isOwn(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${JSON.stringify(name)}:{"sha256":"${sha256(bytes)}","size":${bytes.length}}`);
  const head = `"schema":1,\n"id":${JSON.stringify(id)},\n"version":${JSON.stringify(version)}`;
  return Buffer.from(`{\n${head},\n"files":{\n${lines.join(',\n')}\n}\n}\n`, 'utf8');
}

/** Hash of a pack as a whole, the same for folder and archive: that of its manifest. */
export const contentHash = (id: string, version: string, files: ReadonlyMap<string, Uint8Array>): string =>
  sha256(manifestBytes(id, version, files));

/** Holds files against the manifest that comes with them; nothing where there is none. */
export function checkManifest(id: string, version: string, files: ReadonlyMap<string, Uint8Array>): void {
  const bytes = files.get(MANIFEST);
  if (bytes === undefined) return;
  let manifest: Manifest;
  try {
    manifest = JSON.parse(Buffer.from(bytes).toString('utf8')) as Manifest;
    const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
    if (manifest.schema !== 1 || !isRecord(manifest.files)) throw new TypeError('shape');
    if (!Object.values(manifest.files).every(isRecord)) throw new TypeError('entry');
  } catch {
    refuse('manifest-broken', 'MANIFEST.json 读不懂。', 'MANIFEST.json cannot be read.');
  }
  const listed = new Map(Object.entries(manifest.files));
  for (const [name, content] of files) {
    if (isOwn(name)) continue;
    const entry = listed.get(name);
    if (entry === undefined)
      refuse(
        'file-added',
        `${name} 不在 MANIFEST.json 中，是打包之后添加的。`,
        `${name} is not in MANIFEST.json: it was added later.`,
      );
    if (entry.size !== content.length || entry.sha256 !== sha256(content))
      refuse(
        'file-altered',
        `${name} 与 MANIFEST.json 不符，打包之后被改动过。`,
        `${name} is not what MANIFEST.json says: it was altered.`,
      );
    listed.delete(name);
  }
  const [missing] = listed.keys();
  if (missing !== undefined)
    refuse(
      'file-missing',
      `缺少 MANIFEST.json 列出的 ${missing}。`,
      `${missing} of MANIFEST.json is missing.`,
    );
  if (manifest.id !== id || manifest.version !== version)
    refuse(
      'manifest-identity',
      'MANIFEST.json 与 pack.yaml 的编号或版本不一致。',
      'MANIFEST.json and pack.yaml differ in id or version.',
    );
}
