import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeChain } from '../../host/packs/chain-file.js';
import { manifestBytes } from '../../host/packs/manifest.js';
import { MANIFEST } from '../../host/packs/names.js';
import { openChain } from '../../host/packs/open-chain.js';
import type { ReadPack } from '../../host/packs/read-pack.js';
import { storedName } from '../../host/packs/source.js';
import { writeZip } from '../../host/packs/zip-write.js';
import { needed, onlyPath, option, type PackJob } from './job.js';
import { settingsChain } from './settings-chain.js';

/** The archive of a pack as it was read; a signature in it stays valid. */
export function archiveOf(read: ReadPack): Uint8Array {
  const { id, version } = read.manifest;
  const files = new Map(read.files);
  if (!files.has(MANIFEST)) files.set(MANIFEST, manifestBytes(id, version, files));
  return writeZip(files);
}

/** `pack vendor`: copies every pack of the settings beside them, to be committed with the reports. */
export async function packVendor(job: PackJob): Promise<number> {
  const { io, say } = job;
  const { home, reads } = await settingsChain(job);
  const folder = join(home, 'gouji-packs');
  mkdirSync(folder, { recursive: true });
  for (const read of reads)
    writeFileSync(join(folder, storedName(read.manifest.id, read.manifest.version)), archiveOf(read));
  io.out(`${say.copied(reads.length, 'gouji-packs')}\n`);
  return 0;
}

/** `pack mirror -o DIR`: an index that any web server, or a folder on a stick, can serve. */
export async function packMirror(job: PackJob): Promise<number> {
  const { io, say } = job;
  const out = needed(job, 'out');
  const folder = resolve(io.cwd, out);
  const { reads } = await settingsChain(job);
  mkdirSync(folder, { recursive: true });
  const packs = reads.map((read) => {
    const { id, version } = read.manifest;
    const file = storedName(id, version);
    writeFileSync(join(folder, file), archiveOf(read));
    return { id, version, file, sha256: read.hash };
  });
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify({ schema: 1, packs }, null, 2)}\n`);
  io.out(`${say.copied(reads.length, out)}\n`);
  return 0;
}

/** `pack export DIR --chain -o FILE`: one file for a USB stick; without `--chain` the pack alone. */
export function packExport(job: PackJob): number {
  const { io, say, invocation } = job;
  const { chain, opened } = openChain(onlyPath(job), io.cwd, undefined, false);
  const withParents = invocation.switches.has('chain');
  const { id, version } = opened.read.manifest;
  const out = option(job, 'out') ?? `${id}-${version}.${withParents ? 'goujichain' : 'goujipack'}`;
  const reads = withParents ? [...chain.opened.values()].map(({ read }) => read) : [opened.read];
  const path = resolve(io.cwd, out);
  mkdirSync(dirname(path), { recursive: true });
  const packs = reads.map(
    (read) => [storedName(read.manifest.id, read.manifest.version), archiveOf(read)] as const,
  );
  writeFileSync(path, withParents ? writeChain(packs) : packs[0]![1]);
  io.out(`${say.copied(reads.length, out)}\n`);
  return 0;
}
