import { skipBlanks } from '../dates/numerals.js';
import type { DocumentNumber, StatuteData, StatuteVersion } from '../pack/data.js';
import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';
import { Has } from '../text/classes.js';
import { type ArticleReference, readArticles } from './articles.js';
import { documentByNumber } from './document-by-number.js';
import { knownTitle } from './known-titles.js';
import { type NumberCitation, numberCitations } from './numbers.js';
import { type KnownTitle, quotable, type Statute, type StatuteIndex, statuteIndex } from './statutes.js';
import { type TitleMark, titleMarks } from './title-marks.js';
import { squeeze } from './title-words.js';

/** A text cited in a report: by title, by number, or both. Offsets in the passage's clean text. */
export interface Citation {
  readonly passage: Paragraph;
  readonly start: number;
  readonly end: number;
  readonly mark: TitleMark | null;
  /** Number in the bracket after the title, directly before it, or alone. */
  readonly number: NumberCitation | null;
  readonly statute: Statute | null;
  /** How the title led to the statute; null where it did not. */
  readonly by: 'title' | 'alias' | 'short-name' | 'near' | 'number' | null;
  /** Versions that the report may quote: named by the order's number, else those in force for its year. */
  readonly versions: readonly StatuteVersion[];
  /** A numbered document of the pack, by its title. */
  readonly document: DocumentNumber | null;
  /** A numbered document of the pack, by its number; where its issuer's code begins. */
  readonly numbered: DocumentNumber | null;
  readonly numberStart: number | null;
  readonly articles: readonly ArticleReference[];
  /** `以下简称《条例》`: the short name defined here. */
  readonly shortName: string | null;
}

const facets = new WeakMap<StatuteData, Facet<readonly Citation[]>>();

/** Citations of a report in reading order: what the editor hovers on and the citation rules judge. */
export function citations(report: Report, statutes: StatuteData): readonly Citation[] {
  let of = facets.get(statutes);
  if (of === undefined) {
    const index = statuteIndex(statutes);
    of = { compute: (r) => read(r, index) };
    facets.set(statutes, of);
  }
  return facet(report, of);
}

/** False for a passage without a title mark, a document's number or the articles of a named text: it cites nothing. */
export const mayCite = ({ text, flags }: Paragraph): boolean =>
  (flags & Has.titleMark) !== 0 ||
  text.includes('号') ||
  ((flags & Has.ordinal) !== 0 && text.includes('条例第'));

function read(report: Report, index: StatuteIndex): readonly Citation[] {
  const numbers = facet(report, numberCitations);
  const taken = new Set<NumberCitation>();
  const known: Known = { index, year: report.year?.value ?? null, shortNames: new Map() };
  const found: Citation[] = [];
  let next = 0;
  const marks = facet(report, titleMarks);
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    while (next < numbers.length && isBefore(numbers[next]!, mark.passage, mark.open)) next++;
    let after = next;
    while (after < numbers.length && isBefore(numbers[after]!, mark.passage, mark.close)) after++;
    const before = numbers[next - 1];
    const free = before && taken.has(before) ? undefined : before;
    const citation = atMark(mark, numbers[after], free, known);
    if (citation.number) taken.add(citation.number);
    found.push(citation);
  }
  for (const number of numbers) if (!taken.has(number)) found.push(atNumber(number, known));
  const { passages } = report;
  for (let i = 0; i < passages.length; i++)
    if ((passages[i]!.flags & Has.ordinal) !== 0) unmarked(passages[i]!, known, found);
  return found;
}

/** What is known while the citations of one report are read. */
interface Known {
  readonly index: StatuteIndex;
  readonly year: number | null;
  /** Short names that the report has defined so far. */
  readonly shortNames: Map<string, Statute | null>;
}

/** Reading order; offsets in clean text never exceed those in the source, so the sum orders passages too. */
const isBefore = (number: NumberCitation, passage: Paragraph, offset: number): boolean =>
  number.passage === passage ? number.start < offset : number.passage.range.start < passage.range.start;

function atMark(
  mark: TitleMark,
  after: NumberCitation | undefined,
  before: NumberCitation | undefined,
  known: Known,
): Citation {
  const { passage, open, close } = mark;
  const { text } = passage;
  const { index, shortNames } = known;
  const bracket = bracketAfter(text, close + 1);
  const end = bracket < 0 ? close + 1 : closing(text, bracket);
  const number = isBeside(after, mark, end) ? after : isBeside(before, mark, end) ? before : null;
  const title = knownTitle(index, mark.title);
  const ownName = shortNames.size > 0 ? shortNames.get(mark.title) : undefined;
  const named = ownName === undefined ? title : byShortName(ownName);
  const shortName = bracket < 0 ? null : shortNameIn(text, bracket, end);
  if (shortName !== null) shortNames.set(shortName, named.statute);
  const articles = readArticles(text, end);
  const numbered = number === null ? null : documentByNumber(number, index);
  return {
    passage,
    start: number ? Math.min(number.start, open) : open,
    end: articles.length > 0 ? articles.at(-1)!.end : end,
    mark,
    number,
    statute: named.statute,
    by: named.by,
    versions: versionsOf(named.statute, number, known),
    document: documentOf(title, mark, index),
    numbered,
    numberStart: numbered && issuerStart(numbered, number!),
    articles,
    shortName,
  };
}

/** In the bracket after the title, or directly before it. */
const isBeside = (
  number: NumberCitation | undefined,
  { passage, open, close }: TitleMark,
  end: number,
): number is NumberCitation =>
  number !== undefined &&
  number.passage === passage &&
  (number.start > close
    ? number.end <= end
    : number.end <= open && skipBlanks(passage.text, number.end) === open);

/** Where the code of the document's issuer begins before its number. */
const issuerStart = ({ number }: DocumentNumber, { passage, start }: NumberCitation): number =>
  passage.text.lastIndexOf(number.slice(0, number.indexOf('〔')), start);

function atNumber(number: NumberCitation, known: Known): Citation {
  const { index } = known;
  const version = number.kind === 'order' ? (index.orders.get(number.sequence) ?? null) : null;
  const statute = version ? (index.byName.get(version.title) ?? null) : null;
  const numbered = documentByNumber(number, index);
  return {
    passage: number.passage,
    start: number.start,
    end: number.end,
    mark: null,
    number,
    statute,
    by: statute ? 'number' : null,
    versions: versionsOf(statute, number, known),
    document: null,
    numbered,
    numberStart: numbered && issuerStart(numbered, number),
    articles: [],
    shortName: null,
  };
}

/** 条例第二十条 without title marks: the words before 第 must be a known name. */
function unmarked(passage: Paragraph, known: Known, found: Citation[]): void {
  const { index, shortNames } = known;
  const { text } = passage;
  for (let at = text.indexOf('条例第'); at >= 0; at = text.indexOf('条例第', at + 3)) {
    const end = at + 2;
    const key = nameEndingAt(text, end, index);
    if (key === null) continue;
    const articles = readArticles(text, end);
    if (articles.length === 0) continue;
    const statute = shortNames.has(key) ? (shortNames.get(key) ?? null) : (index.byName.get(key) ?? null);
    if (statute === null) continue;
    found.push({
      passage,
      start: end - key.length,
      end: articles.at(-1)!.end,
      mark: null,
      number: null,
      statute,
      by: 'alias',
      versions: versionsOf(statute, null, known),
      document: null,
      numbered: null,
      numberStart: null,
      articles,
      shortName: null,
    });
  }
}

/** A longer name before it (甲省优化营商环境条例) is a text of its own. */
const BEFORE_NAME = /^(?:[据照按依合守反行彻和及与、，；。：（“]|[^\u4e00-\u9fff])$/;

/** The longest known name that ends at an offset and is not part of a longer one. */
function nameEndingAt(text: string, end: number, index: StatuteIndex): string | null {
  const found = index.ordinances.find((name) => text.endsWith(name, end));
  if (found === undefined) return null;
  const before = text[end - found.length - 1];
  return before === undefined || BEFORE_NAME.test(before) ? found : null;
}

const byShortName = (statute: Statute | null): Pick<Citation, 'statute' | 'by'> => ({
  statute,
  by: statute ? 'short-name' : null,
});

function documentOf({ document, phrased }: KnownTitle, { inner }: TitleMark, index: StatuteIndex) {
  if (document !== null || inner.length === 0) return phrased;
  for (const { text } of inner) {
    const named = index.documentsByName.get(squeeze(text));
    if (named) return named;
  }
  return phrased;
}

function versionsOf(
  statute: Statute | null,
  number: NumberCitation | null,
  { index, year }: Known,
): readonly StatuteVersion[] {
  if (number?.kind === 'order') {
    const version = index.orders.get(number.sequence);
    if (version && version.title === statute?.title) return [version];
  }
  if (statute === null) return [];
  return year === null ? statute.versions : quotable(statute, year);
}

const TAIL_WORDS = ['的通知', '的意见', '的决定'];
/** 的, with which all of them begin. */
const TAIL = 0x7684;

const isOpening = (code: number): boolean => code === 0xff08 || code === 0x28;
const isClosing = (code: number): boolean => code === 0xff09 || code === 0x29;
const LONGEST_BRACKET = 160;

/** Where the bracket opens that follows a title, with 的通知 between; -1 where none does. */
function bracketAfter(text: string, at: number): number {
  let i = skipBlanks(text, at);
  if (text.charCodeAt(i) === TAIL)
    for (const word of TAIL_WORDS) if (text.startsWith(word, i)) i = skipBlanks(text, i + word.length);
  return isOpening(text.charCodeAt(i)) && closing(text, i) > 0 ? i : -1;
}

/** Offset after the end of the bracket that opens at an offset; -1 where it stays open. */
function closing(text: string, at: number): number {
  let depth = 0;
  const last = Math.min(text.length, at + LONGEST_BRACKET);
  for (let i = at; i < last; i++) {
    const code = text.charCodeAt(i);
    if (isOpening(code)) depth++;
    else if (isClosing(code) && --depth === 0) return i + 1;
  }
  return -1;
}

const SHORT = /(?:简称|以下称|下称)[为：:]?\s*[《“"「]?([^《》“”"「」（）()，,、]{2,20})[》”"」]?/;

function shortNameIn(text: string, start: number, end: number): string | null {
  if (end - start < 5) return null;
  const match = SHORT.exec(text.slice(start, end));
  return match ? squeeze(match[1]!) : null;
}
