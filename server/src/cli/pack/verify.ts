import { resolve } from 'node:path';
import { openChain } from '../../host/packs/open-chain.js';
import { readTrust, trustPath } from '../../host/packs/trust.js';
import { onlyPath, option, type PackJob } from './job.js';

/** `pack verify FILE --trust FILE`: the whole chain is held against the trust file. */
export function packVerify(job: PackJob): number {
  const { io, say } = job;
  const path = onlyPath(job);
  const file = option(job, 'trust');
  const trust = file === undefined ? readTrust(trustPath(io.env)) : readTrust(resolve(io.cwd, file), true);
  const { layer } = openChain(path, io.cwd, trust, false);
  const label = `${layer.id}@${layer.version}`;
  io.out(
    `${layer.signer === null ? say.unsignedFine(label, layer.hash) : say.verified(label, layer.signer, layer.hash)}\n`,
  );
  return 0;
}
