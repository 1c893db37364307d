import { fileURLToPath, pathToFileURL } from 'node:url';

/** Paths by URI: each key in an editor asks a dozen times for the same one. */
const known = new Map<string, string>();
const MOST_KNOWN = 200;

/** Path of a document: of a `file:` URI its own, of others (unsaved, virtual) the URI itself, which no file has. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  let path = known.get(uri);
  if (path === undefined) {
    path = readPath(uri);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(uri, path);
  }
  return path;
}

function readPath(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}

export const uriOf = (path: string): string =>
  /^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:[\\/]/i.test(path) ? path : pathToFileURL(path).href;

/** One spelling for a URI, so that a client's escapes do not make two documents of one file. */
export const sameUri = (uri: string): string => (uri.startsWith('file:') ? uriOf(pathOf(uri)) : uri);

export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') || folder.endsWith('\\') ? folder : `${folder}/`);
