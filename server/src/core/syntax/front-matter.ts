import { trimBlanks } from '../text/fold.js';
import type { Range } from '../text/range.js';

/** What stands before the text of a file is no longer than this. */
const LONGEST = 65_536;

/** YAML between `---` lines at the very start of a text, without these lines; null where there is none. */
export function frontMatterOf(text: string): Range | null {
  if (!text.startsWith('---') || !/^---[ \t]*\r?\n/.test(text.slice(0, 32))) return null;
  const start = text.indexOf('\n') + 1;
  const lineEnd = /\r\n?|\n|$/g;
  for (let at = start; at < text.length && at < start + LONGEST; ) {
    lineEnd.lastIndex = at;
    const end = lineEnd.exec(text)!.index;
    const words = text.slice(at, trimBlanks(text, at, end));
    if (words === '---' || words === '...') return { start, end: at };
    at = Math.max(lineEnd.lastIndex, end + 1);
  }
  return null;
}
