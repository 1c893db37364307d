import { dirname } from 'node:path';
import { isOfForm } from '../core/report/read.js';
import { decode } from './files/decode.js';
import type { FoundFile, PathFault } from './files/discover.js';
import { MAX_BYTES, readBytes } from './files/read.js';
import type { FileResult } from './result.js';
import type { Source, Workspace } from './workspace.js';

/** A file as far as it could be read. */
export type Loaded =
  | { readonly source: Source; readonly decoded: NonNullable<FileResult['decoded']> }
  | { readonly result: FileResult }
  | { readonly fault: PathFault };

const MEGABYTE = 1024 * 1024;

/** Reads, decodes and parses a file. What cannot be read as text is a finding, what cannot be read at all a fault. */
export function loadFile(file: FoundFile, workspace: Workspace): Loaded {
  try {
    return loadBytes(file, readBytes(file.absolute), workspace);
  } catch (error) {
    return { fault: unreadable(file, error) };
  }
}

/** A file that was found, not named, is one of reports only where it holds what the form has. */
function withReports(source: Source): Source {
  const { reports } = source.document;
  if (reports.length === 0 || reports.some(isOfForm)) return source;
  return { ...source, document: { ...source.document, reports: [] } };
}

/** What the system says of a file that it does not give; any other error is ours, and thrown again. */
export function unreadable({ path }: Pick<FoundFile, 'path'>, error: unknown): PathFault {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { path, reason: code === 'ENOENT' ? 'missing' : 'unreadable', code };
}

/** The same for bytes that came another way: standard input. */
export function loadBytes(
  { path, absolute, named = true }: Pick<FoundFile, 'path' | 'absolute'> & Partial<FoundFile>,
  read: ReturnType<typeof readBytes>,
  workspace: Workspace,
): Loaded {
  const max = workspace.settings.for(absolute).maxBytes ?? MAX_BYTES;
  const size = 'tooLarge' in read ? read.tooLarge : read.bytes.length;
  if ('tooLarge' in read || size > max) {
    // Rounded up, so that what is above the limit also reads so.
    const data = { size: Math.ceil(size / MEGABYTE), max: max / MEGABYTE };
    return { result: workspace.fault(path, absolute, 'engine/too-large', 'too-large', data) };
  }
  const decoded = decode(read.bytes);
  if (typeof decoded === 'string')
    return { result: workspace.fault(path, absolute, 'engine/binary', decoded) };
  const { text, encoding, bom } = decoded;
  const source = workspace.read(path, absolute, text);
  return { source: named ? source : withReports(source), decoded: { encoding, bom } };
}

/** The text of a file that was read before; null where it is no longer at hand. */
export function loadText({ absolute }: Pick<FoundFile, 'absolute'>): string | null {
  try {
    const read = readBytes(absolute);
    const decoded = 'bytes' in read ? decode(read.bytes) : null;
    return decoded === null || typeof decoded === 'string' ? null : decoded.text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

/** Folders whose settings a run needs. */
export function foldersOf(files: readonly FoundFile[]): Set<string> {
  const folders = new Set<string>();
  for (const { absolute } of files) folders.add(dirname(absolute));
  return folders;
}
