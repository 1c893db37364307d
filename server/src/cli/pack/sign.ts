import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeWhole } from '../../host/files/write.js';
import { manifestBytes } from '../../host/packs/manifest.js';
import { readSecretKey, signBytes } from '../../host/packs/minisign.js';
import { MANIFEST, SIGNATURE } from '../../host/packs/names.js';
import { openNamed } from '../../host/packs/source.js';
import { writeZip } from '../../host/packs/zip-write.js';
import { needed, onlyPath, type PackJob } from './job.js';

/** `pack sign FILE --key FILE`: signs the manifest, inside the archive or the folder. */
export function packSign(job: PackJob): number {
  const { io, say } = job;
  const path = onlyPath(job);
  const keyPath = needed(job, 'key');
  const secret = readSecretKey(readFileSync(resolve(io.cwd, keyPath), 'utf8'));
  if (secret === null) {
    io.err(`${say.noKey(keyPath)}\n`);
    return 2;
  }
  const absolute = resolve(io.cwd, path);
  const opened = openNamed(path, io.cwd, true);
  const { id, version } = opened.read.manifest;
  const files = new Map([...opened.read.files].filter(([name]) => name !== SIGNATURE));
  const manifest = manifestBytes(id, version, files);
  const signature = signBytes(manifest, secret, `pack:${id} version:${version}`);
  if (statSync(absolute).isDirectory()) {
    writeFileSync(join(absolute, MANIFEST), manifest);
    writeFileSync(join(absolute, SIGNATURE), signature);
  } else {
    files.set(MANIFEST, manifest);
    files.set(SIGNATURE, Buffer.from(signature));
    writeWhole(absolute, writeZip(files));
  }
  io.out(`${say.signed(path, secret.public.id)}\n`);
  return 0;
}

/** `pack keygen NAME`: a key pair, NAME.key and NAME.pub. */
export function packKeygen(job: PackJob): number {
  const { io, say } = job;
  const name = onlyPath(job);
  const [secretPath, publicPath] = [`${name}.key`, `${name}.pub`];
  const taken = [secretPath, publicPath].find((path) => existsSync(resolve(io.cwd, path)));
  if (taken !== undefined) {
    io.err(`${say.exists(taken)}\n`);
    return 2;
  }
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const { id, text } = readSecretKey(pem)!.public;
  writeFileSync(resolve(io.cwd, secretPath), pem, { mode: 0o600 });
  writeFileSync(resolve(io.cwd, publicPath), `untrusted comment: minisign public key ${id}\n${text}\n`);
  io.out(`${say.keygen(secretPath, publicPath, id)}\n`);
  return 0;
}
