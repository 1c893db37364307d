import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Whether a path is a folder or lies in it. */
export function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** The folder that a file's paths may not lead out of: the nearest one upward with .git, a lock or settings. */
export function rootOf(start: string): string {
  let found: string | null = null;
  for (let at = start; ; ) {
    if (existsSync(join(at, '.git'))) return at;
    if (existsSync(join(at, 'gouji.lock')) || existsSync(join(at, 'gouji.yaml'))) found = at;
    const parent = dirname(at);
    if (parent === at) return found ?? dirname(start);
    at = parent;
  }
}

/** Longer than any system takes. */
const LONGEST = 4096;

/**
 * Whether a path that stands in a file stays in the root, by its words and by the links on its way. What does not exist
 * yet is judged by the folder in which it would be made.
 */
export function staysInside(source: string, base: string, root: string): boolean {
  if (source.length > LONGEST || source.includes('\0')) return false;
  if (isAbsolute(source) || /^[A-Za-z]:|^[\\/]|^file:/.test(source)) return false;
  const path = resolve(base, source);
  return isBelow(path, root) && isReallyBelow(path, root);
}

/** Whether the place that a path leads to, links followed, lies in the folder. */
export function isReallyBelow(path: string, root: string): boolean {
  try {
    for (let at = path; ; at = dirname(at)) {
      if (existsSync(at)) return isBelow(realpathSync(at), realpathSync(root));
      if (dirname(at) === at) return true;
    }
  } catch {
    // A ring of links, or a folder that may not be looked into.
    return false;
  }
}
