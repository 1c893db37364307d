import { digitValue, isBlank, skipBlanks } from '../dates/numerals.js';
import { type ContactKind, type ContactLabels, contactKinds } from '../form/contact.js';
import { type Facet, type Paragraph, sourceRange } from '../report/model.js';
import { Has, isIdeograph } from '../text/classes.js';
import { anyOf, type WordSearch } from '../text/words.js';
import type { ContactField } from './fields.js';
import { readPhones } from './phone.js';

/** The contact data that a report gives its readers, usually in the introduction. */
export interface ContactBlock {
  readonly fields: readonly ContactField[];
  /** Passages that hold contact data: here phone numbers are meant to be read. */
  readonly passages: ReadonlySet<Paragraph>;
}

export const contactBlock: Facet<ContactBlock> = {
  compute: ({ passages, form }) =>
    form.contact ? read(passages, labelIndex(form.contact)) : { fields: [], passages: new Set() },
  // Words of a section that never were contact data and still are none; a block before them has not moved either.
  reword(was, { to, before, after }) {
    const isApart = after.section !== null && !mayHoldContact(before) && !mayHoldContact(after);
    const stays = [...was.passages].every(({ range }) => range.start < after.range.start);
    return isApart && stays ? was : contactBlock.compute(to);
  },
};

interface LabelIndex {
  readonly labels: WordSearch | null;
  readonly kinds: ReadonlyMap<string, ContactKind>;
}

const indexes = new WeakMap<ContactLabels, LabelIndex>();

function labelIndex(labels: ContactLabels): LabelIndex {
  let index = indexes.get(labels);
  if (index === undefined) {
    index = build(labels);
    indexes.set(labels, index);
  }
  return index;
}

function build(labels: ContactLabels): LabelIndex {
  const kinds = new Map<string, ContactKind>();
  for (const kind of contactKinds) for (const label of labels[kind]) kinds.set(label, kind);
  return { labels: anyOf([...kinds.keys()]), kinds };
}

/** Kinds of which two make a block where no introduction is. A name and a phone are no public contact data. */
const TELLING: ReadonlySet<ContactKind> = new Set(['address', 'postcode', 'phone', 'fax', 'email']);

function read(passages: readonly Paragraph[], index: LabelIndex): ContactBlock {
  const groups: { fields: ContactField[]; last: number; outside: boolean }[] = [];
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!;
    if (!mayHoldContact(passage)) continue;
    const fields = fieldsOf(passage, index);
    if (fields.length === 0) continue;
    const group = groups.at(-1);
    if (group && i - group.last <= 1) {
      group.fields.push(...fields);
      group.last = i;
    } else groups.push({ fields, last: i, outside: isOutside(passage) });
  }
  const blocks = groups.filter(({ fields, outside }) => outside || tellsTwice(fields));
  const first = blocks.find((block) => block.outside) ?? blocks[0];
  if (first === undefined) return unlabelled(passages);
  const holders = new Set<Paragraph>();
  for (const { fields } of blocks) for (const { passage } of fields) holders.add(passage);
  return { fields: first.fields.filter((field) => !isTitleOf(field, first.fields)), passages: holders };
}

/** 联系方式：, and in the next lines 地址：…, 电话：…: an empty label that ends its line before a full one of its kind. */
const isTitleOf = ({ kind, text, passage, to }: ContactField, fields: readonly ContactField[]): boolean =>
  text === '' &&
  to >= passage.text.trimEnd().length &&
  fields.some((other) => other.kind === kind && other.passage !== passage && other.text !== '');

/** Data of two telling kinds. */
function tellsTwice(fields: readonly ContactField[]): boolean {
  const first = fields.find(({ kind }) => TELLING.has(kind));
  return first !== undefined && fields.some(({ kind }) => kind !== first.kind && TELLING.has(kind));
}

const BARE_PHONE = /[（(]?0\d{2,3}[）)]?\s?[-—–－]{0,2}\s?\d{7,8}(?!\d)/;

/** 请与办公室联系（0772-2810001）: a number of the introduction needs no label. */
function unlabelled(passages: readonly Paragraph[]): ContactBlock {
  for (const passage of passages) {
    if (passage.section !== null) break;
    const match = (passage.flags & Has.digit) === 0 ? null : BARE_PHONE.exec(passage.text);
    if (match === null) continue;
    const label = { kind: 'phone', start: match.index, end: match.index, value: match.index } as const;
    return { fields: [field(passage, label, match.index + match[0].length)], passages: new Set([passage]) };
  }
  return { fields: [], passages: new Set() };
}

/** Before the first section, or in the signature. */
const isOutside = (passage: Paragraph): boolean => passage.section === null || passage.role === 'signature';

/** In a section, lines of an address are short; longer texts with contact data name a telephone or mail. */
const ADDRESS_LINE = 60;

/** False for passages that hold no contact data, whatever else is in the report. */
export const mayHoldContact = (passage: Paragraph): boolean =>
  isOutside(passage) ||
  passage.text.includes('电话') ||
  passage.text.includes('邮') ||
  (passage.text.length <= ADDRESS_LINE && passage.text.includes('地址'));

interface Label {
  readonly kind: ContactKind;
  readonly start: number;
  readonly end: number;
  /** Where the value begins. */
  readonly value: number;
}

function fieldsOf(passage: Paragraph, { labels: words, kinds }: LabelIndex): ContactField[] {
  const { text } = passage;
  const labels: Label[] = [];
  if (words === null) return [];
  // The search is one for all reports: nothing in the loop may use it again.
  words.lastIndex = 0;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const kind = kinds.get(match[0])!;
    const end = match.index + match[0].length;
    const value = valueStart(text, end, kind);
    if (value >= 0) labels.push({ kind, start: match.index, end, value });
  }
  const fields = labels.map((label, i) => field(passage, label, labels[i + 1]?.start ?? text.length));
  const bare = labels.some(({ kind }) => kind === 'address') ? null : bareAddress(passage, labels);
  return bare === null ? fields : [bare, ...fields];
}

/** 联系方式：柳州市甲乙区和平路1号，电话……: street and number beside labelled data need no label of their own. */
const STREET =
  /(?<=[：:（(，,；;])[\u4e00-\u9fff]{2,20}(?:路|街|道|巷|弄|村|镇|社区)[\u4e00-\u9fff]{0,6}[\d０-９]{1,5}号[^，,；;。（）()]{0,16}(?=[，,；;。（）()]|$)/;
const STREET_REACH = 60;

function bareAddress(passage: Paragraph, labels: readonly Label[]): ContactField | null {
  const first = labels.find(({ kind }) => kind === 'phone' || kind === 'postcode');
  if (first === undefined) return null;
  const from = Math.max(0, first.start - STREET_REACH);
  const match = STREET.exec(passage.text.slice(from, first.start + STREET_REACH));
  if (match === null) return null;
  const start = from + match.index;
  const label = { kind: 'address', start, end: start, value: start } as const;
  return field(passage, label, start + match[0].length);
}

/** A label is followed by a colon, or by figures or letters of its kind; other mentions are running text. */
function valueStart(text: string, end: number, kind: ContactKind): number {
  let i = skipBlanks(text, end);
  // 电话（传真）：, 邮箱（工作日）：
  if (isOpening(text.charCodeAt(i))) {
    const close = text.slice(i, i + 8).search(/[）)]/);
    const after = close < 0 ? -1 : skipBlanks(text, i + close + 1);
    if (after > 0 && isColon(text.charCodeAt(after))) i = after;
  }
  let code = text.charCodeAt(i);
  if (isColon(code)) return afterColon(text, skipBlanks(text, i + 1), kind);
  if (code === IS && kind !== 'website' && kind !== 'person') {
    i = skipBlanks(text, i + 1);
    code = text.charCodeAt(i);
    if (isColon(code)) return afterColon(text, skipBlanks(text, i + 1), kind);
    if (kind === 'address') return -1;
  }
  if (kind === 'email') return isAlphanumeric(code) ? i : -1;
  if (kind === 'phone' || kind === 'fax' || kind === 'postcode') {
    // 电话O772-…: a letter for the nought.
    if (NOUGHTS.has(code) && digitValue(text.charCodeAt(i + 1)) >= 0 && kind !== 'postcode') return i;
    const digits = digitValue(code) >= 0 ? i : digitValue(text.charCodeAt(i + 1)) >= 0 ? i + 1 : -1;
    if (digits < 0 || (digits > i && !isOpening(code))) return -1;
    // 电话3部, 电话12次 are counts.
    let length = 0;
    while (digitValue(text.charCodeAt(digits + length)) >= 0) length++;
    return length >= 3 ? i : -1;
  }
  return -1;
}

/** 联系方式：甲乙局办公室，电话……: words where figures are meant are no value, and no empty one. */
const afterColon = (text: string, at: number, kind: ContactKind): number =>
  kind !== 'address' && kind !== 'person' && isIdeograph(text.charCodeAt(at)) ? -1 : at;

const NOUGHTS: ReadonlySet<number> = new Set([...'OoＯ〇'].map((c) => c.charCodeAt(0)));

const isColon = (code: number): boolean => code === 0xff1a || code === 0x3a;
const isComma = (code: number): boolean => code === 0xff0c || code === 0x2c;
const isOpening = (code: number): boolean => code === 0xff08 || code === 0x28;
const isClosing = (code: number): boolean => code === 0xff09 || code === 0x29;
const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
/** 为 */
const IS = 0x4e3a;
/** 、 */
const LISTED = 0x3001;
/** ；;。 and line ends. */
const isHardStop = (code: number): boolean =>
  code === 0xff1b || code === 0x3b || code === 0x3002 || code === 0x0a;
const PHONE_WORDS: ReadonlySet<number> = new Set([...'转或和及分机'].map((c) => c.charCodeAt(0)));

function field(passage: Paragraph, label: Label, next: number): ContactField {
  const { text } = passage;
  const { kind, value } = label;
  let depth = 0;
  let end = Math.min(value, next);
  for (; end < next; end++) {
    const code = text.charCodeAt(end);
    if (isHardStop(code)) break;
    if (isOpening(code)) depth++;
    else if (isClosing(code) && --depth < 0) break;
    if (depth === 0 && stops(text, end, code, kind)) break;
  }
  while (end > value && isLoose(text.charCodeAt(end - 1))) end--;
  const from = Math.min(value, end);
  const words = text.slice(from, end);
  return {
    kind,
    label: sourceRange(passage, label.start, label.end),
    value: sourceRange(passage, from, end),
    text: words,
    passage,
    from,
    to: end,
    phones: kind === 'phone' || kind === 'fax' ? readPhones(words) : [],
  };
}

/** What hangs at the end of a value and is none of it. */
const isLoose = (code: number): boolean =>
  isBlank(code) || isComma(code) || code === LISTED || isOpening(code);

function stops(text: string, at: number, code: number, kind: ContactKind): boolean {
  if (kind === 'address') return false;
  const comma = isComma(code);
  if (kind === 'phone' || kind === 'fax') {
    // 0772-7212375，7212376: the next number still belongs to the label.
    if (comma) return digitValue(text.charCodeAt(skipBlanks(text, at + 1))) < 0;
    return isIdeograph(code) && !PHONE_WORDS.has(code);
  }
  if (comma) return true;
  return (kind === 'email' || kind === 'postcode') && (code === LISTED || isIdeograph(code));
}
