import type { Path } from '../../core/pack/issue.js';
import type { Range } from '../../core/text/range.js';

/** Where a cursor stands in YAML, told by lines and indents: while somebody types, the file is seldom whole. */
export interface YamlCursor {
  /** Keys and list places above the word, 0 for any place of a list. */
  readonly path: Path;
  /** The key whose value the cursor is in; null: it is in a key. */
  readonly key: string | null;
  readonly word: string;
  readonly range: Range;
}

interface Line {
  readonly dashes: readonly number[];
  readonly column: number;
  readonly key: string | null;
  /** Where the value begins in the line. */
  readonly value: number;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s#:"'{[][^\s:]*):(?=\s|$)\s*/;
/** Farther up is not looked. */
const FARTHEST = 4_000;

export function cursorAt(text: string, offset: number): YamlCursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const whole = lineOf(text, start);
  const line = read(whole);
  const at = offset - start;
  const isValue = line.key !== null && at >= line.value;
  const path = above(text, start, line);
  if (!isValue) return { path, key: null, ...wordAt(whole, line.column, at, start) };
  return (
    inFlow(whole, line, at, start, path) ?? { path, key: line.key, ...wordAt(whole, line.value, at, start) }
  );
}

/** Inside `{ a: b, c` or `[a, b` behind a key, one level deep. */
function inFlow(whole: string, line: Line, at: number, start: number, path: Path): YamlCursor | null {
  const open = whole[line.value];
  if ((open !== '{' && open !== '[') || at <= line.value) return null;
  const before = whole.slice(line.value + 1, at);
  const part = line.value + 1 + before.lastIndexOf(',') + 1;
  const from = part + (/^\s*/.exec(whole.slice(part)) ?? [''])[0].length;
  if (open === '[') return { path: [...path, line.key!], key: null, ...wordAt(whole, from, at, start) };
  const own = KEY.exec(whole.slice(from));
  const inner = [...path, line.key!];
  return own && at >= from + own[0].length
    ? { path: inner, key: unquoted(own[1]!), ...wordAt(whole, from + own[0].length, at, start) }
    : { path: inner, key: null, ...wordAt(whole, from, at, start) };
}

/** The word around a place, from `from` on: up to a comma, a bracket, a colon with a blank, or a comment. */
function wordAt(whole: string, from: number, at: number, start: number): Pick<YamlCursor, 'word' | 'range'> {
  const begin = Math.min(from, at);
  const [word] = /^(?:[^,\]}#\s:]|:(?!\s|$)|(?<=\S)#)*/.exec(whole.slice(begin)) ?? [''];
  const end = Math.max(begin + word.length, at);
  return { word: unquoted(whole.slice(begin, end)), range: { start: start + begin, end: start + end } };
}

const unquoted = (word: string): string => word.replace(/^(["'])(.*)\1$/, '$2');

function lineOf(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

function read(line: string): Line {
  const dashes: number[] = [];
  let column = line.search(/\S|$/);
  while (/^-(?:\s|$)/.test(line.slice(column))) {
    dashes.push(column);
    column += 1 + (/^\s*/.exec(line.slice(column + 1)) ?? [''])[0].length;
  }
  const key = KEY.exec(line.slice(column));
  return { dashes, column, key: key && unquoted(key[1]!), value: column + (key?.[0].length ?? 0) };
}

/** The way from the top of the file to a line: its own list places, then upward by indents. */
function above(text: string, start: number, own: Line): Path {
  const path: (string | number)[] = own.dashes.map(() => 0);
  let column = own.dashes[0] ?? own.column;
  let isItem = own.dashes.length > 0;
  let at = start;
  for (let i = 0; i < FARTHEST && at > 0 && (column > 0 || isItem); i++) {
    at = text.lastIndexOf('\n', at - 2) + 1;
    const whole = lineOf(text, at);
    if (/^\s*(?:#|$)/.test(whole)) continue;
    const line = read(whole);
    const opens = line.key !== null && (line.column < column || (isItem && line.column === column));
    const besides = line.dashes.length > 0 && line.column === column && !isItem;
    const around = line.key === null && line.dashes.length > 0 && line.dashes[0]! < column;
    if (!opens && !besides && !around) continue;
    if (opens) path.unshift(line.key!);
    path.unshift(...line.dashes.map(() => 0));
    isItem = line.dashes.length > 0;
    column = line.dashes[0] ?? line.column;
  }
  return path;
}

/** Keys that stand beside a key on a line of its own, in the same map. */
export function keysBeside(text: string, offset: number): ReadonlySet<string> {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const own = read(lineOf(text, start));
  const keys = new Set<string>();
  /** False: the map ends there. */
  const take = (at: number): boolean => {
    const whole = lineOf(text, at);
    if (/^\s*(?:#|$)/.test(whole)) return true;
    const { dashes, column, key } = read(whole);
    if (column < own.column) return false;
    if (column > own.column) return true;
    if (key !== null) keys.add(key);
    return key !== null && dashes.length === 0;
  };
  const isFirst = own.dashes.length > 0;
  for (let at = start, i = 0; !isFirst && at > 0 && i < FARTHEST; i++) {
    at = text.lastIndexOf('\n', at - 2) + 1;
    if (!take(at)) break;
  }
  for (let at = text.indexOf('\n', offset), i = 0; at >= 0 && i < FARTHEST; i++) {
    // A dash in the same column begins the next item.
    const next = read(lineOf(text, at + 1));
    if (next.dashes.length > 0 && next.column <= own.column) break;
    if (!take(at + 1)) break;
    at = text.indexOf('\n', at + 1);
  }
  return keys;
}
