import { type Facet, facet, type Paragraph, type Report, sourceRange } from '../report/model.js';
import { type CellAddress, cellIndex, cellRange } from '../report/table.js';
import { Has } from '../text/classes.js';
import { isDigit } from '../text/fold.js';
import type { Range } from '../text/range.js';
import type { Claim } from './claim.js';
import { findClaims } from './claims.js';
import { markContext } from './context.js';
import { FOLDED, fold } from './fold.js';
import { findLists } from './lists.js';
import { findNil, type NilPhrase } from './nil.js';
import type { Passage } from './passage.js';
import type { Token, TokenizedText } from './token.js';
import { Tokenizer } from './tokenize.js';
import type { Vocabulary } from './vocabulary.js';
import { type Words, wordsOf } from './words.js';

/** A passage with all that its figures say. */
export interface ReadPassage extends Passage {
  readonly claims: readonly Claim[];
  readonly quotes: ReadonlyMap<Token, Claim>;
  readonly nil: readonly NilPhrase[];
}

/** What the figures in a report's prose say, read once for all checks and for the editor. */
export interface Prose {
  readonly words: Words;
  readonly passages: readonly ReadPassage[];
}

const LONGEST_FIGURE = 8;
const NUMBERS = Has.digit | Has.numeral | Has.fullWidth;

const PROSE: Facet<Prose | null> = {
  compute(report) {
    const words = wordsOf(report.form);
    if (words === null) return null;
    const tokenizer = new Tokenizer(words.vocabulary);
    const passages: ReadPassage[] = [];
    for (const paragraph of report.passages) {
      if (paragraph.role !== 'body' && paragraph.role !== 'intro') continue;
      if (isLoneFigure(paragraph.text)) continue;
      const passage = readPassage(paragraph, words, report, tokenizer);
      if (passage !== null) passages.push(passage);
    }
    return { words, passages };
  },
  // What a passage says depends on its words, the tables and the year; of these only its words are others.
  reword(was, { from, to, before }) {
    if (was === null) return null;
    const { words } = was;
    const passages: ReadPassage[] = [];
    let next = 0;
    for (const [i, paragraph] of to.passages.entries()) {
      const old = from.passages[i]!;
      const known = was.passages[next];
      const isKnown = known?.paragraph === old;
      if (isKnown) next++;
      if (old === before) {
        const read = readPassage(paragraph, words, to, new Tokenizer(words.vocabulary));
        if (read !== null) passages.push(read);
      } else if (isKnown) passages.push(paragraph === old ? known : { ...known, paragraph });
    }
    return { words, passages };
  },
  part: (whole, passage) =>
    whole && { ...whole, passages: whole.passages.filter(({ paragraph }) => paragraph === passage) },
};

/** Null where the pack brings no vocabulary. */
export const prose = (report: Report): Prose | null => facet(report, PROSE);

/** A cell that stands on a line of its own: without words it says nothing. */
function isLoneFigure(text: string): boolean {
  if (text.length > LONGEST_FIGURE) return false;
  for (let at = 0; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
}

function readPassage(
  paragraph: Paragraph,
  words: Words,
  report: Report,
  tokenizer: Tokenizer,
): ReadPassage | null {
  const numbers = (paragraph.flags & NUMBERS) !== 0;
  const { vocabulary } = words;
  const { gates } = vocabulary;
  let tokenized = tokenizer.read((paragraph.flags & FOLDED) === 0 ? paragraph.text : fold(paragraph.text));
  // Blanks are mostly plain ones, which need no folding.
  if ((tokenized.seen & gates.oddBlank) !== 0) tokenized = tokenizer.read(fold(paragraph.text));
  if (!numbers) tokenized = oneSentence(tokenized);
  const { text, tokens, seen } = tokenized;
  const { matter, section } = paragraph;
  const plans = section !== null && vocabulary.source.plans.includes(section);
  const applications = matter !== null && vocabulary.topics.some((topic) => topic.matters.has(matter));
  const requests = applications || speaksOf(0, tokenized, vocabulary);
  const speaks = !plans && (requests || ((seen & gates.appeal) !== 0 && vocabulary.appeal.test(text)));
  if (tokens.length === 0 && !speaks) return null;
  if (tokens.length > 0) markContext(tokenized, vocabulary, report.year?.value ?? null);
  const lists = findLists(tokenized, vocabulary, { applications: requests });
  const { groups, sentences, seenIn, hints } = tokenized;
  const passage: Mutable<ReadPassage> = {
    text,
    tokens,
    groups,
    sentences,
    seenIn,
    seen,
    hints,
    paragraph,
    lists,
    applications,
    claims: NO_CLAIMS,
    quotes: NO_QUOTES,
    nil: NO_PHRASES,
  };
  const quoting = tokens.length > 0 && !plans && (speaks || othersSpeak(tokenized, vocabulary));
  if (quoting) {
    const claims = findClaims(passage, words, report);
    passage.claims = claims;
    if (claims.length > 0) {
      const quotes = new Map<Token, Claim>();
      for (const claim of claims) quotes.set(claim.token, claim);
      passage.quotes = quotes;
    }
  }
  if (speaks) passage.nil = findNil(passage, words, report);
  return passage;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NO_CLAIMS: readonly Claim[] = [];
const NO_QUOTES: ReadonlyMap<Token, Claim> = new Map();
const NO_PHRASES: readonly NilPhrase[] = [];

/** Without figures a paragraph is read as a whole: what it is about, its other sentences may say. */
const oneSentence = (tokenized: TokenizedText): TokenizedText => ({
  ...tokenized,
  sentences: [0, tokenized.text.length],
  seenIn: [tokenized.seen],
});

const speaksOf = (topic: number, { text, seen }: TokenizedText, { topics, gates }: Vocabulary): boolean =>
  (seen & (gates.topics[topic] ?? 0)) !== 0 && topics[topic]!.words.test(text);

function othersSpeak(tokenized: TokenizedText, vocabulary: Vocabulary): boolean {
  for (let i = 1; i < vocabulary.topics.length; i++) if (speaksOf(i, tokenized, vocabulary)) return true;
  return false;
}

/** A number of the text and the cells that it quotes. */
export interface QuoteLink {
  readonly range: Range;
  readonly cells: readonly { readonly address: CellAddress; readonly range: Range }[];
  readonly verdict: 'equal' | 'contradicted' | 'unlinked';
}

const LINKS: Facet<readonly QuoteLink[]> = {
  compute(report) {
    const links: QuoteLink[] = [];
    for (const passage of prose(report)?.passages ?? [])
      for (const claim of passage.claims) {
        links.push({
          range: sourceRange(passage.paragraph, claim.token.start, claim.token.end),
          cells: cellsOf(claim, report),
          verdict:
            claim.verdict === 'equal'
              ? 'equal'
              : claim.verdict === 'contradicted'
                ? 'contradicted'
                : 'unlinked',
        });
      }
    return links;
  },
};

/** Numbers of the text that quote cells, for the editor: definition, references, hover. */
export const quoteLinks = (report: Report): readonly QuoteLink[] => facet(report, LINKS);

/** The cells that a claim stands for, as far as the report has them. */
export function cellsOf(claim: Claim, report: Report): QuoteLink['cells'] {
  return claim.reading.terms.flatMap(({ address }) => {
    const table = report.tables.get(address.table);
    if (table === undefined) return [];
    const index = cellIndex(table.template, address.row, address.column);
    return index < 0 || table.start[index]! < 0 ? [] : [{ address, range: cellRange(table, index) }];
  });
}
