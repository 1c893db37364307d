import type { ReportDocument } from '../report/model.js';
import { LineIndex } from '../text/lines.js';
import type { Range } from '../text/range.js';

/** A place where the author switched a rule off. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** Where the words stand, for findings about them. */
  readonly range: Range;
  /** Findings that begin in here are hidden; null with `cell`: by address, wherever. */
  readonly covers: Range | null;
  readonly cell: string | null;
  /** Meant as one, but not to be understood: it hides nothing, and the message says why. */
  readonly fault?: 'unreadable' | 'no-rule';
  /** Written in the front matter. */
  readonly listed?: true;
}

/** Parses YAML front matter; given by the host, so that the engine needs no YAML parser. */
export type ParseYaml = (text: string) => unknown;

const DIRECTIVE = /^gouji-(disable-next-line|disable|enable)(?![\w-])([^>]*)$/;

/** Words of a comment without its marks and the blanks inside them. */
const commentWords = (text: string, { start, end }: Range): string => text.slice(start + 4, end - 3).trim();

export function readSuppressions(document: ReportDocument, parseYaml?: ParseYaml): Suppression[] {
  const found: Suppression[] = [];
  if (document.comments.length > 0) fromComments(document, found);
  if (document.frontMatter !== null && parseYaml) fromFrontMatter(document, parseYaml, found);
  return found;
}

function fromComments({ text, comments }: ReportDocument, found: Suppression[]): void {
  const open = new Map<string, { reason: string; range: Range }>();
  for (const range of comments) {
    const match = DIRECTIVE.exec(commentWords(text, range));
    if (match === null) continue;
    const [ids, reason] = splitReason(match[2]!.trim());
    if (ids.length === 0) found.push({ rule: '', reason, range, covers: null, cell: null, fault: 'no-rule' });
    for (const rule of ids) {
      if (match[1] === 'disable-next-line') {
        found.push({ rule, reason, range, covers: nextLine(text, range.end), cell: null });
      } else if (match[1] === 'disable') {
        if (!open.has(rule)) open.set(rule, { reason, range });
      } else {
        const from = open.get(rule);
        if (from) found.push(block(rule, from, range.start));
        open.delete(rule);
      }
    }
  }
  for (const [rule, from] of open) found.push(block(rule, from, text.length));
}

const block = (rule: string, from: { reason: string; range: Range }, end: number): Suppression => ({
  rule,
  reason: from.reason,
  range: from.range,
  covers: { start: from.range.end, end },
  cell: null,
});

/** `table/note, text/width -- 理由` → ids and reason; a full-width `——` or `：` before the reason is taken too. */
function splitReason(body: string): [string[], string] {
  const at = body.search(/(?:^|\s)--(?:\s|$)|——/);
  const ids = (at < 0 ? body : body.slice(0, at)).split(/[\s,，、]+/).filter((id) => id !== '');
  return [
    ids,
    at < 0
      ? ''
      : body
          .slice(at)
          .replace(/^[\s—-]+/, '')
          .trim(),
  ];
}

/** The next line that is not blank. */
function nextLine(text: string, from: number): Range {
  let start = text.indexOf('\n', from);
  if (start < 0) return { start: text.length, end: text.length };
  start++;
  for (;;) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (text.slice(start, end).trim() !== '' || end === text.length) return { start, end };
    start = end + 1;
  }
}

interface FrontMatterEntry {
  readonly rule?: unknown;
  readonly at?: unknown;
  readonly reason?: unknown;
}

function fromFrontMatter(document: ReportDocument, parseYaml: ParseYaml, found: Suppression[]): void {
  const range = document.frontMatter!;
  let value: unknown;
  const head = document.text.slice(range.start, range.end);
  try {
    value = parseYaml(head);
  } catch {
    value = null; // Broken front matter is no suppression; the file is still checked.
  }
  const key = LIST.exec(head);
  if (key === null) return;
  const start = range.start + key.index;
  const unreadable: Suppression = {
    rule: '',
    reason: '',
    range: { start, end: start + key[0].length },
    covers: null,
    cell: null,
    fault: 'unreadable',
  };
  const list = isMap(value) ? value.suppress : undefined;
  if (list === null) return;
  if (!Array.isArray(list)) {
    found.push(unreadable);
    return;
  }
  const lines = new LineIndex(document.text);
  /** Behind the entries that were read: several name the same rule. */
  let behind = start;
  let isBroken = false;
  for (const entry of list as (FrontMatterEntry | null)[]) {
    const { rule, at, reason } = entry ?? {};
    if (typeof rule !== 'string') {
      isBroken = true;
      continue;
    }
    const place = lineOf(document.text, lines, { start: behind, end: range.end }, rule);
    behind = place.end;
    found.push({
      rule,
      listed: true,
      reason: typeof reason === 'string' ? reason.trim() : '',
      range: place,
      covers: typeof at === 'string' ? null : { start: 0, end: document.text.length },
      cell: typeof at === 'string' ? at : null,
    });
  }
  if (isBroken) found.push(unreadable);
}

/** The list's own key, at the margin: front matter is other programs' too, and only this is ours. */
const LIST = /^suppress(?=[ \t]*:)/m;

const isMap = (value: unknown): value is { readonly suppress?: unknown } =>
  value !== null && typeof value === 'object';

function lineOf(text: string, lines: LineIndex, within: Range, words: string): Range {
  const at = text.indexOf(words, within.start);
  if (at < 0 || at >= within.end) return within;
  const { line } = lines.positionAt(at);
  const start = lines.offsetAt({ line, character: 0 });
  return { start: at, end: Math.max(at + words.length, start) };
}
