import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../core/engine/finding.js';
import { hash } from '../../core/engine/fingerprint.js';
import type { FoundFile, PathFault } from '../discover.js';
import { loadBytes, loadFile } from '../load.js';
import { readBytes } from '../read.js';
import { VERSION } from '../version.js';
import type { Workspace } from '../workspace.js';
import { makeFolder, pruneFolder } from './cache-folder.js';
import { type EntryHead, RecordLog } from './log.js';
import { enterFresh, type RecordRunOptions } from './run.js';
import { SettingsKeys } from './settings-keys.js';

/** What tells that a file, and everything that its findings depend on, is as it was. */
interface CacheHead extends EntryHead {
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
  readonly inode: number;
  /** When the stamp was taken. */
  readonly seen: number;
  /** Of the bytes. */
  readonly sha: string;
  /** Of the settings and packs that hold for it. */
  readonly key: string;
}

type Stamp = Pick<CacheHead, 'size' | 'mtime' | 'ctime' | 'inode' | 'seen'>;

/** A stamp this young proves nothing: the file may have been written again within the same tick of its clock. */
const SETTLED = 2000;
/** Larger runs are not kept: the cache would outgrow what it saves. */
export const MAX_CACHED = 20_000;

/** A run's access to what the last one found. */
export interface Cache extends Pick<RecordRunOptions<CacheHead>, 'recall' | 'remember'> {
  readonly log: RecordLog<CacheHead>;
  readonly enter: (file: FoundFile) => Promise<number | PathFault>;
  /** The run is over: what it found is kept for the next. */
  readonly keep: () => void;
  /** It was interrupted: the last one's results stay. */
  readonly drop: () => void;
}

/** `files`: all that the run reads. `build`: tells one build of gouji from another. Null where nothing can be kept. */
export function openCache(
  files: readonly FoundFile[],
  workspace: Workspace,
  { cwd, folder, build }: { readonly cwd: string; readonly folder: string; readonly build: string },
): Cache | null {
  const name = join(folder, `${hash(cwd)}.log`);
  const note = JSON.stringify([VERSION, build, cwd]);
  if (!makeFolder(folder)) return null;
  const last = RecordLog.open<CacheHead>(name, note);
  const known = new Map<string, number>();
  if (last) for (let i = 0; i < last.size; i++) known.set(last.head(i).path, i);
  const keys = new SettingsKeys(workspace);
  if (last && files.every((file) => isUnchanged(file, last, known, keys))) {
    return {
      log: last,
      recall: recalling(last, last),
      enter: async ({ path }) => known.get(path)!,
      keep: () => last.close(),
      drop: () => last.close(),
    };
  }
  return renewed({ folder, name, note, last, known, keys, workspace, cwd });
}

function isUnchanged(
  { path, absolute }: FoundFile,
  log: RecordLog<CacheHead>,
  known: ReadonlyMap<string, number>,
  keys: SettingsKeys,
): boolean {
  const index = known.get(path);
  if (index === undefined) return false;
  const head = log.head(index);
  return head.key === keys.of(absolute) && isSame(head, stampOf(absolute));
}

const isSame = (head: CacheHead, stamp: Stamp | null): boolean =>
  stamp !== null &&
  head.size === stamp.size &&
  head.mtime === stamp.mtime &&
  head.ctime === stamp.ctime &&
  head.inode === stamp.inode &&
  Math.max(head.mtime, head.ctime) + SETTLED < head.seen;

function stampOf(absolute: string): Stamp | null {
  const stat = statSync(absolute, { throwIfNoEntry: false });
  return stat?.isFile()
    ? { size: stat.size, mtime: stat.mtimeMs, ctime: stat.ctimeMs, inode: stat.ino, seen: Date.now() }
    : null;
}

interface Renewal {
  readonly folder: string;
  readonly name: string;
  readonly note: string;
  readonly last: RecordLog<CacheHead> | null;
  readonly known: ReadonlyMap<string, number>;
  readonly keys: SettingsKeys;
  readonly workspace: Workspace;
  readonly cwd: string;
}

/** A new log, into which entries of the last one are taken over where they still hold. */
function renewed({ folder, name, note, last, known, keys, workspace, cwd }: Renewal): Cache | null {
  let log: RecordLog<CacheHead>;
  try {
    log = RecordLog.create<CacheHead>(`${name}.${process.pid}.tmp`);
  } catch {
    return null;
  }
  const entered = new Set<string>();
  const enter = async (file: FoundFile): Promise<number | PathFault> => {
    const { path, absolute } = file;
    entered.add(path);
    const key = keys.of(absolute);
    const stamp = stampOf(absolute);
    const index = known.get(path);
    const head = last && index !== undefined ? last.head(index) : null;
    if (last && head?.key === key && isSame(head, stamp)) return log.copy(head, last, index!);
    if (stamp === null) return enterUnstamped(file, workspace, log, key);
    let bytes: ReturnType<typeof readBytes>;
    try {
      bytes = readBytes(absolute);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      return { path, reason: code === 'ENOENT' ? 'missing' : 'unreadable', code };
    }
    const sha = 'bytes' in bytes ? createHash('sha1').update(bytes.bytes).digest('hex') : '';
    if (last && head?.key === key && sha !== '' && head.sha === sha)
      return log.copy({ ...head, ...stamp }, last, index!);
    return enterFresh(file, loadBytes(file, bytes, workspace), workspace, log, (own) => ({
      ...own,
      ...stamp,
      sha,
      key,
    }));
  };
  const found: [string, readonly Finding[]][] = [];
  let signature = '';
  return {
    log,
    enter,
    recall(entries) {
      signature = signatureOf(log, entries);
      return last && recalling(last, log)(entries);
    },
    remember: (path, findings) => found.push([path, findings]),
    keep() {
      // A run over one folder does not make the next one over all of them forget.
      for (let i = 0; last && i < last.size && log.size < MAX_CACHED; i++) {
        const head = last.head(i);
        if (!entered.has(head.path) && existsSync(resolve(cwd, head.path))) log.copy(head, last, i);
      }
      last?.close();
      log.finish(note, name, JSON.stringify({ signature, found } satisfies Across));
      pruneFolder(folder);
    },
    drop() {
      last?.close();
      log.remove();
    },
  };
}

/** What the comparing rules said of a run, for a run of the same reports. */
interface Across {
  readonly signature: string;
  /** All findings of the files that the comparing rules spoke of. */
  readonly found: readonly (readonly [path: string, findings: readonly Finding[]])[];
}

/** `last` knows, if it was made of the entries that `now` has. */
const recalling =
  (last: RecordLog<CacheHead>, now: RecordLog<CacheHead>) =>
  (entries: readonly number[]): ReadonlyMap<string, readonly Finding[]> | null => {
    const { signature, found } = JSON.parse(last.extra()) as Across;
    return signature !== '' && signature === signatureOf(now, entries) ? new Map(found) : null;
  };

/** Empty where some file has no stamp to be known by. */
function signatureOf(log: RecordLog<CacheHead>, entries: readonly number[]): string {
  const heads = entries.map((index) => log.head(index));
  return heads.some(({ sha }) => sha === '')
    ? ''
    : hash(heads.map(({ path, sha, key }) => `${path}\n${sha}${key}`).join('\n'));
}

/** What is no plain file (a pipe, a device) is read and not remembered. */
function enterUnstamped(file: FoundFile, workspace: Workspace, log: RecordLog<CacheHead>, key: string) {
  const never = { size: -1, mtime: 0, ctime: 0, inode: 0, seen: 0, sha: '' };
  return enterFresh(file, loadFile(file, workspace), workspace, log, (own) => ({ ...own, ...never, key }));
}
