import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { compileGlob, type Glob, globBase, isGlob } from './glob.js';
import { IGNORE_FILE, type IgnoreList, readIgnoreList } from './ignore.js';
import { isReallyBelow } from './inside.js';

/** A file to check. */
export interface FoundFile {
  /** Relative to the working directory with `/`, as every output shows it. */
  readonly path: string;
  /** For reading. */
  readonly absolute: string;
  /** Named by the user: always checked, whatever it holds. */
  readonly named: boolean;
}

/** A path that names nothing, or that cannot be looked into. */
export interface PathFault {
  readonly path: string;
  readonly reason: 'missing' | 'no-match' | 'unreadable';
  /** The system's code: `EACCES`. */
  readonly code?: string;
}

export interface Discovery {
  /** Sorted by path, each file once. */
  readonly files: readonly FoundFile[];
  readonly faults: readonly PathFault[];
}

const EXTENSION = /\.(?:md|markdown|txt|tsv|html?)$/i;

/** Whether a file in a folder may be a report, by its name. */
export const mayBeReport = (name: string): boolean => EXTENSION.test(name);

/**
 * Finds what the arguments name: files, folders (walked) and globs. `root`: links that lead out of this folder are
 * left alone, where it is a file and not the user that names them.
 */
export function discover(args: readonly string[], cwd: string, root: string | null = null): Discovery {
  const walk = new Walk(cwd, root);
  for (const arg of args) walk.take(arg);
  return walk.finish();
}

class Walk {
  readonly #cwd: string;
  readonly #root: string | null;
  readonly #files = new Map<string, FoundFile>();
  readonly #faults: PathFault[] = [];

  constructor(cwd: string, root: string | null) {
    this.#cwd = cwd;
    this.#root = root;
  }

  take(arg: string): void {
    const absolute = resolve(this.#cwd, arg);
    let stat: Stats | undefined;
    try {
      stat = statSync(absolute, { throwIfNoEntry: false });
    } catch (error) {
      this.#fault(arg, 'unreadable', error);
      return;
    }
    if (stat?.isDirectory()) this.#folder(absolute, null, outerLists(absolute));
    else if (stat) this.#add(absolute, true);
    else if (isGlob(arg)) this.#glob(arg);
    else this.#faults.push({ path: arg, reason: 'missing' });
  }

  finish(): Discovery {
    const files = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return { files, faults: this.#faults };
  }

  #glob(arg: string): void {
    // A backslash separates folders on Windows only; elsewhere it is a character of the name.
    const pattern = resolve(this.#cwd, arg).split(sep).join('/');
    const base = globBase(pattern);
    const before = this.#files.size;
    const glob = compileGlob(pattern);
    const seen = { count: 0 };
    this.#folder(base, { matches: (path) => glob.matches(path) && ++seen.count > 0 }, outerLists(base), true);
    if (seen.count === 0 && this.#files.size === before) this.#faults.push({ path: arg, reason: 'no-match' });
  }

  #folder(folder: string, glob: Glob | null, outer: readonly Scope[], quiet = false): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      if (!quiet) this.#fault(this.#shown(folder), 'unreadable', error);
      return;
    }
    const own = entries.some((entry) => entry.name === IGNORE_FILE) ? readIgnoreList(folder) : null;
    const scopes = own ? [...outer, { folder, list: own }] : outer;
    for (const entry of entries) {
      const { name } = entry;
      // Hidden folders and files are tools', not authors'.
      if (name.startsWith('.') || name === 'node_modules') continue;
      const absolute = folder.endsWith('/') ? folder + name : `${folder}/${name}`;
      if (entry.isDirectory()) {
        if (!ignored(scopes, absolute, true)) this.#folder(absolute, glob, scopes);
      } else if (
        EXTENSION.test(name) &&
        isFile(entry, absolute, this.#root) &&
        (glob === null || glob.matches(absolute)) &&
        !ignored(scopes, absolute, false)
      )
        this.#add(absolute, false);
    }
  }

  #add(absolute: string, named: boolean): void {
    const path = this.#shown(absolute);
    if (named || !this.#files.has(path)) this.#files.set(path, { path, absolute, named });
  }

  #shown(absolute: string): string {
    return shownPath(absolute, this.#cwd);
  }

  #fault(path: string, reason: PathFault['reason'], error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    this.#faults.push({ path, reason, ...(code === undefined ? {} : { code }) });
  }
}

/** As outputs show a file: relative to the working directory, `/` as separator, no leading `./`. */
export function shownPath(absolute: string, cwd: string): string {
  // What `relative` says of files below; it would cost more than all else in a walk of a thousand.
  const inside = absolute.length > cwd.length && absolute.startsWith(cwd) && absolute[cwd.length] === '/';
  if (inside) return absolute.slice(cwd.length + 1);
  const path = relative(cwd, absolute);
  return (path === '' ? '.' : path).split(sep).join('/');
}

/** A link counts as the file that it leads to; links to folders are not followed, so that no walk goes round. */
function isFile(entry: Dirent, absolute: string, root: string | null): boolean {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  return leadsToFile(absolute) && (root === null || isReallyBelow(absolute, root));
}

/** False for a link that leads nowhere, or round in a ring. */
function leadsToFile(absolute: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

interface Scope {
  readonly folder: string;
  readonly list: IgnoreList;
}

/** Lists of the folders above the one where a walk begins, outermost first, up to its repository. */
function outerLists(folder: string): Scope[] {
  const scopes: Scope[] = [];
  for (let at = folder; ; ) {
    if (statSync(`${at}/.git`, { throwIfNoEntry: false })) break;
    const parent = resolve(at, '..');
    if (parent === at) break;
    at = parent;
    const list = readIgnoreList(at);
    if (list) scopes.unshift({ folder: at, list });
  }
  return scopes;
}

function ignored(scopes: readonly Scope[], absolute: string, isFolder: boolean): boolean {
  let verdict = false;
  for (const { folder, list } of scopes) {
    const path = absolute.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
    verdict = list.ignores(path, isFolder) ?? verdict;
  }
  return verdict;
}
