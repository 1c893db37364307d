import type { FoundFile, PathFault } from '../files/discover.js';
import { type FileBytes, readBytes, type TooLarge } from '../files/read.js';
import { late } from '../late-modules.js';
import { type Loaded, loadBytes, unreadable } from '../load.js';
import type { Workspace } from '../workspace.js';
import { type EntryHead, headOf } from './entry.js';
import { type MadeRecord, makeRecord } from './record.js';
import { type Stamp, stampOf } from './stamp.js';

/** A file that is to be read and checked by itself. Plain data: it may be asked of another thread. */
export interface FileAsk {
  readonly file: FoundFile;
  /** It is to be known again: stamp and hash of its bytes are wanted. Where the hash is this one, nothing else is. */
  readonly sha?: string;
  /** It is only compared with: what is wrong in it is not wanted. */
  readonly unchecked?: true;
}

/** A record, what it is compared by and its passages, as JSON in UTF-8. */
export type EntryParts = readonly [record: Uint8Array, compare: Uint8Array, passages: Uint8Array];

/** What is told of a file apart from what is kept of it. */
export interface FileSeen {
  readonly head: EntryHead;
  readonly stamp: Stamp | null;
  readonly sha: string;
}

/** As it was made; or as it comes from another thread. */
type Checked = { readonly made: MadeRecord } | { readonly parts: EntryParts };

/** What was asked for. */
export type FileAnswer = { readonly fault: PathFault } | { readonly same: Stamp } | (FileSeen & Checked);

/** Reads and checks a file. `load`: takes the place of reading it. */
export async function answer(
  { file, sha: known, unchecked }: FileAsk,
  workspace: Workspace,
  load?: (file: FoundFile) => Loaded,
): Promise<FileAnswer> {
  // Before its bytes: should it be written meanwhile, the stamp is not that of what was read.
  const stamp = known === undefined ? null : stampOf(file.absolute);
  const about = { path: file.path, checks: unchecked !== true };
  if (load) return answerWith(load(file), about, workspace, { stamp: null, sha: '' });
  let read: FileBytes | TooLarge;
  try {
    read = readBytes(file.absolute);
  } catch (error) {
    return { fault: unreadable(file, error) };
  }
  const sha = stamp !== null && 'bytes' in read ? late.crypto().hash('sha1', read.bytes, 'hex') : '';
  if (stamp !== null && sha !== '' && sha === known) return { same: stamp };
  return answerWith(loadBytes(file, read, workspace), about, workspace, { stamp, sha });
}

async function answerWith(
  loaded: Loaded,
  { path, checks }: { readonly path: string; readonly checks: boolean },
  workspace: Workspace,
  seen: Pick<FileSeen, 'stamp' | 'sha'>,
): Promise<FileAnswer> {
  if ('fault' in loaded) return loaded;
  const text = 'source' in loaded ? loaded.source.text : '';
  if (workspace.needsYaml(text)) await workspace.loadYaml();
  const made = makeRecord(loaded, workspace, checks);
  const { record } = made;
  const head = { ...headOf(path, record), ...(record.hasty ? { hasty: true as const } : {}) };
  return { head, made, ...seen };
}

/** For keeping it elsewhere than in this thread's memory. */
export function partsOf(checked: Checked): EntryParts {
  if ('parts' in checked) return checked.parts;
  const { record, compare, passages } = checked.made;
  return [inUtf8(record), inUtf8(compare), inUtf8(passages)];
}

const inUtf8 = (part: unknown): Uint8Array => Buffer.from(JSON.stringify(part), 'utf8');
