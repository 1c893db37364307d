import { createHash } from 'node:crypto';
import type { FoundFile, PathFault } from '../discover.js';
import { type Loaded, loadBytes, unreadable } from '../load.js';
import { type FileBytes, readBytes, type TooLarge } from '../read.js';
import type { Workspace } from '../workspace.js';
import { type EntryHead, headOf } from './entry.js';
import { makeRecord } from './record.js';
import { type Stamp, stampOf } from './stamp.js';

/** A file that is to be read and checked by itself. Plain data: it may be asked of another thread. */
export interface FileAsk {
  readonly file: FoundFile;
  /** It is to be known again: stamp and hash of its bytes are wanted. Where the hash is this one, nothing else is. */
  readonly sha?: string;
}

/** A record, what it is compared by and its passages, as JSON in UTF-8. */
export type EntryParts = readonly [record: Uint8Array, compare: Uint8Array, passages: Uint8Array];

/** What was asked for; plain data too. */
export type FileAnswer =
  | { readonly fault: PathFault }
  | { readonly same: Stamp }
  | {
      readonly head: EntryHead;
      readonly parts: EntryParts;
      readonly stamp: Stamp | null;
      readonly sha: string;
    };

/** Reads and checks a file. `load`: takes the place of reading it. */
export async function answer(
  { file, sha: known }: FileAsk,
  workspace: Workspace,
  load?: (file: FoundFile) => Loaded,
): Promise<FileAnswer> {
  // Before its bytes: should it be written meanwhile, the stamp is not that of what was read.
  const stamp = known === undefined ? null : stampOf(file.absolute);
  if (load) return answerWith(load(file), file, workspace, { stamp: null, sha: '' });
  let read: FileBytes | TooLarge;
  try {
    read = readBytes(file.absolute);
  } catch (error) {
    return { fault: unreadable(file, error) };
  }
  const sha = stamp !== null && 'bytes' in read ? createHash('sha1').update(read.bytes).digest('hex') : '';
  if (stamp !== null && sha !== '' && sha === known) return { same: stamp };
  return answerWith(loadBytes(file, read, workspace), file, workspace, { stamp, sha });
}

async function answerWith(
  loaded: Loaded,
  { path }: FoundFile,
  workspace: Workspace,
  seen: { readonly stamp: Stamp | null; readonly sha: string },
): Promise<FileAnswer> {
  if ('fault' in loaded) return loaded;
  if ('source' in loaded && workspace.needsYaml(loaded.source.text)) await workspace.loadYaml();
  const { record, compare, passages } = makeRecord(loaded, workspace);
  const head = { ...headOf(path, record), ...(record.hasty ? { hasty: true as const } : {}) };
  return { head, parts: [inUtf8(record), inUtf8(compare), inUtf8(passages)], ...seen };
}

const inUtf8 = (part: unknown): Uint8Array => Buffer.from(JSON.stringify(part), 'utf8');
