import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../core/engine/finding.js';
import { hash } from '../../core/engine/fingerprint.js';
import type { FoundFile, PathFault } from '../discover.js';
import { loadBytes, loadFile } from '../load.js';
import { readBytes } from '../read.js';
import { VERSION } from '../version.js';
import type { Workspace } from '../workspace.js';
import { makeFolder, pruneFolder } from './cache-folder.js';
import type { LogAbout } from './entry.js';
import { RecordLog } from './log.js';
import { enterFresh, type RecordRunOptions } from './run.js';
import { SettingsKeys } from './settings-keys.js';
import { type CacheHead, isSame, stampOf } from './stamp.js';

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

export interface CachePlace {
  readonly cwd: string;
  readonly folder: string;
  /** Tells one build of gouji from another. */
  readonly build: string;
  /** Nothing is asked of an unchanged file but how it was shown. */
  readonly onlyReady?: boolean;
}

/** `files`: all that the run reads. Null where nothing can be kept. */
export function openCache(
  files: readonly FoundFile[],
  workspace: Workspace,
  { cwd, folder, build, onlyReady }: CachePlace,
): Cache | null {
  const name = join(folder, `${hash(cwd)}.log`);
  const note = JSON.stringify([VERSION, build, cwd]);
  if (!makeFolder(folder)) return null;
  const last = RecordLog.open<CacheHead>(name, note);
  const known = new Map<string, number>();
  if (last) for (let i = 0; i < last.size; i++) known.set(last.head(i).path, i);
  const keys = new SettingsKeys(workspace);
  const asBefore = last !== null && files.every((file) => isUnchanged(file, last, known, keys));
  const entries = asBefore ? files.map(({ path }) => known.get(path)!) : [];
  const isReady =
    asBefore && onlyReady && last.about.count === files.length && isAllShown(files, entries, last);
  if (last === null || !(isReady ? SHOWN : ALL).every((kind) => last.isSound(kind)))
    return renewed({ folder, name, note, last: null, known: new Map(), keys, workspace, cwd });
  if (!asBefore) return renewed({ folder, name, note, last, known, keys, workspace, cwd });
  return {
    log: last,
    recall: (all, own) => {
      const { about } = last;
      const isAll = about.own === own && about.count === all.length && all.every((index, i) => index === i);
      return isAll && about.signature !== '' ? foundIn(last) : null;
    },
    enter: async ({ path }) => known.get(path)!,
    keep: () => last.close(),
    drop: () => last.close(),
  };
}

const SHOWN = ['shown'] as const;
const ALL = ['records', 'shown', 'extra'] as const;

/** Whether all that an equal run shows is at hand. */
const isAllShown = (
  files: readonly FoundFile[],
  entries: readonly number[],
  log: RecordLog<CacheHead>,
): boolean =>
  entries.every((index, i) => {
    const { reports, fault } = log.head(index);
    return index === i && (log.isShown(index) || (!files[i]!.named && reports.length === 0 && !fault));
  });

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
      // No key: nothing matches it, and the next run checks anew.
      key: own.hasty ? '' : key,
    }));
  };
  const found: [string, readonly Finding[]][] = [];
  let about: LogAbout = { signature: '', count: 0, own: 0 };
  return {
    log,
    enter,
    recall(entries, own) {
      const signature = signatureOf(log, entries, own);
      about = { signature, count: entries.length, own };
      return last !== null && signature !== '' && signature === last.about.signature ? foundIn(last) : null;
    },
    remember: (path, findings) => found.push([path, findings]),
    keep() {
      // A run over one folder does not make the next one over all of them forget.
      for (let i = 0; last && i < last.size && log.size < MAX_CACHED; i++) {
        const head = last.head(i);
        if (!entered.has(head.path) && existsSync(resolve(cwd, head.path))) log.copy(head, last, i);
      }
      last?.close();
      log.finish(note, name, about, JSON.stringify(found satisfies Found));
      pruneFolder(folder);
    },
    drop() {
      last?.close();
      log.remove();
    },
  };
}

/** All findings of the files that the comparing rules spoke of. */
type Found = readonly (readonly [path: string, findings: readonly Finding[]])[];

/** Read when somebody asks: of a run that was shown before, nobody does. */
function foundIn(log: RecordLog<CacheHead>): Pick<ReadonlyMap<string, readonly Finding[]>, 'get'> {
  let found: ReadonlyMap<string, readonly Finding[]> | null = null;
  return {
    get(path) {
      found ??= new Map(JSON.parse(log.extra()) as Found);
      return found.get(path);
    },
  };
}

/** Of the entries that are compared, the first `own` of which are checked; empty where one has no stamp to be known by. */
function signatureOf(log: RecordLog<CacheHead>, entries: readonly number[], own: number): string {
  const heads = entries.map((index) => log.head(index));
  return heads.some(({ sha }) => sha === '')
    ? ''
    : hash(`${own}\n${heads.map(({ path, sha, key }) => `${path}\n${sha}${key}`).join('\n')}`);
}

/** What is no plain file (a pipe, a device) is read and not remembered. */
function enterUnstamped(file: FoundFile, workspace: Workspace, log: RecordLog<CacheHead>, key: string) {
  const never = { size: -1, mtime: 0, ctime: 0, inode: 0, seen: 0, sha: '' };
  return enterFresh(file, loadFile(file, workspace), workspace, log, (own) => ({ ...own, ...never, key }));
}
