import type { Report } from '../report/model.js';
import { applies, evaluate, isSound, type Reading } from './cells.js';
import { relativeYears } from './context.js';
import { outOfScope, type Passage } from './passage.js';
import type { Vocabulary } from './vocabulary.js';
import { appealsSection, type Words } from './words.js';

/** A phrase that says that there was none, and the cells that say otherwise. */
export interface NilPhrase {
  /** Offsets in the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly message: 'nil' | 'upheld' | 'finished';
  /** Every cell that must be nought. */
  readonly readings: readonly Reading[];
  /** Those that are not. */
  readonly broken: readonly { readonly reading: Reading; readonly value: number }[];
}

/** A paragraph with more is no prose. */
const MOST = 50;

export function findNil(passage: Passage, words: Words, report: Report): NilPhrase[] {
  const found: NilPhrase[] = [];
  const { text, paragraph, seen } = passage;
  const { vocabulary } = words;
  const inSection = paragraph.section !== null && paragraph.section === appealsSection(words);
  for (let i = 0; i < vocabulary.nil.length; i++) {
    const gate = vocabulary.gates.nil[i]!;
    if ((seen & gate[0]) === 0 || (seen & gate[1]) === 0) continue;
    const row = vocabulary.nil[i]!;
    const { message, context } = vocabulary.source.nil[i]!;
    const readings = (words.nil[i] ?? []).filter((reading) => applies(reading, report.edition));
    row.words.lastIndex = 0;
    while (found.length < MOST) {
      const match = row.words.exec(text);
      if (match === null) break;
      const start = match.index;
      const end = start + match[0].length;
      if (match[0] === '') row.words.lastIndex++;
      const clause = text.slice(clauseStart(text, start), end);
      // 已审结的复议均获维持: what comes before narrows it.
      const judged = relativeYears(message === 'nil' ? match[0] : clause, report.year?.value ?? null);
      if (match[0] === '' || row.reject.test(judged)) continue;
      if (found.some((other) => other.message === message && other.start < end && start < other.end))
        continue;
      const sentence = sentenceAround(passage, start);
      const spoken =
        context.length === 0 || inSection || passage.applications || row.context.test(sentence.text);
      if (!spoken || isOtherBasis(vocabulary, sentence, clause, report)) continue;
      const broken = readings.flatMap((reading) => {
        const value = evaluate(reading, report);
        return value !== null && value > 0 && isSound(reading, report) ? [{ reading, value }] : [];
      });
      found.push({ start, end, message, readings, broken });
    }
  }
  return found;
}

interface Sentence {
  readonly text: string;
  /** The part before the phrase. */
  readonly before: string;
}

/** Another year, a part of the year or of the agencies. */
function isOtherBasis(vocabulary: Vocabulary, sentence: Sentence, clause: string, report: Report): boolean {
  const year = report.year?.value ?? null;
  // 无上年结转: what last year left over is this year's business.
  const named = relativeYears(`${sentence.before}${clause}`, year)
    .replace(/上一?年度?(?=(?:没有|无)?的?(?:结转|遗留))/g, '')
    .match(/上年|上一年|去年|往年|前年|20\d\d\s*年|本年|今年/g);
  if (named !== null && !/本年|今年/.test(named[named.length - 1]!)) return true;
  return outOfScope(vocabulary, sentence.text, clause, report.agency?.value ?? null);
}

/** No farther than 500 units to each side: longer sentences are none. */
function sentenceAround({ text, sentences }: Passage, at: number): Sentence {
  let low = 0;
  let high = sentences.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  const start = Math.max(sentences[low]!, at - 500);
  return { text: text.slice(start, Math.min(sentences[low + 1]!, at + 500)), before: text.slice(start, at) };
}

/** Behind the last separator before `at`, no farther back than a clause is long. */
function clauseStart(text: string, at: number): number {
  const last = Math.max(0, at - 60);
  for (let i = at - 1; i >= last; i--) if ('，；。：'.includes(text[i]!)) return i + 1;
  return last;
}
