import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { staysInside } from '../files/inside.js';
import { refuse } from './fault.js';
import { readFolder } from './folder-read.js';
import { LIMITS, MANIFEST, SIGNATURE } from './names.js';
import { type ReadPack, readPack } from './read-pack.js';
import { readTarball } from './tar-read.js';
import { readZip } from './zip-read.js';

/** Packs that came from elsewhere: synced ones are a tool's, vendored ones are committed with the reports. */
export const STORES = ['.gouji/packs', 'gouji-packs'] as const;

/** A pack on disk, and where relative sources in it begin. */
export interface Opened {
  readonly read: ReadPack;
  readonly base: string;
  readonly isFolder: boolean;
  readonly path: string;
}

export const isRemote = (source: string): boolean => /^(?:https?:|git\+|npm:)/.test(source);

/** A path of a pack that must not lead out of the root, neither by its words nor by a link. */
export function insidePath(source: string, base: string, root: string): string {
  if (!staysInside(source, base, root))
    refuse(
      'extends-outside',
      `${source} 指向允许的文件夹（${root}）之外。`,
      `${source} leads out of the folder that packs may come from (${root}).`,
    );
  return resolve(base, source);
}

/**
 * Opens a folder, a `.goujipack` or an npm tarball. Null: there is nothing at the path. `isDraft`: a folder that its
 * author works on; a manifest and signature in it are of an earlier state.
 */
export function openPath(path: string, shown: string, isDraft = false): Opened | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (stat.isDirectory()) {
    const files = readFolder(path);
    if (isDraft) for (const name of [MANIFEST, SIGNATURE]) files.delete(name);
    return { read: readPack(files, shown), base: path, isFolder: true, path };
  }
  checkArchive(stat, shown);
  return { read: openBytes(readFileSync(path), shown), base: dirname(path), isFolder: false, path };
}

/** A pipe would be waited for without end, a device read without end. */
export function checkArchive(stat: Stats, shown: string): void {
  if (!stat.isFile()) refuse('special-file', `${shown} 不是普通文件。`, `${shown} is no regular file.`);
  if (stat.size > LIMITS.archive)
    refuse('archive-large', '规则包文件超过 4 MB。', 'The archive is above 4 MB.');
}

/** A pack that somebody named: it must be there. */
export const openNamed = (path: string, cwd: string, isDraft = false): Opened =>
  openPath(resolve(cwd, path), path, isDraft) ??
  refuse('source-missing', `${path} 不存在。`, `There is nothing at ${path}.`);

/** The pack in the bytes of an archive; which kind is told by its first bytes. */
export function openBytes(bytes: Uint8Array, shown: string): ReadPack {
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return readPack(gzip ? readTarball(bytes) : readZip(bytes), `${shown}!`);
}

/** A stored archive of a pack id, newest first by name. */
export const storedName = (id: string, version: string): string => `${id}-${version}.goujipack`;
