import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { readYaml } from '../../core/pack/read-yaml.js';
import { lockSchema } from '../../core/pack/schema/trust-schema.js';
import { validate } from '../../core/pack/validate.js';
import { compareVersions } from '../../core/pack/versions.js';
import { writeWhole } from '../files/write.js';
import { placeIn, refuse } from './fault.js';
import { schemaOf } from './schemas.js';

export const LOCK_FILE = 'gouji.lock';
const LARGEST = 1 << 20;

export type LockEntry = z.output<ReturnType<typeof lockSchema>>['packs'][number];

/** What was installed, by id. */
export type Lock = ReadonlyMap<string, LockEntry>;

/** The lock of a folder; null where there is none. A broken lock is an error: it is what keeps old packs out. */
export function readLock(folder: string): Lock | null {
  const path = join(folder, LOCK_FILE);
  if (!existsSync(path)) return null;
  const stat = statSync(path);
  if (stat.size > LARGEST || !stat.isFile())
    refuse(
      'lock-broken',
      'gouji.lock 不是普通文件，或超过 1 MB。',
      'gouji.lock is no file, or above 1 MB.',
      placeIn('', path),
    );
  // JSON is YAML, and the guarded reader says where it is wrong.
  const yaml = readYaml(readFileSync(path, 'utf8'));
  const result = yaml.issues.length > 0 ? yaml : validate(schemaOf(lockSchema), yaml.value, yaml);
  if ('issues' in result) {
    const { zh, en } = result.issues[0]!.message;
    return refuse('lock-broken', `gouji.lock 有误：${zh}`, `gouji.lock is broken: ${en}`, placeIn('', path));
  }
  return new Map(result.value.packs.map((entry) => [entry.id, entry]));
}

/** Sorted, so that it merges well. */
export function writeLock(folder: string, entries: readonly LockEntry[]): void {
  const packs = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  writeWhole(join(folder, LOCK_FILE), `${JSON.stringify({ lockVersion: 1, packs }, null, 2)}\n`);
}

/** Nothing older than what was once installed, and nothing else under its version. */
export function checkLocked(entry: LockEntry, version: string, hash: string, mayDiffer: boolean): void {
  if (compareVersions(version, entry.highest) < 0)
    refuse(
      'rolled-back',
      `${entry.id} 的版本 ${version} 低于曾经安装的 ${entry.highest}，不接受倒退。`,
      `${entry.id} ${version} is older than ${entry.highest}, which was installed before.`,
    );
  if (!mayDiffer && version === entry.version && hash !== entry.sha256)
    refuse(
      'lock-mismatch',
      `${entry.id}@${version} 的内容与 gouji.lock 不符；确认无误后运行 gouji pack sync。`,
      `${entry.id}@${version} is not what gouji.lock says; if it is right, run gouji pack sync.`,
    );
}
