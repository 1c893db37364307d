import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../core/engine/finding.js';
import { hash } from '../../core/engine/fingerprint.js';
import type { FoundFile, PathFault } from '../files/discover.js';
import { VERSION } from '../version.js';
import type { Workspace } from '../workspace.js';
import { type FileAnswer, type FileAsk, partsOf } from './answer.js';
import { makeFolder, pruneFolder } from './cache-folder.js';
import type { LogAbout } from './entry.js';
import type { Keeper, PutKnown } from './keeper.js';
import { RecordLog } from './log.js';
import { SettingsKeys } from './settings-keys.js';
import { type CacheHead, isSame, stampOf } from './stamp.js';

/** Larger runs are not kept: the cache would outgrow what it saves. */
export const MAX_CACHED = 20_000;

/** A run's access to what the last one found. */
export interface Cache extends Keeper<CacheHead> {
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
    return renewed({ folder, name, note, last: null, known: new Map(), keys, cwd });
  if (!asBefore) return renewed({ folder, name, note, last, known, keys, cwd });
  return {
    records: last,
    shown: last,
    recall: (all, own) => {
      const { about } = last;
      const isAll = about.own === own && about.count === all.length && all.every((index, i) => index === i);
      return isAll && about.signature !== '' ? foundIn(last) : null;
    },
    plan:
      ({ path }) =>
      () =>
        known.get(path)!,
    put: onlyKnown,
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
  readonly cwd: string;
}

/** A new log, into which entries of the last one are taken over where they still hold. */
function renewed({ folder, name, note, last, known, keys, cwd }: Renewal): Cache | null {
  let log: RecordLog<CacheHead>;
  try {
    log = RecordLog.create<CacheHead>(`${name}.${process.pid}.tmp`);
  } catch {
    return null;
  }
  const entered = new Set<string>();
  const headIn = (path: string, key: string) => {
    const index = known.get(path);
    const head = last && index !== undefined ? last.head(index) : null;
    return head?.key === key ? { head, index: index! } : null;
  };
  const plan = (file: FoundFile): PutKnown | FileAsk => {
    const { path, absolute } = file;
    entered.add(path);
    const before = headIn(path, keys.of(absolute));
    if (last && before && isSame(before.head, stampOf(absolute)))
      return () => log.copy(before.head, last, before.index);
    return { file, sha: before?.head.sha ?? '' };
  };
  const put = (file: FoundFile, answer: FileAnswer): number | PathFault => {
    if ('fault' in answer) return answer.fault;
    const key = keys.of(file.absolute);
    if ('same' in answer) {
      const { head, index } = headIn(file.path, key)!;
      return log.copy({ ...head, ...answer.same }, last!, index);
    }
    const { head, stamp, sha } = answer;
    // No key: nothing matches it, and the next run checks anew.
    return log.append({ ...head, ...(stamp ?? NO_STAMP), sha, key: head.hasty ? '' : key }, partsOf(answer));
  };
  const found: [string, readonly Finding[]][] = [];
  let about: LogAbout = { signature: '', count: 0, own: 0 };
  return {
    records: log,
    shown: log,
    plan,
    put,
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
const NO_STAMP = { size: -1, mtime: 0, ctime: 0, inode: 0, seen: 0 };

const onlyKnown = (): never => {
  throw new Error('a file of an unchanged run was read');
};
