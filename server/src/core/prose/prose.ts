import { type Facet, facet, type Paragraph, type Report, sourceRange } from '../report/model.js';
import { type CellAddress, cellIndex, cellRange } from '../report/table.js';
import { Has } from '../text/classes.js';
import type { Range } from '../text/range.js';
import { type Claim, findClaims } from './claims.js';
import { markContext } from './context.js';
import { fold } from './fold.js';
import { findLists } from './lists.js';
import { findNil, type NilPhrase } from './nil.js';
import type { Passage } from './passage.js';
import type { Token, TokenizedText } from './token.js';
import { tokenize } from './tokenize.js';
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

const NUMBERS = Has.digit | Has.numeral | Has.fullWidth;

const PROSE: Facet<Prose | null> = {
  compute(report) {
    const words = wordsOf(report.form);
    if (words === null) return null;
    const passages: ReadPassage[] = [];
    for (const paragraph of report.passages) {
      if (paragraph.role !== 'body' && paragraph.role !== 'intro') continue;
      const passage = readPassage(paragraph, words, report);
      if (passage !== null) passages.push(passage);
    }
    return { words, passages };
  },
};

/** Null where the pack brings no vocabulary. */
export const prose = (report: Report): Prose | null => facet(report, PROSE);

function readPassage(paragraph: Paragraph, words: Words, report: Report): ReadPassage | null {
  const numbers = (paragraph.flags & NUMBERS) !== 0;
  const text = numbers ? fold(paragraph.text, paragraph.flags) : paragraph.text;
  const { vocabulary } = words;
  const { matter, section } = paragraph;
  const plans = section !== null && vocabulary.source.plans.includes(section);
  const applications = matter !== null && vocabulary.topics.some((topic) => topic.matters.has(matter));
  const requests = applications || (vocabulary.topics[0]?.words.test(text) ?? false);
  const speaks = !plans && (requests || vocabulary.appeal.test(text));
  if (!numbers && !speaks) return null;
  const { tokens, groups, sentences } = numbers ? tokenize(text, vocabulary) : noNumbers(text);
  if (tokens.length === 0 && !speaks) return null;
  const tokenized = { text, tokens, groups, sentences };
  if (tokens.length > 0) markContext(tokenized, vocabulary, report.year?.value ?? null);
  const lists = findLists(tokenized, vocabulary, { applications: requests });
  const passage: Passage = { text, tokens, groups, sentences, paragraph, lists, applications };
  const quoting = tokens.length > 0 && !plans && (speaks || othersSpeak(text, words));
  const claims = quoting ? findClaims(passage, words, report) : [];
  const quotes = new Map(claims.map((claim) => [claim.token, claim]));
  const nil = speaks ? findNil(passage, words, report) : [];
  return { text, tokens, groups, sentences, paragraph, lists, applications, claims, quotes, nil };
}

const noNumbers = (text: string): TokenizedText => ({
  text,
  tokens: [],
  groups: [],
  sentences: [0, text.length],
});

const othersSpeak = (text: string, words: Words): boolean =>
  words.vocabulary.topics.some((topic, i) => i > 0 && topic.words.test(text));

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
