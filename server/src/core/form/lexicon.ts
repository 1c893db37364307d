import { foldLabel, isWithin, labelKey } from '../text/label.js';
import { Memo } from '../text/memo.js';
import { readBareOrdinal, readOrdinal } from '../text/ordinal.js';
import { type FormDigest, formDigestOf, hydrateWords, type LabelDigest } from './digest.js';
import type { Form } from './form.js';
import { nearestRow } from './nearest.js';
import { isNote, mayBeNote, type NoteLetters, noteLetters } from './note.js';
import type { Sense, Word } from './sense.js';
import { type TableWords, tableWords } from './table-words.js';

const LONGEST_LABEL = 96;
const UNKNOWN: Word = { ordinal: 0, key: '', senses: [], known: false };

/** All labels of a form, looked up by what is written. */
export class Lexicon {
  readonly tables: readonly TableWords[];
  readonly #memo = new Memo<Word>();
  readonly #notes: readonly { readonly note: string; readonly letters: NoteLetters }[];
  /** The form's own words, looked up ahead of time. */
  readonly #printed: ReadonlyMap<string, LabelDigest>;

  constructor(form: Form, digest: FormDigest | null = null) {
    this.tables = form.tables.map((table, i) =>
      digest === null ? tableWords(table) : hydrateWords(table, digest.tables[i]!),
    );
    this.#notes = this.tables.map(({ note }) => ({ note, letters: noteLetters(note) }));
    this.#printed = new Map(digest?.labels.map((label) => [label[0], label]));
  }

  /** False for words that can be no table's note; only looking them up tells more. */
  mayBeNote(words: string): boolean {
    return this.#notes.some(({ note, letters }) => mayBeNote(letters, note, words));
  }

  /** The words [start, end) of a file; prose is answered at once. */
  look(text: string, start: number, end: number): Word {
    if (!isWithin(text, start, end, LONGEST_LABEL)) return UNKNOWN;
    return this.#memo.of(text, start, end, this.#make);
  }

  readonly #make = (raw: string): Word => {
    const printed = this.#printed.get(raw);
    return printed === undefined ? this.#read(foldLabel(raw, 0, raw.length), raw) : wordOf(printed);
  };

  #read(folded: string, raw: string): Word {
    const marked = readOrdinal(folded, 0, folded.length);
    const bare = marked === null ? readBareOrdinal(raw, 0, raw.length) : null;
    let body = folded;
    if (marked !== null) body = folded.slice(marked.end);
    else if (bare !== null) body = foldLabel(raw, bare.end, raw.length);
    const number = (marked ?? bare)?.number ?? 0;
    const key = labelKey(body);
    let senses: (Sense | null)[] | null = null;
    // Most words have no sense: what is made for one is taken by none.
    let sense = unknownSense();
    for (const [table, words] of this.tables.entries()) {
      if (!knows(words, key, body, number, sense)) continue;
      senses ??= this.tables.map(() => null);
      senses[table] = sense;
      sense = unknownSense();
    }
    return { ordinal: number, key, senses: senses ?? UNKNOWN.senses, known: senses !== null };
  }
}

const lexicons = new WeakMap<Form, Lexicon>();

/** The form's lexicon, built at the first use. */
export function lexiconOf(form: Form): Lexicon {
  let lexicon = lexicons.get(form);
  if (lexicon === undefined) {
    lexicon = new Lexicon(form, formDigestOf(form));
    lexicons.set(form, lexicon);
  }
  return lexicon;
}

/** A sense that says nothing yet. */
export const unknownSense = (): Sense => ({
  row: -1,
  rows: null,
  column: -1,
  group: -1,
  columnGroup: -1,
  banner: -1,
  head: false,
  note: false,
  fuzzy: false,
  torn: false,
});

const wordOf = ([, ordinal, key, senses]: LabelDigest): Word => ({
  ordinal,
  key,
  senses: senses.map((sense) => sense && Object.assign(unknownSense(), sense)),
  known: senses.some((sense) => sense !== null),
});

/** True where the table knows the words; what they mean is written into `sense`, which otherwise stays as it was. */
function knows(words: TableWords, key: string, body: string, ordinal: number, sense: Sense): boolean {
  if (key === '') return false;
  let hit = exact(words, key, ordinal, sense);
  if (!hit) hit = dated(words, body, ordinal, sense);
  if (!hit) hit = sense.note = isNote(words.note, key);
  if (!hit) hit = byKeyWord(words, key, sense);
  if (!hit) hit = glued(words, body, sense);
  if (!hit) hit = remarked(words, body, ordinal, sense);
  if (!hit) {
    sense.row = nearestRow(words.near, key, ordinal);
    sense.fuzzy = hit = sense.row >= 0;
  }
  return hit;
}

function exact(words: TableWords, key: string, ordinal: number, sense: Sense): boolean {
  const rows = words.rows.get(key);
  if (rows !== undefined) {
    const fits = ordinal === 0 ? rows : rows.filter((entry) => entry.ordinal === ordinal);
    const left = fits.length > 0 ? fits : rows;
    if (left.length === 1) sense.row = left[0]!.row;
    else sense.rows = left.map((entry) => entry.row);
  }
  sense.column = words.columns.get(key) ?? -1;
  sense.group = words.groups.get(key) ?? -1;
  sense.columnGroup = words.columnGroups.get(key) ?? -1;
  sense.banner = words.banners.get(key) ?? -1;
  sense.head = words.heads.has(key);
  return (
    rows !== undefined ||
    sense.column >= 0 ||
    sense.group >= 0 ||
    sense.columnGroup >= 0 ||
    sense.banner >= 0 ||
    sense.head
  );
}

const YEAR = /20\d\d年/;

/** `2022年新收…` is 本年新收…, `2021年结转…` is 上年结转…, `结转2023年…` is 结转下年…; the ordinal must agree. */
function dated(words: TableWords, body: string, ordinal: number, sense: Sense): boolean {
  if (!body.includes('20') || !YEAR.test(body)) return false;
  for (const word of ['本年', '上年', '下年']) {
    const key = labelKey(body.replace(YEAR, word));
    const entries = words.rows.get(key);
    if (entries !== undefined && entries.length === 1 && (ordinal === 0 || entries[0]!.ordinal === ordinal)) {
      sense.row = entries[0]!.row;
      return true;
    }
    const group = words.groups.get(key);
    const column = words.columns.get(key);
    if (group !== undefined || column !== undefined) {
      sense.group = group ?? -1;
      sense.column = column ?? -1;
      return true;
    }
  }
  return false;
}

/** 本年度制发数（件） is known by 制发; two such words in one cell are no column. */
function byKeyWord(words: TableWords, key: string, sense: Sense): boolean {
  if (key.length > 24) return false;
  let found = -1;
  for (const entry of words.keys) {
    if (!key.includes(entry.key)) continue;
    if (found >= 0 && found !== entry.column) {
      sense.torn = true;
      return true;
    }
    found = entry.column;
  }
  sense.column = found;
  return found >= 0;
}

/** `（三）不予公开1.属于国家秘密`, `行政诉讼/复议后起诉/总计`: what stands before the last label is its context. */
function glued(words: TableWords, body: string, sense: Sense): boolean {
  let rest = body;
  let context = -1;
  let banner = -1;
  for (let depth = 0; depth < 4; depth++) {
    const cut = prefixEnd(words, rest);
    if (cut === null) return false;
    if (words.template.layout === 'row-of-groups') context = words.rows.get(cut.key)?.[0]?.row ?? context;
    banner = words.banners.get(cut.key) ?? banner;
    rest = rest.slice(cut.end);
    const ordinal = readOrdinal(rest, 0, rest.length);
    const key = labelKey(rest, ordinal?.end ?? 0);
    if (key === '') return false;
    if (exact(words, key, ordinal?.number ?? 0, sense)) {
      if (context >= 0 && sense.row < 0) sense.row = context;
      if (banner >= 0 && sense.banner < 0) sense.banner = banner;
      return true;
    }
    // A slip in a label of that number, behind its group.
    if (ordinal !== null) {
      sense.row = nearestRow(words.near, key, ordinal.number);
      sense.fuzzy = sense.row >= 0;
      if (sense.fuzzy) return true;
    }
    rest = rest.slice(ordinal?.end ?? 0);
  }
  return false;
}

/** `规范性文件（指以文号印发的）`: a label of the form, and the author's remark on it in brackets; not another label there. */
function remarked(words: TableWords, body: string, ordinal: number, sense: Sense): boolean {
  const open = body.indexOf('(');
  if (open <= 0 || !body.endsWith(')')) return false;
  const remark = labelKey(body, open);
  const names = [words.rows, words.columns, words.groups, words.columnGroups, words.banners];
  if (names.some((known) => known.has(remark))) return false;
  return exact(words, labelKey(body.slice(0, open)), ordinal, sense);
}

/** The longest prefix word that `folded` begins with, punctuation between its letters skipped. */
function prefixEnd(words: TableWords, folded: string): { readonly key: string; readonly end: number } | null {
  const ordinal = readOrdinal(folded, 0, folded.length);
  const from = ordinal?.end ?? 0;
  for (const key of words.prefixes) {
    let at = from;
    let matched = 0;
    while (matched < key.length && at < folded.length) {
      if (folded.charCodeAt(at) === key.charCodeAt(matched)) matched++;
      else if (labelKey(folded[at]!) !== '') break;
      at++;
    }
    if (matched === key.length && at < folded.length) return { key, end: skipMarks(folded, at) };
  }
  return null;
}

/** Separators between glued labels; an opening bracket belongs to the next ordinal. */
function skipMarks(folded: string, from: number): number {
  let at = from;
  while (at < folded.length && '/-—>·,:;、。)）|_'.includes(folded[at]!)) at++;
  return at;
}
