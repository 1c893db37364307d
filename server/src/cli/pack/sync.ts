import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareVersions } from '../../core/pack/versions.js';
import { PackError } from '../../host/packs/fault.js';
import { fetchPack } from '../../host/packs/fetch.js';
import { type Lock, type LockEntry, readLock, writeLock } from '../../host/packs/lock.js';
import { isRemote, storedName } from '../../host/packs/source.js';
import { readTrust, trustPath } from '../../host/packs/trust.js';
import { noteVerified } from '../../host/packs/verified.js';
import type { PackJob } from './job.js';
import { chainAt, holdTogether, settingsOf } from './settings-chain.js';
import { archiveOf } from './vendor.js';

const STORE = '.gouji/packs';

/**
 * `pack sync`: brings what the settings extend, verifies all of it, and only then writes `gouji.lock`. The one
 * command that touches the network. What fails leaves store and lock as they were.
 */
export async function packSync(job: PackJob): Promise<number> {
  const { io, say, invocation } = job;
  const { home, entries } = settingsOf(job);
  const frozen = invocation.switches.has('frozen');
  const lock = readLock(home);
  const trust = readTrust(trustPath(io.env));
  try {
    const chain = chainAt(home, lock, io.env, frozen, !frozen);
    const sources = new Map<string, string>();
    const fetched = frozen ? [] : await fetchAll(entries, trust.origins, io.env, chain, sources);
    const tops = entries.map((entry) => {
      const remote = fetched.find((one) => one.entry === entry);
      return remote ? chain.takeOpened(remote.opened) : chain.take(entry);
    });
    // Each pack by itself may be fine where together they are not.
    holdTogether(chain, tops, home);
    for (const [i, top] of tops.entries()) if (top.read !== null) sources.set(top.id, entries[i]!);
    if (frozen) {
      io.out(`${say.frozenFine}\n`);
      return 0;
    }
    const opened = [...chain.opened.values()];
    mkdirSync(join(home, STORE), { recursive: true });
    // What was brought can be brought again; only the lock is to be committed.
    writeFileSync(join(home, dirname(STORE), '.gitignore'), '*\n');
    const packs = opened.map(({ read }): LockEntry => {
      const { id, version } = read.manifest;
      const before = lock?.get(id)?.highest;
      writeFileSync(join(home, STORE, storedName(id, version)), archiveOf(read));
      return {
        id,
        version,
        source: sources.get(id) ?? read.shown,
        sha256: read.hash,
        signer: chain.layers.get(id)?.signer ?? null,
        extends: (read.manifest.extends ?? []).map((parent) => parent.id),
        highest: before !== undefined && compareVersions(before, version) > 0 ? before : version,
      };
    });
    writeLock(home, packs);
    for (const { sha256, signer } of packs) if (signer !== null) noteVerified(io.env, sha256, signer);
    for (const { id, version, signer } of packs)
      io.out(`  ${id}@${version}${signer === null ? '' : `  ✓ ${signer}`}\n`);
    io.out(`${say.synced(packs.length)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    if (frozen) io.err(`${say.frozenDrift}\n`);
    else if (lock !== null && stillGood(home, entries, lock, io.env))
      for (const { id, version } of lock.values()) io.err(`${say.syncKept(id, version)}\n`);
    throw error;
  }
}

/** Whether what was installed may stay in use; not what a revoked key has signed. */
function stillGood(home: string, entries: readonly string[], lock: Lock, env: PackJob['io']['env']): boolean {
  try {
    const chain = chainAt(home, lock, env);
    for (const entry of entries) chain.take(entry);
    return true;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return false;
  }
}

async function fetchAll(
  entries: readonly string[],
  origins: readonly string[],
  env: PackJob['io']['env'],
  chain: ReturnType<typeof chainAt>,
  sources: Map<string, string>,
) {
  const found = [];
  for (const entry of entries.filter(isRemote)) {
    const opened = await fetchPack(entry, origins, env);
    found.push({ entry, opened });
    // Parents that the pack says lie elsewhere come with it.
    for (let queue = [opened]; queue.length > 0; ) {
      const next = [];
      for (const { read } of queue)
        for (const { id, version, from } of read.manifest.extends ?? []) {
          const remote = (from ?? []).find(isRemote);
          if (remote === undefined || sources.has(id)) continue;
          const source = remote.includes('#') ? remote : `${remote}#${id}@${version ?? '*'}`;
          const parent = await fetchPack(source, origins, env);
          sources.set(id, source);
          chain.carry(parent);
          next.push(parent);
        }
      queue = next;
    }
  }
  return found;
}
