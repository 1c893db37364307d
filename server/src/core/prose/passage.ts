import type { Paragraph } from '../report/model.js';
import { relativeYears } from './context.js';
import type { PartList } from './lists.js';
import type { TokenizedText } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** A passage with its numbers read. */
export interface Passage extends TokenizedText {
  readonly paragraph: Paragraph;
  readonly lists: readonly PartList[];
  /** About applications as a whole. */
  readonly applications: boolean;
}

/** Longer sentences are read so far only: they are no sentences. */
export const SENTENCE_MAX = 1500;

/** A sentence's words, years seen from the report's year; asked once a sentence. */
export interface SentenceWords {
  readonly index: number;
  readonly start: number;
  readonly text: string;
  /** Years that it names, in reading order; null: not looked for yet. */
  years: readonly YearWord[] | null;
}

/** A year named at an offset of the passage's text. */
export interface YearWord {
  readonly at: number;
  /** Not the report's. */
  readonly other: boolean;
}

export function sentenceWords(passage: TokenizedText, index: number, year: number | null): SentenceWords {
  const start = passage.sentences[index]!;
  const text = passage.text.slice(start, Math.min(passage.sentences[index + 1]!, start + 2 * SENTENCE_MAX));
  return { index, start, text: relativeYears(text, year), years: null };
}

/** 街道 of 某某街道办事处: in its own report 街道收到3件 is about the whole. */
const kindOfAgency = (agency: string): string => agency.replace(/(?:办事处|人民政府)$/, '').slice(-2);

/** Counts on another basis: a part of the agencies, of the year, or other business. */
export function outOfScope(
  vocabulary: Vocabulary,
  sentence: string,
  clause: string,
  agency: string | null,
): boolean {
  const { on } = vocabulary;
  // The agency's own name is no scope: 某某街道办事处收到3件.
  const own = (text: string) =>
    agency === null ? text : text.replaceAll(agency, '').replaceAll(kindOfAgency(agency), '');
  if (on.scopeSentence.test(sentence) && on.scopeSentence.test(own(sentence))) return true;
  if (on.scopeClause.test(clause) && on.scopeClause.test(own(clause))) return true;
  return on.wholeArea.test(sentence) && !(agency !== null && on.areaAgency.test(agency));
}
