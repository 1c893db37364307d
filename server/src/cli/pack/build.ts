import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeWhole } from '../../host/files/write.js';
import { manifestBytes } from '../../host/packs/manifest.js';
import { MANIFEST, SIGNATURE } from '../../host/packs/names.js';
import { checkCases, openChain } from '../../host/packs/open-chain.js';
import { storedName } from '../../host/packs/source.js';
import { writeZip } from '../../host/packs/zip-write.js';
import { onlyPath, option, type PackJob } from './job.js';

/** `pack build DIR -o FILE`: a deterministic archive; what is wrong in the pack is found before it is sent. */
export function packBuild(job: PackJob): number {
  const { io, say } = job;
  const open = openChain(onlyPath(job), io.cwd);
  checkCases(open);
  const { read, path: folder } = open.opened;
  const { id, version } = read.manifest;
  const files = new Map(read.files);
  const manifest = manifestBytes(id, version, files);
  files.set(MANIFEST, manifest);
  // A signature made over the folder still holds where nothing has changed since.
  const signature = signatureOver(folder, manifest);
  if (signature !== null) files.set(SIGNATURE, signature);
  const bytes = writeZip(files);
  const path = option(job, 'out') ?? storedName(id, version);
  writeWhole(resolve(io.cwd, path), bytes);
  io.out(`${say.built(path, bytes.length, read.hash)}\n`);
  return 0;
}

function signatureOver(folder: string, manifest: Uint8Array): Uint8Array | null {
  try {
    const isSame = readFileSync(join(folder, MANIFEST)).equals(manifest);
    return isSame ? readFileSync(join(folder, SIGNATURE)) : null;
  } catch {
    return null;
  }
}
