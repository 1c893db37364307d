import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { manifestBytes } from '../../host/packs/manifest.js';
import { MANIFEST, SIGNATURE } from '../../host/packs/names.js';
import { openChain } from '../../host/packs/open-chain.js';
import { storedName } from '../../host/packs/source.js';
import { writeZip } from '../../host/packs/zip-write.js';
import { onlyPath, option, type PackJob } from './job.js';

/** `pack build DIR -o FILE`: a deterministic archive; what is wrong in the pack is found before it is sent. */
export function packBuild(job: PackJob): number {
  const { io, say } = job;
  const { read } = openChain(onlyPath(job), io.cwd).opened;
  const { id, version } = read.manifest;
  const files = new Map([...read.files].filter(([name]) => name !== MANIFEST && name !== SIGNATURE));
  files.set(MANIFEST, manifestBytes(id, version, files));
  // A signature made over the folder still holds: the manifest is the same, byte for byte.
  const signature = read.files.get(SIGNATURE);
  const old = read.files.get(MANIFEST);
  if (signature && old && Buffer.from(old).equals(Buffer.from(files.get(MANIFEST)!)))
    files.set(SIGNATURE, signature);
  const bytes = writeZip(files);
  const path = option(job, 'out') ?? storedName(id, version);
  writeFileSync(resolve(io.cwd, path), bytes);
  io.out(`${say.built(path, bytes.length, read.hash)}\n`);
  return 0;
}
