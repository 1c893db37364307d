import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CHAIN, readChain } from '../../host/packs/chain-file.js';
import { refuse } from '../../host/packs/fault.js';
import { readPublicKey, signerOf } from '../../host/packs/minisign.js';
import { SIGNATURE } from '../../host/packs/names.js';
import { openChain } from '../../host/packs/open-chain.js';
import { checkArchive, openNamed } from '../../host/packs/source.js';
import { NO_TRUST, readTrust, type Trust, trustPath } from '../../host/packs/trust.js';
import { onlyPath, option, type PackJob } from './job.js';

/**
 * `pack verify FILE`: the whole chain is held against the user's trust file, or that of `--trust`; with `--key`
 * against one public key, for whoever has nothing but that.
 */
export function packVerify(job: PackJob): number {
  const { io, say } = job;
  const path = onlyPath(job);
  const trust = trustOf(path, job);
  if (trust === null) {
    io.err(`${say.noPublicKey(option(job, 'key')!)}\n`);
    return 2;
  }
  const { layer } = openChain(path, io.cwd, trust, false);
  const label = `${layer.id}@${layer.version}`;
  const signature = layer.read?.files.get(SIGNATURE);
  const { signer, hash } = layer;
  if (signer !== null) io.out(`${say.verified(label, signer, hash)}\n`);
  else if (signature === undefined) io.out(`${say.unsignedFine(label, hash)}\n`);
  else io.out(`${say.unknownSigner(label, signerOf(Buffer.from(signature).toString('utf8')), hash)}\n`);
  return 0;
}

function trustOf(path: string, job: PackJob): Trust | null {
  const { io } = job;
  const own = option(job, 'key');
  const file = option(job, 'trust');
  if (own === undefined)
    return file === undefined ? readTrust(trustPath(io.env)) : readTrust(resolve(io.cwd, file), true);
  const key = readPublicKey(
    existsSync(resolve(io.cwd, own)) ? readFileSync(resolve(io.cwd, own), 'utf8') : own,
  );
  return key && { ...NO_TRUST, keys: [{ key, namespaces: idsIn(path, io.cwd), until: null, from: own }] };
}

/** The pack itself; of a chain file all, so that those of other keys must have been delegated. */
function idsIn(path: string, cwd: string): string[] {
  if (!path.endsWith(CHAIN)) return [openNamed(path, cwd).read.manifest.id];
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute))
    return refuse('source-missing', `${path} 不存在。`, `There is nothing at ${path}.`);
  checkArchive(statSync(absolute), path);
  return [...readChain(readFileSync(absolute), path, dirname(absolute)).keys()];
}
