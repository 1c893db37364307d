import { join } from 'node:path';
import { compileGlob, type Glob } from './glob.js';
import { readRegular } from './regular-file.js';

export const IGNORE_FILE = '.goujiignore';
/** Nobody writes as long a list. */
const LARGEST = 1 << 20;

interface IgnoreLine {
  readonly glob: Glob;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** One `.goujiignore`, in the manner of `.gitignore`: the last line that matches decides. */
export interface IgnoreList {
  /** `path`: relative to the file's folder. Undefined: no line speaks of it. */
  readonly ignores: (path: string, isFolder: boolean) => boolean | undefined;
}

/** The list of a folder, or null where it has none. An unreadable one counts as none. */
export function readIgnoreList(folder: string): IgnoreList | null {
  try {
    return parseIgnoreList(readRegular(join(folder, IGNORE_FILE), LARGEST).toString('utf8'));
  } catch {
    return null;
  }
}

export function parseIgnoreList(text: string): IgnoreList {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap(parseLine);
  return {
    ignores(path, isFolder) {
      const last = lines.findLast((line) => (isFolder || !line.foldersOnly) && line.glob.matches(path));
      return last && !last.negated;
    },
  };
}

function parseLine(line: string): IgnoreLine[] {
  let pattern = trim(line);
  if (pattern === '' || pattern.startsWith('#')) return [];
  const negated = pattern.startsWith('!');
  if (negated) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  // A slash anywhere but at the end ties the pattern to the folder of the list.
  pattern = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
  // What is in the folder, and not the folder: a line after may take a file of it back.
  pattern = pattern.replace(/\/\*\*$/, '/**/*');
  return pattern === '' ? [] : [{ glob: compileGlob(pattern, 'escapes'), negated, foldersOnly }];
}

/** Without the blanks around it; one behind a backslash belongs to the name. */
function trim(line: string): string {
  const start = line.trimStart();
  const end = start.trimEnd();
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(end) ? start.slice(0, end.length + 1) : end;
}
